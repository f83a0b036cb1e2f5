import type { Stream } from '../random/index.js';
import type { ClassicalReference, ClassicalTest } from './classicalTest.js';
import type { KdTree } from './kdTree.js';
import { sumOfDistances, sumOfPairs } from './sumOfDistances.js';
import { standardised, type ReferenceScale } from './referenceScale.js';
import { resampledRows } from './resampledRows.js';
import { shuffledRows } from './shuffledRows.js';

/** Fewest and most events that stand for the reference: a quarter of N(R) in between. 2,000 take 0.1 s for as many data. */
const FEWEST = 2000;
const MOST = 5000;

/** Up to so many data all their pairs are summed; more are dealt into blocks at random, and pairs within a block count. */
const BLOCK = 4000;

/**
 * The energy distance (Székely and Rizzo 2013, "Energy statistics: a class of statistics based on distances"):
 * N_D (2 E|X − Y| − E|X − X′| − E|Y − Y′|), X of the data, Y of 2,000 to 5,000 events that stand for the reference, distances in
 * units of the reference's standard deviations. Pairs of an event with itself count, with distance 0. Without events 0.
 *
 * Each cell of the tree gives as many of these events as its weight asks for: their own fluctuation, which would hide a
 * small signal as that of as many data does, is much smaller than that of random ones.
 *
 * @param tree - of the reference
 */
export function energyDistance(
  reference: ClassicalReference,
  scale: ReferenceScale,
  tree: KdTree,
  stream: Stream,
): ClassicalTest {
  const features = reference.columns.length;
  const wanted = Math.max(FEWEST, Math.min(MOST, Math.floor(reference.expected / 4)));
  const count = Math.min(wanted, reference.rows);
  const rows = resampledRows(tree.order, reference.weights, count, stream.uniform());
  const points = standardised(reference, scale, rows);
  const within = (2 * sumOfPairs(points, 0, count, features)) / (count * count);
  return {
    name: 'energy',
    title: 'energy distance',
    detail: `against ${count} events of the reference, of each k-d cell in proportion, in units of its standard deviations`,
    kind: 'shape',
    discrete: false,
    statistic: (sample, uniform) => {
      const n = sample.rows;
      if (n === 0) return 0;
      const blocks = Math.ceil(n / BLOCK);
      const order = blocks > 1 ? shuffledRows(n, uniform) : undefined;
      const events = standardised(sample, scale, order);
      const across = sumOfDistances(events, points, features) / (n * count);
      const distance = 2 * across - meanOfPairs(events, n, blocks, features) - within;
      return n * distance;
    },
  };
}

/** Mean distance of two of n events drawn with replacement, from the pairs within each of the blocks. */
function meanOfPairs(events: Float64Array, n: number, blocks: number, features: number): number {
  if (n === 1) return 0;
  let sum = 0;
  let pairs = 0;
  for (let block = 0; block < blocks; block++) {
    const from = Math.floor((block * n) / blocks);
    const to = Math.floor(((block + 1) * n) / blocks);
    sum += sumOfPairs(events, from, to, features);
    pairs += ((to - from) * (to - from - 1)) / 2;
  }
  return ((sum / pairs) * (n - 1)) / n;
}
