import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** A committed fixture of test/fixtures, written by the script of the same name. */
export function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as T;
}

/** |own/true − 1| for the worst row; equality where the truth is 0. */
export function expectRelative(
  rows: readonly (readonly number[])[],
  own: (...row: number[]) => number,
  truth: (row: readonly number[]) => number,
  tolerance: number,
): void {
  let worst = 0;
  let at = '';
  for (const row of rows) {
    const value = own(...row);
    const correct = truth(row);
    const error = correct === 0 ? Math.abs(value) : Math.abs(value / correct - 1);
    if (!(error <= worst)) {
      worst = error;
      at = `${JSON.stringify(row)} gave ${value}, true ${correct}`;
    }
  }
  expect(worst, at).toBeLessThanOrEqual(tolerance);
}
