/** Gradients of random networks against central differences of the oracle's loss. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterCount, plainObjective } from '../../src/network/index.js';
import { derivative, moved } from './differences.js';
import { errorScale } from './errorScale.js';
import { expectClose } from './expectClose.js';
import { implementations } from './implementations.js';
import { makeProblem, ROLES } from './problem.js';

/** Round-offs of the error scale that are allowed, as in kernel.test.ts. */
const ROUNDOFFS = 4;
/** Error of the differences themselves, as a part of the error scale. */
const DIFFERENCES = 2e-9;

const shapes = fc.record({
  inputs: fc.integer({ min: 1, max: 21 }),
  hidden: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
  extras: fc.integer({ min: 0, max: 2 }),
  terms: fc.array(
    fc.record({
      role: fc.constantFrom(...ROLES),
      rows: fc.integer({ min: 0, max: 9 }),
      scale: fc.constantFrom(1, 0.01, 3),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  seed: fc.nat(),
});

describe.each(implementations)('random networks: $name', ({ build, roundoff }) => {
  it('the gradient is the central difference of the loss', () => {
    const seen = { layers: new Set<number>(), mostInputs: 0 };
    fc.assert(
      fc.property(shapes, (shape) => {
        const problem = makeProblem(shape);
        const { network, parameters, terms } = problem;
        const oracle = plainObjective(network, terms);
        const gradient = new Float64Array(parameterCount(network));
        build(network, terms).gradient(parameters, gradient);
        const differences = gradient.map((_, p) =>
          derivative((shift) => oracle.value(moved(parameters, p, shift))),
        );
        const unit = ROUNDOFFS * roundoff + DIFFERENCES;
        expectClose('gradient', gradient, differences, errorScale(problem).gradient, unit, 1);
        seen.layers.add(shape.hidden.length);
        seen.mostInputs = Math.max(seen.mostInputs, shape.inputs);
      }),
      { seed: 1, numRuns: 40 },
    );
    expect([...seen.layers].sort()).toEqual([1, 2, 3, 4]);
    expect(seen.mostInputs).toBe(21);
  });
});
