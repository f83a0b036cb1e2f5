import { rateTerm } from '../statistic/index.js';
import type { ClassicalTest } from './classicalTest.js';

/** 2 [N_D ln(N_D/N(R)) − (N_D − N(R))], the two-sided Poisson likelihood ratio of the yield. */
export function countingTest(expected: number): ClassicalTest {
  return {
    name: 'count',
    title: 'counting',
    detail: '',
    kind: 'rate',
    discrete: true,
    statistic: ({ rows }) => rateTerm(rows, expected),
  };
}
