import { describe, expect, it } from 'vitest';
import { fft, sinCos } from '../../src/numeric/index.js';
import { normal, purposes, Stream } from '../../src/random/index.js';

describe('sinCos', () => {
  it('agrees with Math.sin and Math.cos in all quarters, small and large', () => {
    let worst = 0;
    for (let i = -4000; i <= 4000; i++) {
      for (const scale of [1e-6, 1e-3, 0.7, 13, 249.7]) {
        const x = i * scale;
        const { sin, cos } = sinCos(x);
        worst = Math.max(worst, Math.abs(sin - Math.sin(x)), Math.abs(cos - Math.cos(x)));
      }
    }
    expect(worst).toBeLessThan(3e-16);
  });

  it('is exact where the angle is 0', () => {
    expect(sinCos(0)).toEqual({ sin: 0, cos: 1 });
  });
});

describe('fft', () => {
  const drawn = (n: number) => {
    const stream = new Stream(1, purposes.jitter, n);
    const part = () => Float64Array.from({ length: n }, () => normal(stream));
    return { re: part(), im: part() };
  };

  it.each([1, 2, 4, 8, 64, 256])('of %i numbers is the sum by definition, in both directions', (n) => {
    for (const direction of [1, -1] as const) {
      const x = drawn(n);
      const own = { re: x.re.slice(), im: x.im.slice() };
      fft(own, direction);
      for (let m = 0; m < n; m++) {
        let [re, im] = [0, 0];
        for (let k = 0; k < n; k++) {
          const angle = (direction * 2 * Math.PI * ((k * m) % n)) / n;
          re += x.re[k] * Math.cos(angle) - x.im[k] * Math.sin(angle);
          im += x.re[k] * Math.sin(angle) + x.im[k] * Math.cos(angle);
        }
        expect(Math.abs(own.re[m] - re)).toBeLessThan(1e-14 * n);
        expect(Math.abs(own.im[m] - im)).toBeLessThan(1e-14 * n);
      }
    }
  });

  it('there and back multiplies by the number', () => {
    const n = 65_536;
    const x = drawn(n);
    const own = { re: x.re.slice(), im: x.im.slice() };
    fft(own, 1);
    fft(own, -1);
    const error = own.re.map((value, k) => Math.abs(value / n - x.re[k]));
    expect(error.reduce((worst, value) => Math.max(worst, value))).toBeLessThan(1e-14);
  });

  it.each([0, 3, 12])('refuses %i numbers', (n) => {
    expect(() => fft(drawn(n), 1)).toThrow(`a transform of ${n} numbers: not a power of two`);
  });
});
