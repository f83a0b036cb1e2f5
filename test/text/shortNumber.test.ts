import { describe, expect, it } from 'vitest';
import { shortNumber, shortProbability } from '../../src/text/index.js';

describe('shortNumber', () => {
  it.each([
    [0.0033, 3, '0.0033'],
    [1234, 3, '1230'],
    [1234567, 6, '1.23457e6'],
    [999999, 3, '1e6'],
    [123456, 6, '123456'],
    [2.26e-8, 3, '2.26e-8'],
    [0.0001, 3, '0.0001'],
    [-0.38, 2, '-0.38'],
    [100, 3, '100'],
    [0, 3, '0'],
    [-0, 3, '0'],
    [NaN, 3, '?'],
  ])('%f with %i digits is %s', (value, digits, text) => expect(shortNumber(value, digits)).toBe(text));
});

describe('shortProbability', () => {
  it('says below what a p-value lies that no law tells from zero', () => {
    expect(shortProbability(0)).toBe('< 1e-300');
    expect(shortProbability(1e-16, 3, 1e-15)).toBe('< 1e-15');
    expect(shortProbability(1e-197)).toBe('1e-197');
  });
});
