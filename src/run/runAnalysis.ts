import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { openEnsemble, type Ensemble, type ToyRow } from '../ensemble/index.js';
import { Fault } from '../fault/index.js';
import type { FitOutcome } from '../fit/index.js';
import { readTable } from '../formats/index.js';
import { plainLogRatio } from '../network/index.js';
import { checkConfig } from './checkConfig.js';
import type { RunConfig } from './config.js';
import { eventTable } from './eventTable.js';
import { figureInput, type FigureInput } from './figureInput.js';
import { Journal } from './journal.js';
import { makeResult } from './makeResult.js';
import { OutputFolder } from './outputFolder.js';
import { inputList, isLaw, prepare, type Inputs, type Prepared } from './prepare.js';
import { readInput } from './readInput.js';
import type { Result } from './result.js';
import { runState } from './runState.js';
import { timingTable, toyTable } from './toyTables.js';

/** Other start seeds of the observed fit. */
const REPEATS = 5;

const JOURNAL = 'toys.journal';

/** How far a run is. */
export interface Progress {
  /** Toys that are there, those of an interrupted run included. */
  readonly done: number;
  readonly total: number;
  /** Toys that were there at the start. */
  readonly resumed: number;
}

/** A file of the output folder that is drawn from a result. */
export interface DrawnFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface RunHooks {
  /** Called after every toy. */
  readonly progress?: ((progress: Progress) => void) | undefined;
  /** The choices made, before the first fit, and what is worth a warning. */
  readonly note?: ((text: string, kind: 'note' | 'warning') => void) | undefined;
  /** Ends the run early; what is done is kept. */
  readonly signal?: AbortSignal | undefined;
  /** Draws the figures that go into the folder. */
  readonly draw?: ((input: FigureInput) => Promise<readonly DrawnFile[]>) | undefined;
}

/** What a run leaves. */
export interface RunOutcome {
  readonly result: Result;
  /** The output folder. */
  readonly folder: string;
  /** `already`: the folder held this result. */
  readonly status: 'new' | 'resumed' | 'already';
}

/**
 * Tests whether data follow a reference: reads two files, fits the observed data and the toys, and leaves a folder with
 * result.json, toys.arrow, timings.arrow, events.arrow and the figures.
 *
 * A run that was interrupted goes on where it was; one that is finished is returned as it is.
 *
 * @throws Fault `usage`, `missing` or `content` for what cannot be tested; `output` or `busy` for a folder that cannot
 *   be written; `interrupted` when the signal aborts
 * @example
 * const { result } = await runAnalysis({ reference: 'sm.arrow', data: 'obs.arrow' });
 * console.log(result.significance.z);
 */
export function runAnalysis(config: RunConfig, hooks: RunHooks = {}): Promise<RunOutcome> {
  return runWith(openEnsemble, config, hooks);
}

/** The run on any ensemble; tests give one that fits at once. */
export async function runWith(
  open: typeof openEnsemble,
  config: RunConfig,
  hooks: RunHooks,
): Promise<RunOutcome> {
  const began = performance.now();
  checkConfig(config);
  stopIfAborted(hooks.signal);
  const inputs = await readInputs(config);
  const prepared = prepare(config, inputs);
  for (const text of prepared.notes) hooks.note?.(text, 'note');
  for (const text of prepared.warnings) hooks.note?.(text, 'warning');

  // Reading many events takes a while, in which no signal is heard.
  await new Promise((resolve) => setImmediate(resolve));
  stopIfAborted(hooks.signal);
  const path = config.out ?? 'nplm-out';
  const state = runState(
    prepared.config,
    Object.fromEntries(inputList(inputs).map(([role, { sha256 }]) => [role, sha256])),
  );
  const force = config.force ?? false;
  const finished = force ? undefined : OutputFolder.finished(path, state);
  if (finished !== undefined && (finished.complete || hooks.draw === undefined)) {
    return { result: finished.result, folder: path, status: 'already' };
  }

  const folder = OutputFolder.open(path, state, force);
  try {
    if (finished !== undefined) {
      await draw(folder, prepared, finished.result, storedToys(path), hooks);
      return { result: finished.result, folder: path, status: 'already' };
    }
    const fits = await fitAll(open, prepared, folder, state.digest, config.workers, hooks);
    const result = makeResult(prepared, fits, {
      inputs,
      seconds: (performance.now() - began) / 1000,
      resumedToys: fits.resumed,
      history: folder.history,
    });
    for (const text of result.warnings.slice(prepared.warnings.length)) hooks.note?.(text, 'warning');
    writeTables(folder, prepared, inputs, fits);
    folder.writeResult(result);
    folder.remove(JOURNAL);
    await draw(folder, prepared, result, tOfToys(fits.toys), hooks);
    return { result, folder: path, status: folder.status };
  } finally {
    folder.close();
  }
}

