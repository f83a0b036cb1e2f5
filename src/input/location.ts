/** Where events are, as a user writes it: a path, a pattern, `file:object`, `-` for standard input, or a list of these. */
export type Locations = string | readonly string[];

/** One file, and what in it is the table. */
export interface Location {
  readonly path: string;
  /** A tree, a dataset or an array: what follows the colon in `sm.root:events`. */
  readonly object?: string;
}

/** What stands for standard input; a file of this name is `./-`. */
export const STDIN = '-';

/** So many locations are named in a message. */
const NAMED = 3;

/** All locations in one line, for messages. */
export function nameOf(locations: Locations): string {
  const all = [locations].flat();
  if (all.length <= NAMED) return all.join(', ');
  return `${all.slice(0, NAMED).join(', ')} and ${all.length - NAMED} more`;
}
