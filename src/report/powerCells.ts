import type { Quantiles } from '../power/index.js';
import type { EmpiricalZ } from '../statistic/index.js';

/** An estimate between the ends of its interval. */
interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const NOT_RESOLVED = 'not resolved';

/** Median and 16 to 84 % of Z, each in a place of five; `>` before a lower limit. */
export function zCell({ low, median, high }: Quantiles<EmpiricalZ | number>): string {
  return `${zText(median).padStart(6)} (${zText(low).padStart(5)} to ${zText(high).padStart(5)})`;
}

/** A median of which no spread is known, in its place in the column of {@link zCell}. */
export function medianCell(median: number): string {
  return zText(median).padStart(6);
}

function zText(z: EmpiricalZ | number): string {
  if (typeof z === 'number') return minus(z.toFixed(2));
  return `${z.limit ? '>' : ''}${minus(z.z.toFixed(2))}`;
}

/** `.71 ± .03`, `.71 +.03 −.04`; two decimals, or three where the errors are below .005; a law that is exact has none. */
export function powerCell(estimate: Estimate | null): string {
  if (estimate === null) return NOT_RESOLVED;
  const { value, low, high } = estimate;
  if (low === value && high === value) return share(value, 2);
  const decimals = Math.max(high - value, value - low) < 0.005 ? 3 : 2;
  const unit = decimals === 3 ? 0.001 : 0.01;
  const [up, down] = [high - value, value - low].map((error) => Math.round(error / unit));
  const text = (steps: number): string => share(steps * unit, decimals);
  const shown = share(value, decimals);
  if (value === 0) return `${shown} +${text(up)}`;
  if (value === 1) return `${shown} −${text(down)}`;
  // A difference of one in the last place is as much rounding as it is skewness.
  if (Math.abs(up - down) <= 1) return `${shown} ± ${text(Math.max(up, down))}`;
  return `${shown} +${text(up)} −${text(down)}`;
}

/** A level or a size, to three digits: `.0228`, `.00135`. */
export function levelCell(alpha: number | undefined): string {
  if (alpha === undefined) return NOT_RESOLVED;
  if (alpha === 0) return '0';
  const decimals = Math.min(12, 2 - Math.floor(Math.log10(alpha)));
  return share(alpha, decimals);
}

/** A share of one without the zero before its point. */
function share(value: number, decimals: number): string {
  return value.toFixed(decimals).replace(/^0\./, '.');
}

function minus(text: string): string {
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}
