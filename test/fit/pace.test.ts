import { describe, expect, it } from 'vitest';
import { Pace } from '../../src/fit/pace.js';
import { LevenbergMarquardt } from '../../src/fit/index.js';
import { clipBox, glorotStart } from '../../src/network/index.js';
import { purposes, Stream } from '../../src/random/index.js';
import { kernelObjective } from '../kernel/implementations.js';
import { problemOf, readFixture, type BoundedCase } from '../network/fixtures.js';

/** The step at which a search with these losses is given up; -1 if it never is. */
function givenUpAt(toBeat: number | undefined, loss: (step: number) => number): number {
  const pace = new Pace({ tolerance: 0, maxSteps: 60, ...(toBeat === undefined ? {} : { toBeat }) });
  return Array.from({ length: 60 }, (_, step) => pace.isHopeless(loss(step), step)).indexOf(true);
}

describe('the pace of a search', () => {
  it('is never measured where there is nothing to beat', () => {
    expect(givenUpAt(undefined, () => 0)).toBe(-1);
    expect(givenUpAt(Infinity, () => 0)).toBe(-1);
  });

  it('gives up one that stands still above, after it has warmed up', () => {
    expect(givenUpAt(-10, () => -9)).toBe(12);
    expect(givenUpAt(-10, () => -11)).toBe(-1);
  });

  it('waits for one that needs fewer than 96 further steps, and no longer', () => {
    // Gains one a step: twelve steps make 12.
    expect(givenUpAt(-12 - 95, (step) => -step)).toBe(-1);
    expect(givenUpAt(-12 - 97, (step) => -step)).toBe(12);
  });

  it('gives up one that slows down', () => {
    const step = givenUpAt(-10, (k) => -9 * (1 - 0.8 ** k));
    expect(step).toBeGreaterThan(12);
    // Its gain in six steps is then less than a sixteenth of what is missing.
    expect(9 * 0.8 ** (step - 6) * (1 - 0.8 ** 6) * 16).toBeLessThan(10 - 9 * (1 - 0.8 ** step));
  });

  it('ends a search early that has no hope, and leaves one alone that has', () => {
    const { network, terms } = problemOf(readFixture<BoundedCase>('bounded')[0]);
    const box = clipBox(network, readFixture<BoundedCase>('bounded')[0].clip);
    const objective = kernelObjective(network, terms);
    const stream = new Stream(1, purposes.dataStarts, 0);
    const start = glorotStart(network, () => stream.uniform());
    const search = new LevenbergMarquardt(objective.size);
    const stop = { tolerance: 1e-9, maxSteps: 300 };
    const free = search.minimise(objective, box, start, stop, objective);
    const hopeless = search.minimise(objective, box, start, { ...stop, toBeat: free.loss - 1e6 }, objective);
    expect(hopeless.evaluations).toBeLessThan(free.evaluations);
    expect(hopeless.converged).toBe(false);
    const within = search.minimise(objective, box, start, { ...stop, toBeat: free.loss + 1e-3 }, objective);
    expect(within).toEqual(free);
  });
});
