import { describe, expect, it } from 'vitest';
import { clipBox, plainObjective, project } from '../../src/network/index.js';
import { normal, purposes, Stream } from '../../src/random/index.js';
import { errorScale } from '../kernel/errorScale.js';
import { expectClose } from '../kernel/expectClose.js';
import { implementations } from '../kernel/implementations.js';
import { problemOf, readFixture, type AdamCase, type BoundedCase } from './fixtures.js';

/** Round-offs of the error scale; NumPy sums in another order. */
const ROUNDOFFS = 8;

describe.each(readFixture<AdamCase>('adam'))('the Adam steps of NumPy, $name', (fixture) => {
  const { network, terms } = problemOf(fixture);

  it('the sample is of floats', () => {
    const values = [fixture.sample.weight, ...fixture.sample.reference, ...fixture.sample.data].flat();
    expect(values.every((value) => Math.fround(value) === value)).toBe(true);
  });

  it.each(implementations)('loss and gradient at every step: $name', ({ build, roundoff }) => {
    const objective = build(network, terms);
    const gradient = new Float64Array(objective.size);
    expect(fixture.losses.length).toBe(10);
    fixture.losses.forEach((loss, step) => {
      const parameters = Float64Array.from(fixture.trajectory[step]);
      const scale = errorScale({ network, parameters, terms });
      const own = objective.gradient(parameters, gradient);
      expectClose(`loss before step ${step + 1}`, [own], [loss], [scale.value], roundoff, ROUNDOFFS);
      expectClose('gradient', gradient, fixture.gradients[step], scale.gradient, roundoff, ROUNDOFFS);
    });
  });

  it('the steps follow from the gradients, and clipping acts', () => {
    const { rate, beta1, beta2, epsilon, gradients, trajectory } = fixture;
    const box = clipBox(network, fixture.clip);
    const theta = Float64Array.from(trajectory[0]);
    const first = theta.slice();
    project(first, box);
    expect(first).toEqual(theta);
    const [m, v] = [new Float64Array(theta.length), new Float64Array(theta.length)];
    let clipped = 0;
    gradients.forEach((gradient, step) => {
      const factor = (rate * Math.sqrt(1 - beta2 ** (step + 1))) / (1 - beta1 ** (step + 1));
      gradient.forEach((g, p) => {
        m[p] = beta1 * m[p] + (1 - beta1) * g;
        v[p] = beta2 * v[p] + (1 - beta2) * g * g;
        theta[p] -= (factor * m[p]) / (Math.sqrt(v[p]) + epsilon);
      });
      const free = theta.slice();
      project(theta, box);
      clipped += theta.filter((value, p) => value !== free[p]).length;
      theta.forEach((value, p) => expect(value).toBeCloseTo(trajectory[step + 1][p], 13));
    });
    expect(clipped).toBe(fixture.clippedValues);
    expect(clipped).toBeGreaterThanOrEqual(10);
  });
});

describe.each(readFixture<BoundedCase>('bounded'))('the maximum of scipy, $name', (fixture) => {
  const { network, terms } = problemOf(fixture);
  const parameters = Float64Array.from(fixture.parameters);
  const box = clipBox(network, fixture.clip);
  const objective = plainObjective(network, terms);

  it.each(implementations)('t is −2 L there: $name', ({ build, roundoff }) => {
    const scale = errorScale({ network, parameters, terms });
    const t = -2 * build(network, terms).value(parameters);
    expectClose('t', [t], [fixture.t], [2 * scale.value], roundoff, ROUNDOFFS);
    expect(fixture.t).toBeGreaterThan(5);
  });

  it('lies in the box, and no slope leads inwards', () => {
    const gradient = new Float64Array(objective.size);
    objective.gradient(parameters, gradient);
    const end = parameters.map((value, p) => value - gradient[p]);
    project(end, box);
    end.forEach((value, p) => expect(Math.abs(value - parameters[p])).toBeLessThan(1e-6));
    const inside = parameters.slice();
    project(inside, box);
    expect(inside).toEqual(parameters);
  });

  it('nothing near is greater', () => {
    const stream = new Stream(1, purposes.jitter, 0);
    for (const step of [1e-3, 1e-2, 0.1, 1]) {
      for (let repeat = 0; repeat < 50; repeat++) {
        const other = parameters.map((value) => value + step * normal(stream));
        project(other, box);
        expect(-2 * objective.value(other)).toBeLessThan(fixture.t);
      }
    }
  });
});
