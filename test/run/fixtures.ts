import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { drawBenchmark, findLaw } from '../../src/benchmark/index.js';
import type { Ensemble, EnsembleSpec, ToyRow } from '../../src/ensemble/index.js';
import type { openEnsemble } from '../../src/ensemble/index.js';
import { writeArrow, type OutputColumn } from '../../src/formats/index.js';
import { parameterCount } from '../../src/network/index.js';
import { exponential, purposes, Stream } from '../../src/random/index.js';
import type { RunConfig } from '../../src/setup/index.js';

/** An empty folder of its own. */
export function scratch(): string {
  return mkdtempSync(join(tmpdir(), 'nplm-test-'));
}

export function writeTable(
  path: string,
  columns: readonly OutputColumn[],
  metadata: Readonly<Record<string, string>> = {},
): string {
  writeFileSync(path, writeArrow(columns, new Map(Object.entries(metadata))));
  return path;
}

/** Paths that tests open themselves. */
interface OneFileEach {
  readonly reference: string;
  readonly data: string;
  readonly out: string;
}

/** A reference of 2000 and data of 95 events of the exponential law, expected 100. */
export function smallRun(change: Partial<RunConfig> & Partial<OneFileEach> = {}): RunConfig & OneFileEach {
  const folder = scratch();
  const draw = (name: string, events: number, seed: number): string =>
    writeTable(join(folder, name), [
      { name: 'x', values: drawBenchmark(findLaw('exponential'), { events, seed })[0] },
    ]);
  return {
    reference: draw('reference.arrow', 2000, 1),
    data: draw('data.arrow', 95, 2),
    expected: 100,
    toys: 20,
    workers: 1,
    ...change,
    out: change.out ?? join(folder, 'out'),
  };
}

/** What tests do to a stand-in of the ensemble, and see of it. */
export interface FakeEnsemble {
  readonly open: typeof openEnsemble;
  readonly specs: EnsembleSpec[];
  /** Indices of the toys that were fitted. */
  readonly fitted: number[];
  /** Repeats of the observed fit that were made. */
  readonly fittedData: number[];
  readonly closed: () => number;
}

/**
 * An ensemble that fits at once: t of toy k is drawn from a law like χ²₁₃ by its index alone.
 *
 * @param change - replaces or breaks the row of a toy; called before each
 * @param beforeData - called before each fit of the observed data
 */
export function fakeEnsemble(
  change: (row: ToyRow) => Partial<ToyRow> = () => ({}),
  observedT: number | null = 20,
  beforeData: (repeat: number) => void = () => undefined,
): FakeEnsemble {
  const specs: EnsembleSpec[] = [];
  const fitted: number[] = [];
  const fittedData: number[] = [];
  let closed = 0;
  const open = (spec: EnsembleSpec): Ensemble => {
    specs.push(spec);
    const parameters = new Float64Array(parameterCount(spec.fit.network)).fill(0.1);
    return {
      fitData: async (_columns, _rows, repeat) => {
        for (let turn = 0; turn <= repeat; turn++) await setImmediate();
        beforeData(repeat);
        fittedData.push(repeat);
        return {
          t: observedT === null ? NaN : observedT + repeat / 100,
          parameters,
          starts: 1,
          polished: 1,
          evaluations: 10,
          converged: true,
          activeBounds: 0,
          failed: observedT === null,
        };
      },
      runToys: async (indices, onToy, signal) => {
        for (const index of indices) {
          await Promise.resolve();
          signal?.throwIfAborted();
          const stream = new Stream(spec.seed, purposes.jitter, index);
          let t = 0;
          for (let i = 0; i < 6; i++) t += 2 * exponential(stream);
          const row = {
            index,
            nData: 100,
            t,
            starts: 1,
            polished: 1,
            evaluations: 10,
            converged: true,
            activeBounds: 0,
            failed: false,
            seconds: 0.001,
          };
          onToy({ ...row, ...change(row) });
          fitted.push(index);
        }
      },
      runTests: () => Promise.reject(new Error('no classical tests are faked')),
      close: () => {
        closed++;
        return Promise.resolve();
      },
    };
  };
  return { open, specs, fitted, fittedData, closed: () => closed };
}
