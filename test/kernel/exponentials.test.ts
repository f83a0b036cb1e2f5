import { describe, expect, it } from 'vitest';
import { createNetwork } from '../../src/network/index.js';
import { kernelObjective } from './implementations.js';

/** Relative errors of an approximation over equally spaced floats. */
function errors(
  own: (x: number) => number,
  truth: (x: number) => number,
  from: number,
  to: number,
): { worst: number; mean: number } {
  const count = 4001;
  let worst = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const x = Math.fround(from + ((to - from) * i) / (count - 1));
    const error = own(x) / truth(x) - 1;
    worst = Math.max(worst, Math.abs(error));
    sum += error;
  }
  return { worst, mean: Math.abs(sum / count) };
}

describe('the exponentials of the kernel', () => {
  const network = createNetwork(1, [1]);
  const event = { rows: 1, columns: [Float32Array.of(1)], extras: [], scale: 1 };
  const one = Float32Array.of(1);
  const reference = kernelObjective(network, [{ ...event, expected: one }]);
  const data = kernelObjective(network, [{ ...event, observed: one }]);
  const gradient = new Float64Array(4);

  /** e^f is the slope of the reference loss by the output bias. */
  const ratio = (f: number): number => {
    reference.gradient(Float64Array.of(0, 0, 0, f), gradient);
    return gradient[3];
  };
  /** σ(z) is minus the slope of the data loss by the output kernel. */
  const sigmoid = (z: number): number => {
    data.gradient(Float64Array.of(0, z, 0, 0), gradient);
    return -gradient[2];
  };

  it('e^f: within 1.3e-7 near 0, without bias: its errors add up in the loss', () => {
    const { worst, mean } = errors(ratio, Math.exp, -1, 1);
    expect(worst).toBeLessThan(1.3e-7);
    expect(mean).toBeLessThan(1e-8);
    expect(ratio(0)).toBe(1);
  });

  it('e^f: beyond, the rounding of f log₂e adds |f| round-offs', () => {
    for (const f of [5, 20, 80]) {
      expect(errors(ratio, Math.exp, f - 1, f).worst).toBeLessThan(1.3e-7 + 2 * f * 2 ** -24);
      expect(errors(ratio, Math.exp, -f, 1 - f).worst).toBeLessThan(1.3e-7 + 2 * f * 2 ** -24);
    }
  });

  it('σ(z): within 2.4e-7, without bias', () => {
    const truth = (z: number): number => 1 / (1 + Math.exp(-z));
    const { worst, mean } = errors(sigmoid, truth, -2, 2);
    expect(worst).toBeLessThan(2.4e-7);
    expect(mean).toBeLessThan(2e-8);
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(1e4)).toBe(1);
    expect(sigmoid(-1e4)).toBeLessThan(1e-37);
  });
});
