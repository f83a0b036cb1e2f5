/**
 * A number for people with so many significant digits, without trailing zeros: `0.0033`, `1230`, `2.26e-8`. Six places
 * before the point, or four zeros after it, are written out. One rule for tables, messages and figures.
 */
export function shortNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '?';
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (power >= 6 || power < -4) return `${withoutZeros(mantissa)}e${power}`;
  return withoutZeros(Number(`${mantissa}e${power}`).toFixed(Math.max(0, digits - 1 - power)));
}

function withoutZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A p-value for people; `< 1e-300` for one that lies below what its law can tell from zero. */
export function shortProbability(p: number, digits = 3, least = 1e-300): string {
  return p < least ? `< ${shortNumber(least, digits)}` : shortNumber(p, digits);
}
