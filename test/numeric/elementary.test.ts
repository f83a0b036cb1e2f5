import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exp, expm1, log, log1p } from '../../src/numeric/index.js';

interface Table {
  readonly x: readonly number[];
  readonly y: readonly number[];
}
const reference = JSON.parse(
  readFileSync(new URL('../fixtures/elementary.json', import.meta.url), 'utf8'),
) as Record<'exp' | 'log' | 'log1p' | 'expm1', Table>;

/** Distance of a from the correctly rounded b in units in the last place of b. */
function ulps(a: number, b: number): number {
  const bits = new BigInt64Array(new Float64Array([a, b]).buffer);
  return Math.abs(Number(bits[0] - bits[1]));
}

describe.each([
  ['exp', exp],
  ['log', log],
  ['log1p', log1p],
  ['expm1', expm1],
] as const)('%s', (name, own) => {
  it('is the correctly rounded value or its neighbour', () => {
    const { x, y } = reference[name];
    let worst = { ulps: 0, x: 0 };
    x.forEach((value, i) => {
      const distance = ulps(own(value), y[i]);
      if (distance > worst.ulps) worst = { ulps: distance, x: value };
    });
    expect(worst.ulps, `worst at x = ${worst.x}`).toBeLessThanOrEqual(1);
  });
});

describe('special values', () => {
  it('exp', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(710)).toBe(Infinity);
    expect(exp(-746)).toBe(0);
    expect(exp(-745.13)).toBe(5e-324);
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
    expect(exp(NaN)).toBeNaN();
  });
  it('log', () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(Infinity)).toBe(Infinity);
    expect(log(NaN)).toBeNaN();
  });
  it('log1p', () => {
    expect(log1p(0)).toBe(0);
    expect(log1p(-0)).toBe(-0);
    expect(log1p(-1)).toBe(-Infinity);
    expect(log1p(-1.5)).toBeNaN();
    expect(log1p(Infinity)).toBe(Infinity);
    expect(log1p(NaN)).toBeNaN();
  });
  it('expm1', () => {
    expect(expm1(0)).toBe(0);
    expect(expm1(-0)).toBe(-0);
    expect(expm1(Infinity)).toBe(Infinity);
    expect(expm1(-Infinity)).toBe(-1);
    expect(expm1(NaN)).toBeNaN();
  });
});

describe('bits', () => {
  it('of 4,000 values are those of every machine: stored toys depend on them', () => {
    const values = (['exp', 'log', 'log1p', 'expm1'] as const).flatMap((name) => {
      const own = { exp, log, log1p, expm1 }[name];
      return Array.from({ length: 1000 }, (_, i) =>
        own(name.startsWith('log') ? (i + 1) / 128 : (i - 500) / 16),
      );
    });
    const view = new DataView(new ArrayBuffer(8 * values.length));
    values.forEach((value, i) => view.setFloat64(8 * i, value, true));
    const digest = createHash('sha256').update(new Uint8Array(view.buffer)).digest('hex');
    expect(digest).toMatchInlineSnapshot(
      `"0b2215179a5551abe15fd2c5b8402211000d59b5f1a7d3e5d3f3d86c3a742d74"`,
    );
  });
});
