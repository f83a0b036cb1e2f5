import { describe, expect, it } from 'vitest';
import { normal, purposes, Stream } from '../../src/random/index.js';
import { searchClip, type ClipStep, type MeanAt } from '../../src/tune/searchClip.js';

const DOF = 13;
const LAW = { dof: DOF, rho: 0 };
const WIDTH = Math.sqrt(2 * DOF);

/** Toys whose t rises by `slope` per unit of ln W from dof at W = `root`, with common random numbers. */
function model(
  root: number,
  slope = 7,
  seed = 1,
): { meanAt: MeanAt; asked: ClipStep[]; readonly rootOf: (toys: number) => number } {
  const stream = new Stream(seed, purposes.jitter, 0);
  const noise = Float64Array.from({ length: 1600 }, () => WIDTH * normal(stream));
  const meanOf = (toys: number): number => noise.subarray(0, toys).reduce((sum, x) => sum + x, 0) / toys;
  const asked: ClipStep[] = [];
  const meanAt: MeanAt = (clip, toys) => {
    const meanT = DOF + slope * Math.log(clip / root) + meanOf(toys);
    const step = { clip, toys, meanT, meanError: WIDTH / Math.sqrt(toys) };
    asked.push(step);
    return Promise.resolve(step);
  };
  return { meanAt, asked, rootOf: (toys) => root * Math.exp(-meanOf(toys) / slope) };
}

describe('the search of a clip', () => {
  it.each([0.3, 1.9, 4.25, 9, 40])('finds the root of its own 400 toys, at %d', async (root) => {
    for (const start of [2, 5]) {
      const { meanAt, asked, rootOf } = model(root);
      const found = await searchClip(meanAt, LAW, start);
      expect(found.toys).toBe(400);
      expect(Math.abs(found.clip - rootOf(400))).toBeLessThan(0.3 * found.clipError);
      expect(found.clip).toBe(Number(found.clip.toPrecision(4)));
      // d mean/dW = slope/W.
      expect(found.clipError / ((found.clip * found.meanError) / 7)).toBeCloseTo(1, 1);
      expect(found.meanError).toBeLessThanOrEqual(0.05 * WIDTH * 1.0001);
      expect(found.steps).toEqual(asked);
    }
  });

  it('covers the true root: within 3 errors for 20 of 20 seeds', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const found = await searchClip(model(4.25, 7, seed).meanAt, LAW, 5);
      expect(Math.abs(found.clip - 4.25) / found.clipError).toBeLessThan(3);
    }
  });

  it('is not misled by toys that jump: the error of the clip keeps its size', async () => {
    // t of every toy ends elsewhere at every clip, so that means at close clips differ by chance.
    const jumps = new Stream(3, purposes.jitter, 1);
    for (let seed = 1; seed <= 20; seed++) {
      const { meanAt } = model(1.75, 7, seed);
      const jumping: MeanAt = async (clip, toys) => {
        const step = await meanAt(clip, toys);
        return { ...step, meanT: step.meanT + (0.2 * WIDTH * normal(jumps)) / Math.sqrt(toys) };
      };
      const { clip, clipError, meanError, slope } = await searchClip(jumping, LAW, 2);
      expect(slope * clip).toBeGreaterThan(7 / 2);
      expect(slope * clip).toBeLessThan(7 * 2);
      expect(clipError).toBeCloseTo(meanError / slope, 6);
    }
  });

  it('takes few toys far from the root and many near it', async () => {
    const { meanAt, asked } = model(9);
    await searchClip(meanAt, LAW, 5);
    const counts = asked.map(({ toys }) => toys);
    expect([...counts]).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[0]).toBe(25);
    expect(counts.filter((toys) => toys === 400).length).toBeLessThanOrEqual(3);
  });

  it('takes more toys where their spread is larger', async () => {
    const { meanAt } = model(4.25);
    const wide: MeanAt = async (clip, toys) => {
      const step = await meanAt(clip, toys);
      return { ...step, meanError: 1.5 * step.meanError };
    };
    expect((await searchClip(wide, LAW, 5)).toys).toBe(900);
    // Of one pool, toys are worth at most a hundred, and more are wasted.
    expect((await searchClip(wide, { dof: DOF, rho: 0.1 }, 5)).toys).toBe(400);
  });

  it.each([
    ['below', -3, 'give a smaller --network, more events, or more --starts'],
    ['above', 3, 'give a larger reference (N_ref well above N(R)) or a smaller --network'],
  ])('says where no clip does it: a mean that stays %s', async (side, shift, todo) => {
    const flat: MeanAt = (clip, toys) =>
      Promise.resolve({ clip, toys, meanT: DOF + shift + 1e-3 * Math.log(clip), meanError: 0.5 });
    await expect(searchClip(flat, LAW, 5)).rejects.toMatchObject({
      kind: 'content',
      text: { what: expect.stringContaining(`${side} ${DOF}`) as string, todo },
    });
  });

  it('says where it does not settle', async () => {
    let turn = 0;
    const jumping: MeanAt = (clip, toys) =>
      Promise.resolve({ clip, toys, meanT: DOF + (turn++ % 2 === 0 ? 5 : -5), meanError: 0.1 });
    await expect(searchClip(jumping, LAW, 5)).rejects.toThrow(/did not settle|no clip/);
  });
});
