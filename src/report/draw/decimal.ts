/**
 * A coordinate with at most two decimals and no exponent: the same text on every machine, although the last bits of
 * Math.log and its like are not.
 */
export function decimal(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  if (!Number.isFinite(rounded)) throw new RangeError(`coordinate ${value} is not finite`);
  return rounded === 0 ? '0' : rounded.toFixed(2).replace(/\.?0+$/, '');
}
