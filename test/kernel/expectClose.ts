import { expect } from 'vitest';

/**
 * Every number within `allowed` units of its own error scale; the message names the worst. A scale of 0 asks for
 * equality.
 *
 * @param unit the round-off in which the scale counts
 */
export function expectClose(
  what: string,
  actual: ArrayLike<number>,
  truth: ArrayLike<number>,
  scale: ArrayLike<number>,
  unit: number,
  allowed: number,
): number {
  let worst = 0;
  let message = '';
  for (let i = 0; i < truth.length; i++) {
    const error = Math.abs(actual[i] - truth[i]);
    const units = error === 0 ? 0 : error / (unit * scale[i]);
    if (!(units <= worst)) {
      worst = units;
      message = `${what}[${i}] is ${actual[i]}, true ${truth[i]}: ${units.toPrecision(3)} × round-off ${unit}`;
    }
  }
  expect(actual.length).toBe(truth.length);
  expect(worst, message).toBeLessThanOrEqual(allowed);
  return worst;
}
