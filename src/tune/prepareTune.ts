import { Fault } from '../fault/index.js';
import { heedSignal } from '../input/index.js';
import {
  checkConfig,
  choiceNotes,
  chooseColumns,
  chooseTables,
  definitionsOf,
  digestsOf,
  inputList,
  poolWarnings,
  prepareReference,
  readReference,
  referenceWarnings,
  tuningConditions,
  type PreparedReference,
  type TuningConditions,
} from '../setup/index.js';
import { selectSample, type Table } from '../sample/index.js';
import { tuneDefaults, type TuneConfig } from './tuneConfig.js';

/** A tuning before its first fit. */
export interface PreparedTune {
  readonly reference: PreparedReference;
  readonly conditions: TuningConditions;
  /** sha256 of each input by its role. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

/**
 * Reads the reference and makes the choices of a test that has no data yet.
 *
 * @param note - hears the choices, and what is worth a warning
 * @throws Fault `usage`, `missing` or `content` for what cannot be tuned; `interrupted` when the signal aborts
 */
export async function prepareTune(
  config: TuneConfig,
  note: (text: string, kind: 'note' | 'warning') => void,
  signal: AbortSignal | undefined,
): Promise<PreparedTune> {
  const { toys = tuneDefaults.toys, events } = config;
  const asked = { ...config, toys };
  checkConfig(asked);
  checkTune(config, toys);
  await heedSignal(signal);
  const inputs = await readReference(asked, signal);
  const files = inputList(inputs).map(([, { table }]) => table);
  const { tables, names, formulas, notes } = chooseTables(asked, files);
  const [table, pool] = tables as readonly [Table, Table?];
  const columns = chooseColumns(asked, names, table);
  const { sample: whole } = selectSample(table, columns.features, columns.weight, asked);
  const reference = prepareReference(asked, {
    file: inputs.reference.table,
    reference: table,
    pool,
    columns,
    formulas,
    whole,
    events,
  });
  if (reference.toyless)
    throw new Fault('usage', {
      where: table.origin,
      what: 'no toys can be drawn from events of negative weight, and without toys no clip is tuned',
      todo: 'give events without negative weights with --toy-pool FILE',
    });
  for (const text of [
    ...notes,
    ...choiceNotes({
      features: definitionsOf(reference.config.features, reference.config.formulas),
      how: columns.how,
      yields: reference.yields,
      data: events ?? 0,
      weight: columns.weight,
      cut: asked.where !== undefined,
      columns: [],
    }),
  ])
    note(text, 'note');
  const warnings = [
    ...columns.warnings,
    ...referenceWarnings(reference),
    ...poolWarnings(reference.pool, reference.config),
  ];
  for (const text of warnings) note(text, 'warning');
  await heedSignal(signal);
  const digests = digestsOf(inputs);
  return { reference, conditions: tuningConditions(reference.config, digests), inputs: digests, warnings };
}

function checkTune({ events, shapeOnly }: TuneConfig, toys: number): void {
  const fault = (what: string, todo: string): Fault => new Fault('usage', { what, todo });
  if (toys < 100) throw fault(`--toys is ${toys}`, 'give 100 or more: fewer cannot test the χ² law');
  if (events === undefined) return;
  if (!(Number.isInteger(events) && events > 0))
    throw fault(`--events is ${events}`, 'give a whole number above 0');
  if (shapeOnly !== true)
    throw fault('--events has no meaning without --shape-only', 'give the yield with --expected');
}
