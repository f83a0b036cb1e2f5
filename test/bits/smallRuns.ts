/** Small runs of the command, made to differ in all that decides a toy, and what is left of them to compare. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawBenchmark, findLaw } from '../../src/benchmark/index.js';
import { writeCsv } from '../../src/formats/index.js';
import { exponential, normal, poisson, purposes, Stream } from '../../src/random/index.js';
import { freshCache } from '../freshCache.js';
import { writeTable } from '../run/fixtures.js';
import { expectValidFolder } from '../schema/expectValid.js';

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** Words of the command by what the run is about. The files are those of {@link writeSamples}. */
export const smallRuns = {
  'the univariate benchmark, 1-4-1, toys from the law':
    'run --ref x.arrow --data obs.arrow --expected 100 --toy-pool exponential --scale none --starts 20 --toys 12',
  'the same by lbfgs':
    'run --ref x.arrow --data obs.arrow --expected 100 --toy-pool exponential --scale none --starts 6 --trainer lbfgs --toys 6',
  'the same by adam':
    'run --ref x.arrow --data obs.arrow --expected 100 --toy-pool exponential --scale none --trainer adam --epochs 300 --toys 3',
  'three features, 5-5-5, all clipped, toys from a half of the file':
    'run --ref three.arrow --data obs3.arrow --expected 150 --network 5,5,5 --clip-scope all --starts 24 --toys 6',
  'a CSV of positive weights, standardised, unweighted for toys':
    'run --ref weighted.csv --data obs3.arrow --features a,b --network 4,3 --starts 8 --toys 6',
  'shape alone, toys that repeat events of a pool':
    'run --ref x.arrow --data obs.arrow --shape-only --toy-pool obs.arrow --resample --starts 8 --toys 6',
} as const;

/** Events of three features that depend on each other: values of no short decimal. */
function three(seed: number, rows: number): { name: string; values: Float64Array }[] {
  const stream = new Stream(seed, purposes.benchmarkEvents, 3);
  const columns = ['a', 'b', 'c'].map((name) => ({ name, values: new Float64Array(rows) }));
  for (let row = 0; row < rows; row++) {
    const [x, y, z] = [normal(stream), normal(stream), exponential(stream)];
    [50 + 10 * x, 0.001 * (y + x * x), z * (1 + y * y)].forEach(
      (value, k) => (columns[k].values[row] = value),
    );
  }
  return columns;
}

/** Writes the files of {@link smallRuns}. */
export function writeSamples(folder: string): void {
  const law = findLaw('exponential');
  const univariate = (name: string, events: number, seed: number): string =>
    writeTable(join(folder, name), [{ name: 'x', values: drawBenchmark(law, { events, seed })[0] }]);
  univariate('x.arrow', 2000, 1);
  univariate('obs.arrow', 95, 2);
  writeTable(join(folder, 'three.arrow'), three(3, 3000));
  writeTable(join(folder, 'obs3.arrow'), three(4, poisson(new Stream(4, purposes.benchmarkYield, 3), 150)));
  const weighted = three(5, 3000);
  const weight = weighted[2].values.map((c) => (0.02 + c) / (1 + 8 * c));
  writeFileSync(join(folder, 'weighted.csv'), writeCsv([...weighted, { name: 'weight', values: weight }]));
}

/** What a run must have in common on every machine. */
export interface Bits {
  readonly sha256: { readonly 'toys.arrow': string; readonly 'events.arrow': string };
  /** All numbers of result.json by their path, less the seconds. They may differ by 1e-12. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** Runs the command in a folder on a Node binary. */
export async function runOn(node: string, words: string, cwd: string, out: string): Promise<Bits> {
  const args = [main, ...words.split(' '), '--workers', '2', '--quiet', '--json', '--out', out];
  const env = { ...process.env, XDG_CACHE_HOME: freshCache() };
  const child = spawn(node, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (texts[name] += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${node} ended with ${code}: ${texts.stderr}`);
  expectValidFolder(join(cwd, out));
  return {
    sha256: {
      'toys.arrow': sha256(join(cwd, out, 'toys.arrow')),
      'events.arrow': sha256(join(cwd, out, 'events.arrow')),
    },
    numbers: Object.fromEntries(
      numbersOf(JSON.parse(texts.stdout), '').filter(([path]) => path !== '/seconds'),
    ),
  };
}

export function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function numbersOf(value: unknown, path: string): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, `${path}/${key}`));
}
