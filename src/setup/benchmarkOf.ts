import { findLaw, lawNames, type Law } from '../benchmark/index.js';
import { isFile, type Locations } from '../input/index.js';
import { closestName } from '../text/index.js';

/** The benchmark that --ref names. A file of that name comes first. */
export async function benchmarkOf(reference: Locations): Promise<Law | undefined> {
  const [name, ...others] = [reference].flat();
  if (name === undefined || others.length > 0 || !lawNames().includes(name)) return undefined;
  return (await isFile(name)) ? undefined : findLaw(name);
}

/** So many letters tell which benchmark is meant. */
const LEAST_LETTERS = 3;

/** The benchmark whose name is nearly, or begins with, what --ref or --toy-pool names. */
export function closestBenchmark(locations: Locations): string | undefined {
  const [name = ''] = [locations].flat();
  const begun = name.length < LEAST_LETTERS ? undefined : lawNames().find((law) => law.startsWith(name));
  return begun ?? closestName(name, lawNames());
}
