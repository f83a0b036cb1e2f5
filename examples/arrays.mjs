// The same test on arrays, without a file: the caller chooses reference, pool of toys and network.
import { stdout } from 'node:process';
import { assess, createNetwork, drawBenchmark, findLaw, networkParameters, openEnsemble } from 'nplm';

const law = findLaw('exponential');
const [sm] = drawBenchmark(law, { events: 8000, seed: 1 }); // any numbers of the size of 1 will do
const [obs] = drawBenchmark(law, { events: 200, seed: 2 });
const [fitted, pool, observed] = [sm.subarray(0, 4000), sm.subarray(4000), obs].map((x) => [
  Float32Array.from(x),
]);

const network = createNetwork(1, [4]);
const expected = 200;
const ensemble = openEnsemble(
  {
    reference: { rows: 4000, columns: fitted },
    source: { kind: 'pool', rows: 4000, columns: pool, resample: false },
    toyYield: { kind: 'poisson', mean: expected },
    expected,
    observed: 200,
    fit: { network, clip: { bound: 5, scope: 'kernels' }, trainer: 'auto', starts: 8, epochs: 1 },
    seed: 1,
  },
  { workers: 2 },
);
const { t } = await ensemble.fitData(observed, 200, 0);
const toys = new Float64Array(20);
await ensemble.runToys(toys.keys(), (toy) => (toys[toy.index] = toy.t)); // NaN where a fit failed
await ensemble.close();

const good = toys.filter(Number.isFinite);
const { pvalue, significance } = assess({
  t,
  dof: networkParameters(network),
  toys: good,
  failed: toys.length - good.length,
  asked: toys.length,
  rho: expected / 4000,
  seed: 1,
});
stdout.write(`t = ${t}, p = ${pvalue.empirical}, Z = ${significance.z} by ${significance.from}\n`);
