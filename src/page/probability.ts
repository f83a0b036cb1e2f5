import { chi2LogTail } from '../numeric/index.js';
import { label, powerOfTen } from './chart/scale.js';

const DIGITS = 3;
/** Below, p is no float. */
const LEAST_POWER = -300;

/** A probability for the reader: 0.0331, 2.02×10⁻⁵. */
export function probability(p: number): string {
  return label(Number(p.toPrecision(DIGITS)));
}

/** p of t by χ², however small: its power of ten, where it is no float. */
export function chi2P(t: number, dof: number): string {
  const power = chi2LogTail(t, dof) / Math.LN10;
  return power > LEAST_POWER ? probability(10 ** power) : powerOfTen(Math.floor(power));
}
