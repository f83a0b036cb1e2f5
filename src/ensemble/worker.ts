import { workerData } from 'node:worker_threads';
import { Fault, type FaultKind, type FaultText } from '../fault/index.js';
import type { FitData, FitOutcome } from '../fit/index.js';
import type { TestRow, ToyRow } from './ensembleSpec.js';
import type { SharedState } from './sharedState.js';
import { ToyFitter } from './toyFitter.js';

/** What a worker is asked: to fit a toy, to put it to the classical tests, or to fit the observed data. */
export type Task =
  | { readonly kind: 'toy'; readonly index: number }
  | { readonly kind: 'tests'; readonly index: number }
  | { readonly kind: 'data'; readonly data: FitData; readonly repeat: number };

export type TaskResult<T extends Task> = { toy: ToyRow; tests: TestRow; data: FitOutcome }[T['kind']];

/** What a worker answers. Errors lose their class between threads, so a fault travels as what it is made of. */
export type Reply<T extends Task> =
  { readonly result: TaskResult<T> } | { readonly fault: [FaultKind, FaultText] };

const fitter = openFitter();

/** The entry of the pool. */
export default function work(task: Task): Reply<Task> {
  try {
    return { result: resultOf(task) };
  } catch (error) {
    if (error instanceof Fault) return { fault: [error.kind, error.text] };
    throw error;
  }
}

function resultOf(task: Task): TaskResult<Task> {
  switch (task.kind) {
    case 'toy':
      return timedToy(task.index);
    case 'tests':
      return fitter.tests(task.index);
    case 'data':
      return fitter.data(task.data, task.repeat);
  }
}

function timedToy(index: number): ToyRow {
  const begin = performance.now();
  const row = fitter.toy(index);
  return { ...row, seconds: (performance.now() - begin) / 1000 };
}

/** What a worker is started with. */
interface WorkerStart extends SharedState {
  /** One Int32: how many workers have taken an arena. */
  readonly taken: SharedArrayBuffer;
}

/** Takes the next free arena. Workers live as long as their pool, so none is ever given back. */
function openFitter(): ToyFitter {
  const state = stateFromPool(workerData);
  const slot = Atomics.add(new Int32Array(state.taken), 0, 1);
  if (slot >= state.workers) throw new Error(`worker ${slot + 1} started where ${state.workers} have memory`);
  return new ToyFitter(state, slot);
}

/** piscina hands its own workerData in a pair behind its internal one. */
function stateFromPool(data: unknown): WorkerStart {
  return (Array.isArray(data) ? data.at(-1) : data) as WorkerStart;
}
