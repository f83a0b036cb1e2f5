import { describe, expect, it } from 'vitest';
import { adam } from '../../src/fit/index.js';
import { clipBox, createNetwork, type Objective } from '../../src/network/index.js';
import { implementations } from '../kernel/implementations.js';
import { problemOf, readFixture, type AdamCase } from '../network/fixtures.js';

/** Relative to 1 + |loss|; NumPy sums in another order, and the float kernel's parameters drift a little. */
const LOSS_TOLERANCE = { f64: 1e-12, f32: 1e-6 };
/** Of a parameter, whose first ten steps are at most 1e-3 each. */
const PARAMETER_TOLERANCE = { f64: 1e-12, f32: 1e-6 };

describe.each(readFixture<AdamCase>('adam'))('Adam against NumPy, $name', (fixture) => {
  const { network, terms } = problemOf(fixture);
  const box = clipBox(network, fixture.clip);
  const start = Float64Array.from(fixture.trajectory[0]);

  describe.each(implementations)('$name', ({ name, build }) => {
    const precision = name.includes('f64') ? 'f64' : 'f32';
    const objective = build(network, terms);

    it('the first ten losses', () => {
      const losses: number[] = [];
      adam(objective, box, start, 10, (loss) => losses.push(loss));
      expect(losses.length).toBe(10);
      losses.forEach((loss, step) => {
        const error = Math.abs(loss - fixture.losses[step]) / (1 + Math.abs(fixture.losses[step]));
        expect(error, `before step ${step + 1}`).toBeLessThan(LOSS_TOLERANCE[precision]);
      });
    });

    it('the parameters after each step', () => {
      for (let epochs = 0; epochs <= 10; epochs++) {
        const { parameters } = adam(objective, box, start, epochs);
        parameters.forEach((value, p) => {
          const error = Math.abs(value - fixture.trajectory[epochs][p]);
          expect(error, `parameter ${p} after ${epochs} steps`).toBeLessThan(PARAMETER_TOLERANCE[precision]);
        });
      }
    });

    it('reports the loss where it ended, one evaluation a step and one for that', () => {
      const end = adam(objective, box, start, 10);
      expect(end.loss).toBe(objective.value(end.parameters));
      expect(end.evaluations).toBe(11);
    });
  });
});

describe('adam', () => {
  /** L = Σ (θ − 3)². */
  const parabola: Objective = {
    size: 4,
    value: (parameters) => parameters.reduce((sum, value) => sum + (value - 3) ** 2, 0),
    gradient: (parameters, gradient) => {
      parameters.forEach((value, p) => (gradient[p] = 2 * (value - 3)));
      return parabola.value(parameters);
    },
    fisher: () => NaN,
  };
  const network = createNetwork(1, [1]);

  it('leaves the start untouched', () => {
    const start = new Float64Array(4);
    adam(parabola, clipBox(network, { bound: 1, scope: 'all' }), start, 5);
    expect(start).toEqual(new Float64Array(4));
  });

  it('walks 1e-3 a step along a steady slope, and no further than the clip', () => {
    const box = clipBox(network, { bound: 0.01, scope: 'kernels' });
    const { parameters } = adam(parabola, box, new Float64Array(4), 20);
    const [kernel, bias, outKernel, outBias] = parameters;
    expect([kernel, outKernel]).toEqual([0.01, 0.01]);
    expect(bias).toBeCloseTo(0.02, 4);
    expect(outBias).toBe(bias);
  });

  it('is converged where the last tenth of the steps gains nothing, not before', () => {
    const box = clipBox(network, { bound: 5, scope: 'all' });
    const converged = (epochs: number): boolean =>
      adam(parabola, box, Float64Array.of(1, 2, 1, 2), epochs).converged;
    expect([1, 100, 1000, 20_000].map(converged)).toEqual([false, false, false, true]);
  });

  it('no epochs: the start, not converged', () => {
    const start = Float64Array.of(1, 2, 1, 2);
    const end = adam(parabola, clipBox(network, { bound: 5, scope: 'all' }), start, 0);
    expect(end).toEqual({ parameters: start, loss: 10, evaluations: 1, converged: false });
  });
});
