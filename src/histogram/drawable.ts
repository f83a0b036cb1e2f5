/** Beyond this, sums and squares overflow; below its inverse, steps have no digits left. */
export const HUGE = 1e150;

/** Whether a number can be drawn: there, finite, not absurd. JSON makes `null` of NaN. */
export function drawable(value: number | null | undefined): value is number {
  return typeof value === 'number' && Math.abs(value) <= HUGE;
}
