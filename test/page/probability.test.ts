import { expect, it } from 'vitest';
import { chi2P, probability } from '../../src/page/probability.js';

it.each([
  [0.03312, '0.0331'],
  [2.0169e-5, '2.02×10⁻⁵'],
  [0, '0'],
  [1, '1'],
])('p of %d', (p, text) => {
  expect(probability(p)).toBe(text);
});

it('p by χ² has a power of ten where it is no float', () => {
  expect(chi2P(102, 49)).toBe('1.36×10⁻⁵');
  // ln p ≈ −t/2 + (dof/2 − 1) ln(t/2) − ln Γ(dof/2).
  expect(chi2P(22930, 13)).toBe('10⁻⁴⁹⁶⁰');
});
