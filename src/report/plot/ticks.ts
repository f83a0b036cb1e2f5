import { tickStep, ticks as niceTicks } from 'd3-array';
import { shortNumber, shortProbability } from '../../text/index.js';
import type { Scale } from './scale.js';

/** A labelled tick; the label is markup. */
interface MajorTick {
  readonly value: number;
  readonly label: string;
}

export interface Ticks {
  readonly major: readonly MajorTick[];
  readonly minor: readonly number[];
  /** The labels are to be multiplied by ten to this power; the axis title says so. */
  readonly power: number;
}

/** A number for people: a true minus sign, `decimals` digits after the point. */
function numberText(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

/** A number with so many significant digits, without trailing zeros; powers of ten as markup. */
export function significant(value: number, digits: number): string {
  return typeset(shortNumber(value, digits));
}

/** A p-value: `= 0.43`, or `< 10^{−15}` where it is below what can be told from zero; markup. */
export function pvalueText(p: number, digits = 3, least?: number): string {
  const text = shortProbability(p, digits, least);
  return text.startsWith('<') ? typeset(text) : `= ${typeset(text)}`;
}

/** `-1.2e-7` as it is printed: 1.2 times a power of ten, with true minus signs. */
function typeset(text: string): string {
  return text
    .replace(/1e(-?\d+)$/, (whole, power: string, at: number) =>
      at > 0 && /[\d.]/.test(text[at - 1]) ? whole : `10^{${power}}`,
    )
    .replace(/e(-?\d+)$/, ' × 10^{$1}')
    .replaceAll('-', '−');
}

function signed(power: number): string {
  return String(power).replace('-', '−');
}

/** Ticks at round numbers, about `count` of them labelled. */
export function ticksOf(scale: Scale, count: number): Ticks {
  return scale.kind === 'log' ? logTicks(scale, count) : linearTicks(scale, count);
}

function linearTicks({ low, high }: Scale, count: number): Ticks {
  const step = tickStep(low, high, count);
  const values = niceTicks(low, high, count);
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const magnitude = Math.floor(Math.log10(largest) + 1e-9);
  const power = magnitude >= 5 || magnitude < -2 ? 3 * Math.floor(magnitude / 3) : 0;
  const unit = Number(`1e${power}`);
  const decimals = Math.min(12, Math.max(0, -Math.floor(Math.log10(step / unit) + 1e-9)));
  // Four parts of a step of 2, five of a step of 1 or 5.
  const parts = Math.round(step / Number(`1e${Math.floor(Math.log10(step) + 1e-9)}`)) === 2 ? 4 : 5;
  const minor = [];
  for (
    let index = Math.ceil((low / step) * parts - 1e-9);
    index * (step / parts) <= high + step * 1e-9;
    index++
  ) {
    if (index % parts !== 0) minor.push((index * step) / parts);
    if (minor.length > 200) break;
  }
  return {
    major: values.map((value) => ({ value, label: numberText(value / unit, decimals) })),
    minor,
    power,
  };
}

function logTicks({ low, high }: Scale, count: number): Ticks {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const every = Math.max(1, Math.ceil((last - first) / Math.max(1, count)));
  const major = [];
  const minor = [];
  for (let power = first - 1; power <= last; power++) {
    const decade = Number(`1e${power}`);
    if (power >= first) {
      if (power % every === 0) major.push({ value: decade, label: decadeLabel(power) });
      else minor.push(decade);
    }
    if (every > 1) continue;
    for (let digit = 2; digit <= 9; digit++) {
      const value = digit * decade;
      if (value >= low && value <= high) minor.push(value);
    }
  }
  return { major, minor, power: 0 };
}

function decadeLabel(power: number): string {
  return power === 0 ? '1' : power === 1 ? '10' : `10^{${signed(power)}}`;
}
