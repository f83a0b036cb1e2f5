import { describe, expect, it } from 'vitest';
import { openEnsemble, type EnsembleSpec } from '../../src/ensemble/index.js';
import { createNetwork } from '../../src/network/index.js';
import { LAW, numberedPool, smallSpec } from './specs.js';

const { fit, reference } = smallSpec();
const usage = (message: string) =>
  expect.objectContaining({
    name: 'Fault',
    kind: 'usage',
    message: expect.stringContaining(message) as string,
  }) as Error;

describe('openEnsemble refuses, before a worker starts,', () => {
  const cases: [string, Partial<EnsembleSpec>, string][] = [
    ['no columns', { reference: { rows: 1000, columns: [] } }, 'the reference events have 0 columns'],
    ['a short column', { reference: { ...reference, rows: 1001 } }, 'a column of 1000 values for 1001 rows'],
    ['no events', { reference: { ...reference, rows: 0 } }, 'reference.rows is 0'],
    [
      'a value that is not finite',
      { reference: { rows: 2, columns: [Float32Array.of(1, NaN)] } },
      'the reference events have the value NaN in row 1',
    ],
    [
      'too few weights',
      { reference: { ...reference, weights: new Float64Array(999).fill(1) } },
      'reference.weights is an array of 999; give one for each of the 1000 rows',
    ],
    [
      'weights without a sum',
      { reference: { ...reference, weights: new Float64Array(1000) } },
      'the sum of reference.weights is 0',
    ],
    [
      'a network whose steps never end',
      { fit: { ...fit, trainer: 'lm', network: createNetwork(1, [100, 100]) } },
      'the network has 10401 parameters: each of the thousands of steps',
    ],
    ['too much memory', { observed: 1e9 }, 'the most is 4 GiB'],
    ['no yield', { expected: NaN }, 'expected is NaN'],
    ['extra columns', { fit: { ...fit, network: createNetwork(1, [4], 1) } }, 'fit.network.extras is 1'],
    [
      'a layer without units',
      { fit: { ...fit, network: { inputs: 1, hidden: [0], extras: 0 } } },
      'cannot be built',
    ],
    [
      'an unknown trainer',
      { fit: { ...fit, trainer: 'foo' as 'lm' } },
      'fit.trainer is foo; choose from: auto, lm, lbfgs, adam',
    ],
    ['no starts', { fit: { ...fit, starts: 0 } }, 'fit.starts is 0'],
    ['Adam without epochs', { fit: { ...fit, trainer: 'adam', epochs: 0 } }, 'fit.epochs is 0'],
    ['a clip of 0', { fit: { ...fit, clip: { bound: 0, scope: 'all' } } }, 'fit.clip.bound is 0'],
    [
      'an unknown scope',
      { fit: { ...fit, clip: { bound: 1, scope: 'biases' as 'all' } } },
      'fit.clip.scope is biases',
    ],
    [
      'a pool of two features',
      { source: { kind: 'pool', columns: [], rows: 0, resample: false } },
      'the events of the toy pool have 0 columns',
    ],
    [
      'a pool too short',
      { source: { ...numberedPool(50), rows: 60 } as typeof LAW },
      '50 values for 60 rows',
    ],
    [
      'an unknown law',
      { source: { ...LAW, law: 'exponentail' } as typeof LAW },
      'did you mean "exponential"?',
    ],
    ['a law of unknown scale', { source: { ...LAW, mean: [] } as typeof LAW }, 'comes with 0 mean'],
    ['a yield of no events', { toyYield: { kind: 'poisson', mean: 0 } }, 'toyYield.mean is 0'],
    ['half an event', { toyYield: { kind: 'fixed', events: 1.5 } }, 'toyYield.events is 1.5'],
    ['a seed below 0', { seed: -1 }, 'seed is -1'],
    ['data of unknown size', { observed: NaN }, 'observed is NaN'],
  ];
  it.each(cases)('%s', (_, change, message) => {
    expect(() => openEnsemble(smallSpec(change), { workers: 1 })).toThrow(usage(message));
  });

  it.each([0, 1.5, NaN])('%d workers', (workers) => {
    expect(() => openEnsemble(smallSpec(), { workers })).toThrow(usage(`workers is ${workers}`));
  });
});
