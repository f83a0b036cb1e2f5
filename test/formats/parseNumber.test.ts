import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_A_NUMBER, parseNumber } from '../../src/formats/parseNumber.js';
import { bytesOf } from './files.js';

const parse = (text: string) => parseNumber(bytesOf(text), 0, text.length);

describe('parseNumber', () => {
  it.each([
    ['0', 0],
    ['-0', -0],
    ['+12', 12],
    ['007', 7],
    ['1.', 1],
    ['.5', 0.5],
    ['-1.5e-3', -0.0015],
    ['1E+2', 100],
    ['1e400', Infinity],
    ['1e-400', 0],
    ['1e99999999999', Infinity],
    ['9007199254740993', 9007199254740992],
    ['9007199254740993.0000000000000001', 9007199254740994],
    ['0.000000000000000000000000000000000000000000001', 1e-45],
    ['2.2250738585072011e-308', Number('2.2250738585072011e-308')],
    ['179769313486231580793728971405301e275', 1.7976931348623158e307],
  ])('reads %s', (text, value) => {
    expect(parse(text)).toBe(value);
  });

  it.each(['nan', 'NaN', '-NAN'])('reads %s as NaN', (text) => {
    expect(parse(text)).toBeNaN();
  });

  it.each([
    ['inf', Infinity],
    ['+Inf', Infinity],
    ['-Infinity', -Infinity],
  ])('reads %s as infinite', (text, value) => {
    expect(parse(text)).toBe(value);
  });

  it.each([
    '',
    '-',
    '.',
    'e5',
    '1e',
    '1e+',
    '1.2.3',
    '1,5',
    '0x10',
    '1_000',
    '12abc',
    '--1',
    '1 2',
    'infinite',
    'é',
  ])('takes "%s" for no number', (text) => {
    expect(parseNumber(bytesOf(text), 0, bytesOf(text).length)).toBe(NOT_A_NUMBER);
  });

  it('rounds as Number does: every double written in full', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (value) => parse(String(value)) === value,
      ),
      { numRuns: 5000 },
    );
  });

  it('rounds as Number does: any digits, point and exponent', () => {
    const digits = fc.array(fc.nat(9), { minLength: 1, maxLength: 24 }).map((list) => list.join(''));
    fc.assert(
      fc.property(digits, fc.nat(24), fc.integer({ min: -30, max: 30 }), (text, point, exponent) => {
        const number = `${text.slice(0, point)}.${text.slice(point)}e${exponent}`;
        return parse(number) === Number(number);
      }),
      { numRuns: 20_000 },
    );
  });

  it('rounds as Number does: half-way between two doubles, and beside it', () => {
    const odd = fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n });
    fc.assert(
      fc.property(
        odd,
        fc.constantFrom(-1n, 0n, 1n),
        fc.integer({ min: -3, max: 3 }),
        (mantissa, beside, exponent) => {
          // 2·m + 1 at 54 bits lies half-way; 4 times as much leaves room beside it.
          const number = `${(2n * mantissa + 1n) * 4n + beside}e${exponent}`;
          return parse(number) === Number(number);
        },
      ),
      { numRuns: 20_000 },
    );
  });
});
