import { openEnsemble } from '../src/ensemble/index.js';
import { poolSpec } from './poolSpec.js';

/** Prints the resident bytes of this process after a pool of as many workers as it is told has fitted four toys each. */
const workers = Number(process.argv[2]);
const ensemble = openEnsemble(poolSpec(), { workers });
await ensemble.runToys(
  Array.from({ length: 4 * workers }, (_, index) => index),
  () => undefined,
);
console.log(process.memoryUsage.rss());
await ensemble.close();
