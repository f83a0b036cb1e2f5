import { findLaw, lawNames, type Law } from '../benchmark/index.js';
import { isFile, type Locations } from '../input/index.js';
import { closestName } from '../text/index.js';

/** The benchmark that --ref names. A file of that name comes first. */
export async function benchmarkOf(reference: Locations): Promise<Law | undefined> {
  const [name, ...others] = [reference].flat();
  if (name === undefined || others.length > 0 || !lawNames().includes(name)) return undefined;
  return (await isFile(name)) ? undefined : findLaw(name);
}

/** The benchmark whose name is nearly what --ref or --toy-pool names. */
export function closestBenchmark(locations: Locations): string | undefined {
  return closestName([locations].flat()[0] ?? '', lawNames());
}
