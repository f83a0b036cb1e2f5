import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roleOf } from '../../src/kernel/index.js';
import { createNetwork, parameterCount, plainObjective, type EventTerm } from '../../src/network/index.js';
import { purposes, Stream } from '../../src/random/index.js';
import { errorScale } from './errorScale.js';
import { everything } from './everything.js';
import { expectClose } from './expectClose.js';
import { F32, kernelObjective } from './implementations.js';
import { makeProblem, makeTerm, ROLES, type Problem } from './problem.js';

/** Round-offs of the error scale that are allowed; greatest in 250 random networks: 2.3. */
const ROUNDOFFS = 4;

/** Kernel against oracle, all numbers, in units of the error scale. */
function compare(problem: Problem, kernel = kernelObjective(problem.network, problem.terms)): number {
  const { network, parameters, terms } = problem;
  const truth = everything(plainObjective(network, terms), parameters);
  const { value, gradient, fisher } = errorScale(problem);
  const scale = new Float64Array(truth.length).fill(value);
  scale.set(gradient, 2);
  scale.set(fisher, 2 + gradient.length);
  return expectClose(
    'loss, loss, gradient, Fisher',
    everything(kernel, parameters),
    truth,
    scale,
    F32,
    ROUNDOFFS,
  );
}

describe('kernel against oracle', () => {
  const term = fc.record({
    role: fc.constantFrom(...ROLES),
    rows: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 60, max: 70 }), fc.constant(257)),
    scale: fc.constantFrom(1, 0.01, 3),
  });
  const shape = fc.record({
    inputs: fc.integer({ min: 1, max: 21 }),
    hidden: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
    extras: fc.integer({ min: 0, max: 3 }),
    terms: fc.array(term, { minLength: 1, maxLength: 3 }),
    seed: fc.nat(),
  });

  it('random networks, roles, sums of terms', () => {
    let worst = 0;
    fc.assert(
      fc.property(shape, (shape) => {
        worst = Math.max(worst, compare(makeProblem(shape)));
      }),
      { seed: 1, numRuns: 60 },
    );
    expect(worst, 'the error scale is of the size of the errors').toBeGreaterThan(0.05);
  });

  it.each(ROLES)('any number of events, blocks and their ends: %s', (role) => {
    for (const rows of [0, 1, 3, 4, 5, 7, 8, 9, 63, 64, 65, 255, 256, 257, 1001]) {
      for (const hidden of [[4], [5, 5]]) {
        compare(makeProblem({ inputs: 2, hidden, extras: 1, terms: [{ role, rows, scale: 1 }], seed: rows }));
      }
    }
  });

  it('every remainder of the tiles of the Fisher matrix: 4 to 30 parameters', () => {
    for (let inputs = 1; inputs <= 27; inputs++) {
      const problem = makeProblem({
        inputs,
        hidden: [1],
        extras: 0,
        terms: [{ role: 'reference', rows: 70, scale: 1 }],
        seed: inputs,
      });
      compare(problem);
    }
  });

  it('a network much larger than the usual: 30-20-20-1', () => {
    compare(
      makeProblem({
        inputs: 30,
        hidden: [20, 20],
        extras: 3,
        terms: [{ role: 'cells', rows: 9, scale: 1 }],
        seed: 9,
      }),
    );
  });

  it('weights of zero count for nothing', () => {
    const problem = makeProblem({
      inputs: 1,
      hidden: [4],
      extras: 0,
      terms: ROLES.map((role) => ({ role, rows: 20, scale: 1 })),
      seed: 3,
    });
    for (const { expected, observed } of problem.terms) {
      expected?.fill(0, 5, 15);
      observed?.fill(0, 5, 15);
    }
    compare(problem);
  });

  it('a term without any weights is data of weight zero', () => {
    const problem = makeProblem({ inputs: 1, hidden: [4], extras: 0, terms: [], seed: 3 });
    const empty: EventTerm = { rows: 3, columns: [Float32Array.of(1, 2, 3)], extras: [], scale: 1 };
    expect(roleOf(empty)).toBe('data');
    compare({ ...problem, terms: [empty] });
  });
});

describe('negative expected weights', () => {
  const { network, parameters, terms } = makeProblem({
    inputs: 2,
    hidden: [4],
    extras: 1,
    terms: [
      { role: 'reference', rows: 100, scale: 1 },
      { role: 'cells', rows: 30, scale: 1 },
    ],
    seed: 12,
  });
  for (const { expected } of terms) {
    expected?.forEach((weight, row) => {
      if (row % 10 === 3) expected[row] = -weight;
    });
  }
  const problem = { network, parameters, terms };
  const scale = errorScale(problem);
  const size = parameterCount(network);

  it('loss and gradient are the oracle’s', () => {
    const [truth, own] = [new Float64Array(size), new Float64Array(size)];
    const loss = plainObjective(network, terms).gradient(parameters, truth);
    const value = kernelObjective(network, terms).gradient(parameters, own);
    expectClose('value', [value], [loss], [scale.value], F32, ROUNDOFFS);
    expectClose('gradient', own, truth, scale.gradient, F32, ROUNDOFFS);
  });

  it('the Fisher matrix, which takes their size, is the oracle’s', () => {
    compare(problem);
  });
});

describe('saturation', () => {
  const rows = 40;
  const network = createNetwork(2, [3, 4]);
  const size = parameterCount(network);
  const terms = ROLES.map((role) => makeTerm(network, role, rows, new Stream(1, purposes.jitter, 4)));

  /** Kernels of 1e4 in the first hidden layer: |z| up to 1e4 and beyond. */
  function steep(outputBias: number): Float64Array {
    const { parameters } = makeProblem({ inputs: 2, hidden: [3, 4], extras: 0, terms: [], seed: 5 });
    for (let p = 0; p < 6; p++) parameters[p] *= 1e4;
    parameters[size - 1] = outputBias;
    return parameters;
  }

  it('|z| up to 1e4 in the first layer: as the oracle', () => {
    compare({ network, parameters: steep(0.3), terms });
  });

  it('|z| up to 1e4 in every layer: as the oracle', () => {
    const parameters = steep(0);
    for (let p = 0; p < size - 5; p++) parameters[p] *= p < 6 ? 1 : 1e4;
    compare({ network, parameters, terms });
  });

  it.each([-80, -30, 30, 80])('f near %d: as the oracle', (bias) => {
    compare({ network, parameters: steep(bias), terms });
  });

  it.each([-1e4, -150, 150, 1e4])(
    'f near %d, where e^f leaves the floats: finite or infinite, no NaN',
    (bias) => {
      const numbers = everything(kernelObjective(network, terms), steep(bias));
      expect(numbers.some(Number.isNaN)).toBe(false);
      if (bias < 0) expect(numbers.every(Number.isFinite)).toBe(true);
    },
  );

  it('f beyond the floats still costs: the loss grows with f up to there and never falls', () => {
    const objective = kernelObjective(network, terms.slice(0, 1));
    const losses = [60, 80, 87, 90, 150, 1e4].map((bias) => objective.value(steep(bias)));
    for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeGreaterThanOrEqual(losses[i - 1]);
  });
});
