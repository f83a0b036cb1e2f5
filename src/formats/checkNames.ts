import { Fault } from '../fault/index.js';

/**
 * Checks that every column has a name of its own.
 *
 * @throws Fault `content` if two have the same
 */
export function checkNames(names: readonly string[], origin: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      throw new Fault('content', {
        where: origin,
        what: `two columns are named "${name}"`,
        todo: 'give every column its own name',
      });
    }
    seen.add(name);
  }
}
