import { law as correlation } from '../../toys/correlation.js';
import { law as exponential } from '../../toys/exponential.js';
import { law as gaussian10 } from '../../toys/gaussian10.js';
import type { Law, Signal } from '../../toys/law.js';
import { Fault } from '../fault/index.js';
import { closestName } from '../text/index.js';

const laws: readonly Law[] = [exponential, correlation, gaussian10];

/**
 * The names of all laws in toys/.
 *
 * @example
 * for (const name of lawNames()) console.log(name, findLaw(name).expected);
 */
export function lawNames(): readonly string[] {
  return laws.map(({ name }) => name);
}

/**
 * The law of this name in toys/.
 *
 * @param name - one of `lawNames`
 * @throws Fault `usage` if there is none
 * @example
 * const { features, expected, signals } = findLaw('exponential');
 */
export function findLaw(name: string): Law {
  return find(laws, name, 'there is no benchmark');
}

/**
 * One of a law's signals, by name.
 *
 * @param name - of one of `law.signals`
 * @throws Fault `usage` if there is none
 * @example
 * const tail = findSignal(findLaw('exponential'), 'tail');
 */
export function findSignal(law: Law, name: string): Signal {
  return find(law.signals, name, `benchmark ${law.name} has no signal`);
}

function find<T extends { readonly name: string }>(all: readonly T[], name: string, problem: string): T {
  const found = all.find((candidate) => candidate.name === name);
  if (found !== undefined) return found;
  const names = all.map((candidate) => candidate.name);
  const closest = closestName(name, names);
  throw new Fault('usage', {
    what: `${problem} "${name}"`,
    todo: closest === undefined ? `choose from: ${names.join(', ')}` : `did you mean "${closest}"?`,
  });
}
