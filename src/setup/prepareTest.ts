import type { Law } from '../benchmark/index.js';
import type { WorkHooks } from '../folder/index.js';
import { heedSignal, readInput, refuseSecondStdin, type Locations } from '../input/index.js';
import type { Table } from '../sample/index.js';
import { Fault } from '../fault/index.js';
import { benchmarkDefaults, benchmarkNotes } from './benchmarkDefaults.js';
import { benchmarkOf } from './benchmarkOf.js';
import { checkConfig } from './checkConfig.js';
import { choiceNotes } from './choiceNotes.js';
import type { ChosenColumns } from './chooseColumns.js';
import { chooseEvents } from './chooseEvents.js';
import { clipSourceOf, type ClipSource } from './clipSource.js';
import type { TestConfig } from './config.js';
import { digestsOf, readReference } from './inputs.js';
import { prepareReference, type PreparedReference } from './prepareReference.js';
import type { TuningConditions } from './tuning.js';
import { tuningConditions } from './tuningConditions.js';

/** A test that has no data yet. */
export interface PreparedTest {
  readonly reference: PreparedReference;
  readonly conditions: TuningConditions;
  /** sha256 of each input by its role. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly columns: ChosenColumns;
  /** The reference, with the rows and the features of the test. */
  readonly table: Table;
  /** The benchmark that --ref names. */
  readonly law: Law | undefined;
  /** Where the clip comes from. */
  readonly clipFrom: ClipSource;
  /** A file that stands beside the reference, with the rows and the features of the test. */
  readonly beside: Table | undefined;
  readonly warnings: readonly string[];
}

/** A file beside the reference. */
interface FileBeside {
  readonly role: string;
  readonly locations: Locations;
  /** What to do if it cannot be opened: `check --signal`. */
  readonly todo: string;
}

/** What a caller hears, and how it ends the work early. */
export type PrepareHooks = Pick<WorkHooks<never, never>, 'note' | 'signal'>;

/**
 * Reads the reference and makes the choices of a test that has no data yet.
 *
 * @param config - with `events`, N_D of a test of the shape alone
 * @param hooks - `note` hears the choices, and what is worth a warning
 * @param beside - a file that is cut and given features as the reference is
 * @throws Fault `usage`, `missing` or `content` for what makes no test; `interrupted` when the signal aborts
 */
export async function prepareTest(
  config: TestConfig & { readonly events?: number | undefined },
  { note, signal }: PrepareHooks,
  beside?: FileBeside,
): Promise<PreparedTest> {
  checkConfig(config);
  checkEvents(config);
  await heedSignal(signal);
  if (beside !== undefined) refuseSecondStdin([config.reference, beside.locations]);
  const law = await benchmarkOf(config.reference);
  const asked = benchmarkDefaults(config, law);
  const inputs = await readReference(asked, law, signal);
  const other = beside === undefined ? undefined : await readInput(beside.locations, beside.todo, signal);
  const chosen = chooseEvents(
    asked,
    {
      reference: inputs.reference.table,
      pool: inputs.pool?.table,
      beside: other?.table,
    },
    true,
  );
  const { columns, tables } = chosen;
  const reference = prepareReference(asked, chosen, config.events);
  if (reference.toyless)
    throw new Fault('usage', {
      where: tables.reference.origin,
      what: 'no toys can be drawn from events of negative weight',
      todo: 'give events without negative weights with --toy-pool FILE',
    });
  // What takes the clip of the benchmark says so; a search only begins there.
  const taken = benchmarkNotes(config, { ...asked, clip: undefined }, law);
  for (const text of [...taken, ...choiceNotes(asked, chosen, reference)]) note?.(text, 'note');
  const warnings = [...columns.warnings, ...reference.warnings];
  for (const text of warnings) note?.(text, 'warning');
  await heedSignal(signal);
  const digests = digestsOf(inputs);
  return {
    reference,
    conditions: tuningConditions(reference.config, digests),
    inputs: other === undefined ? digests : { ...digests, [beside?.role ?? '']: other.sha256 },
    columns,
    table: tables.reference,
    law,
    clipFrom: clipSourceOf(config, asked),
    beside: tables.beside,
    warnings,
  };
}

function checkEvents({
  events,
  shapeOnly,
}: Pick<TestConfig, 'shapeOnly'> & { readonly events?: number | undefined }): void {
  const fault = (what: string, todo: string): Fault => new Fault('usage', { what, todo });
  if (events === undefined) return;
  if (!(Number.isInteger(events) && events > 0))
    throw fault(`--events is ${events}`, 'give a whole number above 0');
  if (shapeOnly !== true)
    throw fault('--events has no meaning without --shape-only', 'give the yield with --expected');
}
