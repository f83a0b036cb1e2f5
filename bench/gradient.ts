import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { adam } from '../src/fit/index.js';
import { clipBox, glorotStart, parameterCount, plainObjective, type Clip } from '../src/network/index.js';
import { dataTerm, exponentialReference, Problem, starts } from './problem.js';
import type { Row } from './row.js';
import { shortest } from './timing.js';

const CLIP: Clip = { bound: 5, scope: 'kernels' };

/** Steps in a row whose time is taken, so that clearing up after them is in it. */
const STEPS = 100;

/** Loss and gradient: the emitted kernel against the oracle, tfjs and a compiled C prototype. */
export async function gradient(note: (text: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  note('gradient of 1-4-1, 22,000 events, and of 5-5-5-5-1, 120,000 events');
  for (const [hidden, features, reference, data] of [
    [[4], 1, 20000, 2000],
    [[5, 5, 5], 5, 100000, 20000],
  ] as const) {
    const columns = (count: number): Float32Array[] =>
      Array.from({ length: features }, () => exponentialReference(count)[0]);
    const observed = columns(data);
    const problem = new Problem(hidden, columns(reference), data);
    const kernel = problem.objective(observed);
    const oracle = plainObjective(problem.network, [problem.referenceTerm, dataTerm(observed)]);
    const parameters = glorotStart(problem.network, starts(0, 0));
    const slope = new Float64Array(parameterCount(problem.network));
    const contenders = [
      (): void => void kernel.gradient(parameters, slope),
      (): void => void oracle.gradient(parameters, slope),
    ];
    const small = hidden.length === 1;
    if (small) {
      const box = clipBox(problem.network, CLIP);
      const tfjsOnce = await tfjsStep(problem, observed, parameters);
      contenders.push(() => void adam(kernel, box, parameters, STEPS));
      contenders.push(() => {
        for (let s = 0; s < STEPS; s++) tfjsOnce();
      });
      const fused = fusedGradient(problem.referenceTerm.columns[0], observed[0], problem.referenceTerm.scale);
      if (fused) contenders.push(fused);
    }
    const [ours, theirs, step, tfjs, fused] = shortest(contenders, small ? 1500 : 2000);
    const name = small ? '1-4-1' : '5-5-5-5-1';
    rows.push({
      what: `emitted gradient kernel against the plain TypeScript oracle, ${name}`,
      bar: '5 times faster or better',
      measured: `${(theirs / ours).toFixed(0)} times (${ours.toFixed(3)} ms against ${theirs.toFixed(2)} ms)`,
      holds: theirs / ours >= 5,
    });
    if (!small) continue;
    rows.push({
      what: 'a step of Adam with clip against the same in tfjs wasm, 22,000 events of 1-4-1',
      bar: '60 times or better',
      measured: `${(tfjs / step).toFixed(0)} times (${(step / STEPS).toFixed(3)} ms against ${(tfjs / STEPS).toFixed(2)} ms)`,
      holds: tfjs / step >= 60,
    });
    rows.push({
      what: 'against a fused C loop compiled by clang -O3 -msimd128 to WASM, 1-4-1',
      bar: 'at most 1.5 times its time',
      measured:
        fused === undefined
          ? 'needs clang, lld and the C prototype'
          : `${(ours / fused).toFixed(2)} times its time (${fused.toFixed(3)} ms)`,
      holds: fused === undefined ? null : ours / fused <= 1.5,
    });
  }
  return rows;
}

/** One step of Adam with clip, of 1-4-1, in tfjs on its WebAssembly backend. */
async function tfjsStep(
  problem: Problem,
  observed: readonly Float32Array[],
  parameters: Float64Array,
): Promise<() => void> {
  setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
  await tf.setBackend('wasm');
  const x = tf.tensor2d(problem.referenceTerm.columns[0], [problem.referenceTerm.rows, 1]);
  const y = tf.tensor2d(observed[0], [observed[0].length, 1]);
  const w1 = tf.tensor2d([...parameters.slice(0, 4)], [1, 4]);
  const b1 = tf.tensor1d([...parameters.slice(4, 8)]);
  const w2 = tf.tensor2d([...parameters.slice(8, 12)], [4, 1]);
  const b2 = tf.tensor1d([parameters[12]]);
  const f = (events: tf.Tensor2D, ...p: tf.Tensor[]): tf.Tensor =>
    tf.add(
      tf.matMul(tf.sigmoid(tf.add(tf.matMul(events, p[0] as tf.Tensor2D), p[1])), p[2] as tf.Tensor2D),
      p[3],
    );
  const variables = [w1, b1, w2, b2].map((values) => tf.variable(values));
  const loss = (): tf.Scalar =>
    tf.sub(
      tf.mul(problem.referenceTerm.scale, tf.sum(tf.sub(tf.exp(f(x, ...variables)), 1))),
      tf.sum(f(y, ...variables)),
    );
  const optimizer = tf.train.adam(1e-3, 0.9, 0.999, 1e-7);
  return () => {
    tf.tidy(() => {
      optimizer.minimize(loss, true)?.dataSync();
      for (const k of [0, 2]) variables[k].assign(tf.clipByValue(variables[k], -CLIP.bound, CLIP.bound));
    });
  };
}

/**
 * The C prototype's gradient of 1-4-1, without -ffast-math: with it the compiler cancels the rounding step of the
 * exponential and the result is wrong by per cents.
 */
function fusedGradient(reference: Float32Array, data: Float32Array, scale: number): (() => void) | undefined {
  const source = new URL('../../../shared/prototype/fused.c', import.meta.url).pathname;
  if (!existsSync(source)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'nplm-bench-'));
  try {
    const out = join(folder, 'fused.wasm');
    const flags = ['--target=wasm32', '-O3', '-msimd128', '-nostdlib', '-fuse-ld=lld'];
    const linker = ['-Wl,--no-entry', '-Wl,--export-all', '-Wl,--import-memory'];
    execFileSync('clang-14', [...flags, ...linker, '-o', out, source], { stdio: 'ignore' });
    return instantiate(readFileSync(out), reference, data, scale);
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function instantiate(
  bytes: Uint8Array,
  reference: Float32Array,
  data: Float32Array,
  scale: number,
): () => void {
  const memory = new WebAssembly.Memory({ initial: 64, maximum: 64, shared: false });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes)), {
    env: { memory },
  });
  const lossGrad = exports.lossGrad as (
    x: number,
    n: number,
    w: number,
    g: number,
    isData: number,
    scale: number,
  ) => number;
  const [x, y, w, g] = [131072, 1048576, 2097152, 2101248];
  new Float32Array(memory.buffer, x, reference.length).set(reference);
  new Float32Array(memory.buffer, y, data.length).set(data);
  new Float32Array(memory.buffer, w, 13).fill(0.3);
  const slope = new Float64Array(memory.buffer, g, 13);
  return () => {
    slope.fill(0);
    lossGrad(x, reference.length, w, g, 0, scale);
    lossGrad(y, data.length, w, g, 1, 1);
  };
}
