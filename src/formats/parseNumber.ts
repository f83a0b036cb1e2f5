/** Powers of ten that a double holds exactly. */
const TEN = Float64Array.from({ length: 23 }, (_, e) => Number(`1e${e}`));

/** 2^27 + 1, which splits a double into two halves of 26 bits. */
const SPLIT = 134_217_729;

/** What `parseNumber` gives for text that is no number. */
export const NOT_A_NUMBER: unique symbol = Symbol('not a number');

const ZERO = 48;
const DOT = 46;
const PLUS = 43;
const MINUS = 45;

/**
 * Parses ASCII bytes as a decimal number, correctly rounded: `12`, `-1.5`, `.5`, `1e-3`, `nan`, `inf`, `-Infinity`.
 *
 * Up to 15 digits the quotient or product of two exact doubles is correctly rounded as it is; up to 19 digits it is
 * formed with twice the precision and checked to be off any tie; the rest goes to `Number`.
 *
 * @param bytes - the text
 * @param start - first byte
 * @param end - one after the last byte
 */
// Clinger 1990, fast path; Dekker 1971, double-length arithmetic
export function parseNumber(bytes: Uint8Array, start: number, end: number): number | typeof NOT_A_NUMBER {
  let at = start;
  const first = bytes[at];
  const negative = first === MINUS;
  if (negative || first === PLUS) at++;
  let mantissa = 0; // the first 15 significant digits
  let rest = 0; // the next four
  let digits = 0; // significant digits so far
  let exponent = 0;
  let seen = false;
  let dot = false;
  for (; at < end; at++) {
    const byte = bytes[at];
    const digit = byte - ZERO;
    if (digit >= 0 && digit <= 9) {
      seen = true;
      if (digits !== 0 || digit !== 0) {
        digits++;
        if (digits <= 15) mantissa = 10 * mantissa + digit;
        else rest = 10 * rest + digit;
      }
      if (dot) exponent--;
    } else if (byte === DOT && !dot) {
      dot = true;
    } else {
      break;
    }
  }
  if (!seen) return parseWord(bytes, start, end);
  if (at < end) {
    if ((bytes[at] | 32) !== 101) return NOT_A_NUMBER;
    const sign = bytes[++at];
    if (sign === MINUS || sign === PLUS) at++;
    if (at === end) return NOT_A_NUMBER;
    let power = 0;
    for (; at < end; at++) {
      const digit = bytes[at] - ZERO;
      if (!(digit >= 0 && digit <= 9)) return NOT_A_NUMBER;
      // Beyond a million the number is 0 or infinite whatever the digits.
      if (power < 1e6) power = 10 * power + digit;
    }
    exponent += sign === MINUS ? -power : power;
  }
  let value: number | undefined;
  if (mantissa === 0) value = 0;
  else if (exponent < -22 || exponent > 22 || digits > 19) value = undefined;
  else if (digits <= 15) value = exponent < 0 ? mantissa / TEN[-exponent] : mantissa * TEN[exponent];
  else value = roundLong(mantissa, rest, digits - 15, exponent);
  if (value === undefined) return Number(textOf(bytes, start, end));
  return negative ? -value : value;
}

/** (mantissa · 10^more + rest) · 10^exponent correctly rounded; undefined if too near a tie to tell. */
function roundLong(mantissa: number, rest: number, more: number, exponent: number): number | undefined {
  // The integer as the unevaluated sum of two doubles, exactly.
  const shifted = mantissa * TEN[more];
  const low = productError(mantissa, TEN[more], shifted) + rest;
  const high = shifted + low;
  const tail = low - (high - shifted);
  const ten = TEN[Math.abs(exponent)];
  let main: number;
  let correction: number;
  if (exponent < 0) {
    main = high / ten;
    const back = main * ten;
    correction = (high - back - productError(main, ten, back) + tail) / ten;
  } else {
    main = high * ten;
    correction = productError(high, ten, main) + tail * ten;
  }
  // The error left is some 2^-104 of the value; 2^-90 is well beyond it.
  const margin = main * 8.077935669463161e-28;
  const value = main + (correction + margin);
  return value === main + (correction - margin) ? value : undefined;
}

/** a·b − fl(a·b), exactly. */
function productError(a: number, b: number, product: number): number {
  const aBig = SPLIT * a - (SPLIT * a - a);
  const bBig = SPLIT * b - (SPLIT * b - b);
  const aSmall = a - aBig;
  const bSmall = b - bBig;
  return aSmall * bSmall - (product - aBig * bBig - aSmall * bBig - aBig * bSmall);
}

const WORDS = new Map<string, number>([
  ['nan', NaN],
  ['+nan', NaN],
  ['-nan', NaN],
  ['inf', Infinity],
  ['+inf', Infinity],
  ['-inf', -Infinity],
  ['infinity', Infinity],
  ['+infinity', Infinity],
  ['-infinity', -Infinity],
]);

function parseWord(bytes: Uint8Array, start: number, end: number): number | typeof NOT_A_NUMBER {
  if (end - start > 9) return NOT_A_NUMBER;
  return WORDS.get(textOf(bytes, start, end).toLowerCase()) ?? NOT_A_NUMBER;
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}
