import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault/index.js';
import { drawInto } from '../folder/index.js';
import { readArrow } from '../formats/index.js';
import { plainLogRatio } from '../network/index.js';
import { eventTable } from './eventTable.js';
import { figureInput } from './figureInput.js';
import { histogramsOf } from './histograms.js';
import type { RunFolder } from './runFolder.js';
import type { Prepared } from './prepare.js';
import type { Result } from './result.js';
import type { RunHooks } from './runHooks.js';
import type { RunState } from './runState.js';

/**
 * Writes what follows from a result: events.arrow, histograms.json, the report and the figures. The result may be of an
 * earlier call that did not come so far, and gives the same bytes then.
 *
 * @throws Fault `interrupted` when the signal aborts before the last figure; a later call draws them
 */
export async function finishFolder(
  run: { readonly prepared: Prepared; readonly folder: RunFolder; readonly state: RunState },
  result: Result,
  hooks: Pick<RunHooks, 'draw' | 'report' | 'signal'>,
): Promise<void> {
  const { prepared, folder, state } = run;
  const f = dataF(prepared, result);
  folder.write('events.arrow', eventTable(prepared.dataTable, prepared.keptData, f, state));
  const histograms = histogramsOf(prepared, result);
  folder.write('histograms.json', new TextEncoder().encode(`${JSON.stringify(histograms)}\n`));
  if (hooks.report !== undefined) folder.write('report.html', hooks.report(folder.path));
  // Without figures the folder is not complete: a later call may draw them.
  if (hooks.draw === undefined) return;
  const files = hooks.draw(figureInput(prepared, result, histograms, storedToys(folder.path)));
  await drawInto(folder, files, hooks.signal);
}

/** f of the data; undefined where the fit failed. */
function dataF({ network, scaledData, data }: Prepared, { parameters }: Result): Float64Array | undefined {
  if (parameters === null) return undefined;
  const events = { rows: data.rows, columns: scaledData, extras: [] };
  return plainLogRatio(network, Float64Array.from(parameters), events);
}

/** t of the toys that have one. */
function storedToys(folder: string): number[] {
  const path = join(folder, 'toys.arrow');
  try {
    const { columns } = readArrow(readFileSync(path), path);
    return [...(columns.find(({ name }) => name === 't')?.values ?? [])].filter(Number.isFinite);
  } catch (cause) {
    throw new Fault(
      'usage',
      {
        where: path,
        what: 'a file of the finished run is gone or damaged',
        todo: 'make it again with --force',
      },
      { cause },
    );
  }
}
