import { join } from 'node:path';
import type { Ensemble, EnsembleSpec } from '../../src/ensemble/index.js';
import type { PowerConfig, PowerHooks } from '../../src/power/index.js';
import { powerWith } from '../../src/power/measurePower.js';
import { normal, purposes, Stream } from '../../src/random/index.js';
import { smallRun } from '../run/fixtures.js';
import { chi2Toys } from '../statistic/chi2Toys.js';

export const DOF = 13;

/** As many as there are tests, or more. */
const TESTS = 12;

/**
 * An ensemble whose t follows χ²13, larger by 2 for each signal event, and whose classical statistics are normal numbers,
 * larger by S/10.
 *
 * @param beforeToy - called before each fit
 */
export function powerEnsemble(beforeToy: () => void = () => undefined) {
  const fitted: string[] = [];
  const open = (spec: EnsembleSpec): Ensemble => {
    const events = spec.injection?.events;
    const name = events === undefined ? 'null' : `S ${events}`;
    const law = chi2Toys(spec.seed + (events === undefined ? 0 : 100 + events), 2000, DOF);
    return {
      fitData: () => Promise.reject(new Error('there are no data')),
      runToys: async (indices, onToy, signal) => {
        for (const index of indices) {
          await Promise.resolve();
          beforeToy();
          signal?.throwIfAborted();
          fitted.push(`${name} ${index}`);
          const fit = { nData: 100 + (events ?? 0), starts: 1, polished: 1, evaluations: 1, activeBounds: 0 };
          const t = law[index] + 2 * (events ?? 0);
          onToy({ index, t, ...fit, converged: true, failed: false, seconds: 0.001 });
        }
      },
      runTests: async (indices, onRow, signal) => {
        for (const index of indices) {
          await Promise.resolve();
          signal?.throwIfAborted();
          const stream = new Stream(spec.seed, purposes.jitter, index, events === undefined ? 0 : 1 + events);
          const values = Array.from({ length: TESTS }, () => normal(stream) + (events ?? 0) / 10);
          onRow({ index, nData: 100 + (events ?? 0), values });
        }
      },
      close: () => Promise.resolve(),
    };
  };
  return { open, fitted };
}

/** A study of the tail of the exponential law. */
export function smallPower(change: Partial<PowerConfig> = {}): PowerConfig & { readonly out: string } {
  const { reference, expected, out } = smallRun();
  return {
    reference,
    expected,
    toyPool: 'exponential',
    signal: 'tail',
    yields: [0, 10],
    toys: 1000,
    signalToys: 200,
    workers: 1,
    ...change,
    out: change.out ?? join(out, '../power'),
  };
}

export const study = (config: PowerConfig, hooks: PowerHooks = {}, ensemble = powerEnsemble()) =>
  powerWith(ensemble.open, config, hooks);
