import { expect, it } from 'vitest';
import type { FeatureFigure } from '../../src/report/index.js';
import { MOST_FEATURE_FIGURES, shownFeatures } from '../../src/report/shownFeatures.js';

const feature = (i: number, data: number, reference = 10): { name: number; figure: FeatureFigure } => ({
  name: i,
  figure: {
    kind: 'feature',
    feature: `x${i}`,
    edges: [0, 1, 2],
    data: [data, 10],
    reference: [reference, 10],
    referenceSumw2: [reference === 0 ? 0 : 1, 1],
  },
});
const names = (features: readonly { readonly name: number }[]): number[] => features.map(({ name }) => name);

it('as many as may be drawn are all drawn', () => {
  const all = Array.from({ length: MOST_FEATURE_FIGURES }, (_, i) => feature(i, 10));
  expect(shownFeatures(all)).toEqual(all);
});

it('of more, those that differ most are drawn, in their order', () => {
  const all = Array.from({ length: 300 }, (_, i) => feature(i, i % 7 === 3 && i < 287 ? 20 : 11));
  const expected = names(all).filter((i) => i % 7 === 3 && i < 287);
  expect(expected).toHaveLength(MOST_FEATURE_FIGURES + 1);
  expect(names(shownFeatures(all))).toEqual(expected.slice(0, MOST_FEATURE_FIGURES));
});

it('data where the reference has nothing differ most', () => {
  const all = Array.from({ length: 100 }, (_, i) => (i === 77 ? feature(i, 5, 0) : feature(i, 10)));
  expect(names(shownFeatures(all))).toContain(77);
});