async function readInputs({ reference, data, toyPool }: RunConfig): Promise<Inputs> {
  const first = await readInput(reference, '--ref');
  const second = await readInput(data, '--data');
  if (toyPool === undefined || isLaw(toyPool)) return { reference: first, data: second };
  return { reference: first, data: second, pool: await readInput(toyPool, '--toy-pool') };
}

interface Fits {
  readonly toys: readonly ToyRow[];
  readonly observed: FitOutcome;
  readonly repeats: readonly FitOutcome[];
  readonly resumed: number;
}

/** Toys first: their number is fixed before t is seen. */
async function fitAll(
  open: typeof openEnsemble,
  prepared: Prepared,
  folder: OutputFolder,
  digest: string,
  workers = availableParallelism(),
  hooks: RunHooks,
): Promise<Fits> {
  const { signal, progress } = hooks;
  const total = prepared.config.toys;
  const journal = new Journal(folder.claim(JOURNAL), digest);
  const toys = new Map([...journal.found].filter(([index]) => index < total));
  const resumed = toys.size;
  let ensemble: Ensemble | undefined;
  try {
    ensemble = open(prepared.spec, { workers });
    const missing = Array.from({ length: total }, (_, index) => index).filter((index) => !toys.has(index));
    progress?.({ done: resumed, total, resumed });
    await ensemble.runToys(
      missing,
      (row) => {
        journal.add(row);
        toys.set(row.index, row);
        progress?.({ done: toys.size, total, resumed });
      },
      signal,
    );
    const { scaledData, data } = prepared;
    const fitData = ensemble.fitData.bind(ensemble);
    const repeats = Array.from({ length: REPEATS + 1 }, (_, repeat) =>
      fitData(scaledData, data.rows, repeat),
    );
    const [observed, ...others] = await unlessAborted(Promise.all(repeats), signal);
    const sorted = [...toys.values()].sort((a, b) => a.index - b.index);
    return { toys: sorted, observed, repeats: others, resumed };
  } catch (error) {
    if (signal?.aborted === true) throw interrupted(toys.size, total, error);
    if (toys.size === 0) {
      journal.close();
      folder.discard();
    }
    throw error;
  } finally {
    journal.close();
    await ensemble?.close();
  }
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Fault('interrupted', { what: 'stopped' }));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
    work.catch(() => undefined);
  }
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Fault('interrupted', { what: 'stopped before the start' });
}

function interrupted(done: number, total: number, cause: unknown): Fault {
  return new Fault(
    'interrupted',
    { what: `stopped after ${done} of ${total} toys`, todo: 'run the same command again to go on' },
    { cause },
  );
}

function writeTables(folder: OutputFolder, prepared: Prepared, inputs: Inputs, fits: Fits): void {
  const { network, scaledData, data, config } = prepared;
  const { observed } = fits;
  const f = observed.failed
    ? undefined
    : plainLogRatio(network, observed.parameters, { rows: data.rows, columns: scaledData, extras: [] });
  folder.write('toys.arrow', toyTable(fits.toys));
  folder.write('timings.arrow', timingTable(fits.toys));
  folder.write('events.arrow', eventTable(inputs.data.table, config.features, f));
}

async function draw(
  folder: OutputFolder,
  prepared: Prepared,
  result: Result,
  toys: readonly number[],
  hooks: RunHooks,
): Promise<void> {
  // Without figures the run is finished but not complete: a later call may draw them.
  if (hooks.draw === undefined) return;
  const files = await hooks.draw(figureInput(prepared, result, toys));
  for (const { name, bytes } of files) folder.write(name, bytes);
  folder.complete();
}

function tOfToys(toys: readonly ToyRow[]): number[] {
  return toys.filter(({ failed }) => !failed).map(({ t }) => t);
}

/** Of a finished run whose figures are to be drawn again. */
function storedToys(folder: string): number[] {
  const path = join(folder, 'toys.arrow');
  try {
    const { columns } = readTable(readFileSync(path), path);
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
