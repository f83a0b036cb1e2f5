/** The map from a value to a pixel, linear or logarithmic. */
export interface Scale {
  readonly kind: 'linear' | 'log';
  readonly low: number;
  readonly high: number;
  /** Pixel of the low and of the high end. */
  readonly from: number;
  readonly to: number;
}

export function linear(low: number, high: number, from: number, to: number): Scale {
  return { kind: 'linear', ...widened(low, high), from, to };
}

/** A logarithmic scale; both ends positive. */
export function logarithmic(low: number, high: number, from: number, to: number): Scale {
  return { kind: 'log', low, high: high > low ? high : low * 10, from, to };
}

/** How far a value lies along the scale: 0 at the low end, 1 at the high end; −∞ for the log of nothing. */
export function fraction({ kind, low, high }: Scale, value: number): number {
  if (kind === 'linear') return (value - low) / (high - low);
  return value > 0 ? Math.log(value / low) / Math.log(high / low) : -Infinity;
}

/** The pixel of a value; one beyond an end is put at the end itself. */
export function at(scale: Scale, value: number): number {
  const clamped = Math.min(1, Math.max(0, fraction(scale, value)));
  return scale.from + clamped * (scale.to - scale.from);
}

export function inside({ low, high }: Scale, value: number): boolean {
  return value >= low && value <= high;
}

function widened(low: number, high: number): { low: number; high: number } {
  // A range without digits, such as that of numbers below 1e-300, cannot have ticks.
  if (high - low > 1e-14 * Math.abs(low) && high - low > 1e-300) return { low, high };
  const room = Math.max(0.5, Math.abs(low) * 0.05);
  return { low: low - room, high: low + room };
}
