import { ticks } from 'd3-array';

/** One axis of a chart: from values to places, and the values that are named. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  /** Pixels of a value. */
  at(value: number): number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** @param pixels - where the low and the high end lie */
export function makeScale(
  [low, high]: readonly [number, number],
  pixels: readonly [number, number],
  { log = false, count = 6 }: { readonly log?: boolean; readonly count?: number } = {},
): Scale {
  const place = log ? Math.log10 : (value: number): number => value;
  const [first, last] = [place(low), place(high)];
  const at = (value: number): number =>
    pixels[0] + ((place(value) - first) / (last - first)) * (pixels[1] - pixels[0]);
  const named = log
    ? decades(low, high)
    : ticks(low, high, count).map((value) => ({ value, label: label(value) }));
  return { low, high, log, at, ticks: named };
}

/** Powers of ten, or 1, 2, 5 of each where there are few. */
function decades(low: number, high: number): Scale['ticks'] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const steps = last - first <= 2 ? [1, 2, 5] : [1];
  const skip = Math.ceil((last - first) / 8);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .filter((power) => power % skip === 0)
    .flatMap((power) => steps.map((step) => step * 10 ** power))
    .filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
    .map((value) => ({ value, label: label(value) }));
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A short number with a true minus sign: 0.5, 1200, 2×10⁶. */
export function label(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) {
    const [digits, power] = value.toExponential(3).split('e');
    const front = String(Number(digits));
    const ten = powerOfTen(Number(power));
    return (front === '1' ? ten : front === '-1' ? `-${ten}` : `${front}×${ten}`).replace('-', '−');
  }
  return String(Number(value.toPrecision(6))).replace('-', '−');
}

/** 10⁻⁵. */
export function powerOfTen(power: number): string {
  const raised = String(Math.abs(power)).replace(/\d/g, (digit) => SUPERSCRIPT[Number(digit)]);
  return `10${power < 0 ? '⁻' : ''}${raised}`;
}
