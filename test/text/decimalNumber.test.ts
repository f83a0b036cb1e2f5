import { expect, it } from 'vitest';
import { decimalNumber } from '../../src/text/index.js';

it.each([
  ['12', 12],
  ['-.5', -0.5],
  [' +1.E+3 ', 1000],
  ['1e999', Infinity],
] as const)('%j is the number %d', (text, number) => {
  expect(decimalNumber(text)).toBe(number);
});

it.each(['0x10', '0b1', '0o7', '', ' ', '.', '1_000', '1,5', 'Infinity', 'NaN', '12 3'])(
  '%j is no number',
  (text) => {
    expect(decimalNumber(text)).toBeNaN();
  },
);
