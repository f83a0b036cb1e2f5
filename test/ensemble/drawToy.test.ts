import { describe, expect, it } from 'vitest';
import { drawToy, toyRoles, type ToyRole } from '../../src/ensemble/index.js';
import { Fault } from '../../src/fault/index.js';
import { LAW, numberedPool } from './specs.js';

const poissonOf = (mean: number) => ({ kind: 'poisson', mean }) as const;
const fixedAt = (events: number) => ({ kind: 'fixed', events }) as const;
const indices = (count: number): number[] => Array.from({ length: count }, (_, k) => k);

describe('the yield of toys', () => {
  it('fixed: always the same, for either source', () => {
    for (const source of [LAW, numberedPool(500), numberedPool(500, true)]) {
      for (const k of indices(20)) {
        const { rows, columns } = drawToy(source, fixedAt(120), { seed: 1, index: k });
        expect([rows, columns.length, columns[0].length]).toEqual([120, 1, 120]);
      }
    }
  });

  // Five standard deviations of the mean, four of the variance: a false alarm in 10⁴.
  it.each([3, 100, 2000])('Poisson of mean %d: mean and variance', (mean) => {
    const toys = 400;
    const counts = indices(toys).map(
      (k) => drawToy(numberedPool(10_000), poissonOf(mean), { seed: 1, index: k }).rows,
    );
    const average = counts.reduce((sum, count) => sum + count, 0) / toys;
    const variance = counts.reduce((sum, count) => sum + (count - average) ** 2, 0) / (toys - 1);
    expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / toys));
    expect(Math.abs(variance / mean - 1)).toBeLessThan(4 * Math.sqrt((2 + 1 / mean) / toys));
  });

  it('is the same whatever the source', () => {
    for (const k of indices(20)) {
      const [law, pool] = [LAW, numberedPool(1000)].map(
        (source) => drawToy(source, poissonOf(100), { seed: 5, index: k }).rows,
      );
      expect(law).toBe(pool);
    }
  });

  it('zero events: empty columns', () => {
    expect(drawToy(LAW, fixedAt(0), { seed: 1, index: 0 })).toEqual({
      rows: 0,
      columns: [new Float32Array(0)],
    });
  });
});

describe('the events of toys', () => {
  it('are the same for the same seed and index, others for another', () => {
    for (const source of [LAW, numberedPool(400)]) {
      const draw = (seed: number, k: number) => drawToy(source, fixedAt(50), { seed, index: k });
      expect(draw(1, 7)).toEqual(draw(1, 7));
      expect(draw(1, 7)).not.toEqual(draw(1, 8));
      expect(draw(1, 7)).not.toEqual(draw(2, 7));
    }
  });

  it('share nothing with the same toy of another role', () => {
    const draw = (role?: ToyRole) =>
      drawToy(LAW, poissonOf(100), { seed: 1, index: 7, ...(role && { role }) });
    const toys = (Object.keys(toyRoles) as ToyRole[]).map(draw);
    expect(toys[0]).toEqual(draw());
    const values = toys.flatMap(({ columns }) => [...columns[0]]);
    expect(new Set(values).size).toBe(values.length);
  });

  it('a pool toy has no event twice', () => {
    for (const k of indices(50)) {
      const { rows, columns } = drawToy(numberedPool(300), fixedAt(150), { seed: 1, index: k });
      expect(new Set(columns[0]).size).toBe(rows);
    }
  });

  it('a toy may be the whole pool', () => {
    const { columns } = drawToy(numberedPool(100), fixedAt(100), { seed: 1, index: 0 });
    expect(columns[0].slice().sort()).toEqual(Float32Array.from({ length: 100 }, (_, i) => i));
  });

  it('resampled, some events come twice, and a toy may exceed its pool', () => {
    const { columns } = drawToy(numberedPool(100, true), fixedAt(300), { seed: 1, index: 0 });
    expect(new Set(columns[0]).size).toBeLessThanOrEqual(100);
    // A share of e^−3 is left out in the mean.
    expect(new Set(columns[0]).size).toBeGreaterThan(85);
  });

  it('take all columns of a row together', () => {
    const rows = Float32Array.from({ length: 200 }, (_, i) => i);
    const columns = [rows, rows.map((value) => -value), rows.map((value) => 2 * value)];
    const toy = drawToy({ kind: 'pool', columns, rows: 200, resample: false }, fixedAt(60), {
      seed: 1,
      index: 0,
    });
    toy.columns[0].forEach((value, i) => {
      expect([toy.columns[1][i], toy.columns[2][i]]).toEqual([-value, 2 * value]);
    });
  });

  // 300 toys of 40 of 400: an event is in 30 ± 5.2 of them; five σ for 400 events: a false alarm in 10³.
  it('every event of the pool is in as many toys as any other', () => {
    const counts = new Float64Array(400);
    for (const k of indices(300)) {
      for (const i of drawToy(numberedPool(400), fixedAt(40), { seed: 1, index: k }).columns[0]) counts[i]++;
    }
    for (const count of counts) expect(Math.abs(count - 30)).toBeLessThan(5 * 5.2);
  });

  // Hypergeometric: the mean overlap of 435 pairs is 10 ± 0.14.
  it('two toys share the fraction ρ of their events', () => {
    const toys = indices(30).map(
      (k) => new Set(drawToy(numberedPool(1000), fixedAt(100), { seed: 1, index: k }).columns[0]),
    );
    let shared = 0;
    let pairs = 0;
    toys.forEach((a, i) => {
      for (const b of toys.slice(0, i)) {
        pairs++;
        for (const event of a) if (b.has(event)) shared++;
      }
    });
    expect(Math.abs(shared / pairs / 100 - 0.1)).toBeLessThan(0.007);
  });

  it('of a law are scaled as the reference is', () => {
    const plain = drawToy(LAW, fixedAt(100), { seed: 1, index: 3 }).columns[0];
    const scaled = drawToy({ kind: 'law', law: 'exponential', mean: [1], deviation: [0.5] }, fixedAt(100), {
      seed: 1,
      index: 3,
    });
    scaled.columns[0].forEach((value, i) => expect(value).toBeCloseTo((plain[i] - 1) / 0.5, 5));
  });

  // The mean of 40,000 draws of variance 1: five σ.
  it('of a law follow it', () => {
    const values = indices(40).flatMap((k) => [
      ...drawToy(LAW, fixedAt(1000), { seed: 1, index: k }).columns[0],
    ]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean - 1)).toBeLessThan(5 / Math.sqrt(values.length));
  });
});

describe('a pool too small', () => {
  it('is a fault that says how many events there are, and what to do', () => {
    const draw = () => drawToy(numberedPool(99), fixedAt(100), { seed: 1, index: 0 });
    expect(draw).toThrow(Fault);
    expect(draw).toThrow('a toy of 100 events cannot be drawn from a pool of 99');
    expect(draw).toThrow('--resample');
  });
});
