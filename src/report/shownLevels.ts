import type { Power } from '../power/index.js';

/** More columns than these do not fit on a line. */
const MOST_LEVELS = 4;
const WHOLE = [1, 2, 3];

/**
 * The places of the levels that a table shows: all of up to four; of more, Zα = 1, 2 and 3, and where one of them was not
 * asked for the first of the others above 0.
 */
export function shownLevels(levels: Power['levels']): number[] {
  const places = levels.map((_, i) => i);
  if (levels.length <= MOST_LEVELS) return places;
  const whole = places.filter((i) => WHOLE.includes(levels[i].z));
  if (whole.length === WHOLE.length) return whole;
  const others = places.filter((i) => !whole.includes(i) && levels[i].z > 0);
  return [...whole, ...others].slice(0, MOST_LEVELS).sort((a, b) => a - b);
}
