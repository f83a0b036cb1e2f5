import type { FitOutcome } from '../fit/index.js';
import { checkData, checkSpec } from './checkSpec.js';
import type { EnsembleSpec, TestRow, ToyRow } from './ensembleSpec.js';
import { shareState } from './sharedState.js';
import { unlessAborted } from './unlessAborted.js';
import { WorkerPool, type WorkerChange } from './workerPool.js';

/** The fits of one run: the observed data and its toys, on a pool of workers. */
export interface Ensemble {
  /**
   * Fits observed data: `rows` events, one array a feature, scaled as the reference is. Repeat 0 is the result; 1, 2, …
   * take other starts.
   *
   * @throws Fault `usage` if the events do not fit the network
   */
  fitData(columns: readonly Float32Array[], rows: number, repeat: number): Promise<FitOutcome>;
  /**
   * Draws and fits the toys of these indices (0 and above); `onToy` gets each as it ends, in no certain order.
   *
   * @throws Fault `interrupted` when the signal aborts; toys then under way are lost
   */
  runToys(indices: Iterable<number>, onToy: (row: ToyRow) => void, signal?: AbortSignal): Promise<void>;
  /**
   * The classical statistics of the same toys, where the spec asks for them; `onRow` gets each as it ends.
   *
   * @throws Fault `interrupted` when the signal aborts; `internal` if the spec asks for none
   */
  runTests(indices: Iterable<number>, onRow: (row: TestRow) => void, signal?: AbortSignal): Promise<void>;
  /** Ends the workers. */
  close(): Promise<void>;
}

/** Toys handed to a worker ahead of the one it works on. */
const AHEAD = 2;

/**
 * Prepares the shared memory and starts the workers. They keep the process alive until `close`.
 *
 * @param spec - reference, source of toys, yield, network and fit: what decides every number
 * @param options - `workers`: threads, 1 or more; no number depends on it
 * @throws Fault `usage` if no fit can be made of the spec, or the memory needed exceeds what 32-bit addresses reach
 * @example
 * const ensemble = openEnsemble(spec, { workers: 2 });
 * const observed = [Float32Array.of(0.1, 2.3, 0.7)]; // one feature, three events
 * const { t } = await ensemble.fitData(observed, 3, 0);
 * const toys = new Float64Array(100);
 * await ensemble.runToys(toys.keys(), (toy) => (toys[toy.index] = toy.t));
 * await ensemble.close();
 */
export function openEnsemble(spec: EnsembleSpec, options: { workers: number }): Ensemble {
  return ensembleOf(spec, options);
}

/** The same with workers of another kind, for tests. */
export function ensembleOf(
  spec: EnsembleSpec,
  { workers, ...change }: { workers: number } & WorkerChange,
): Ensemble {
  checkSpec(spec, workers);
  const pool = new WorkerPool(shareState(spec, workers), change);

  /** Each lane takes the next toy as soon as its last is done; what a worker has next is always there. */
  const inLanes = async (
    indices: Iterable<number>,
    signal: AbortSignal | undefined,
    work: (index: number) => Promise<() => void>,
  ): Promise<void> => {
    const queue = indices[Symbol.iterator]();
    const lane = async (): Promise<void> => {
      for (let next = queue.next(); !next.done; next = queue.next()) {
        if (signal?.aborted) return;
        const report = await work(next.value);
        if (signal?.aborted) return;
        report();
      }
    };
    const lanes = Promise.all(Array.from({ length: workers * AHEAD }, lane));
    await unlessAborted(lanes, signal).catch((error: unknown) => {
      // Workers cannot be asked to stop in the middle of a fit.
      if (signal?.aborted) void pool.close();
      throw error;
    });
  };

  return {
    async fitData(columns, rows, repeat) {
      checkData(spec, { columns, rows });
      return pool.run({ kind: 'data', data: { columns, rows }, repeat });
    },

    runToys: (indices, onToy, signal) =>
      inLanes(indices, signal, async (index) => {
        const row = await pool.run({ kind: 'toy', index });
        return () => onToy(row);
      }),

    runTests: (indices, onRow, signal) =>
      inLanes(indices, signal, async (index) => {
        const row = await pool.run({ kind: 'tests', index });
        return () => onRow(row);
      }),

    close: () => pool.close(),
  };
}
