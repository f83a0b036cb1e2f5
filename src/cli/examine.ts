import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { installHint } from '../formats/index.js';
import { compileKernel, createMemory } from '../kernel/index.js';
import { createNetwork } from '../network/index.js';
import { packageFolder } from '../folder/index.js';
import { decimalNumber, shortNumber } from '../text/index.js';

/** Something that nplm needs or can use, and what this machine has of it. */
export interface Finding {
  readonly name: string;
  /** `failed`: nplm run does not work without it; `absent`: it does. */
  readonly state: 'ok' | 'failed' | 'absent';
  /** What is there. */
  readonly found: string;
  /** What it is good for. */
  readonly brings: string;
  /** What to do where it is not there; null where nothing is needed, or can be done. */
  readonly todo: string | null;
}

/** The packages that nplm takes where they are installed, and what they bring. */
const PEERS = { h5wasm: 'HDF5 files as input', jsroot: 'ROOT files as input' } as const;

const GIB = 2 ** 30;
/** A thread that has not answered by then never does. */
const THREAD_MS = 20_000;

/** Looks at the machine, by trying what a run does. */
export async function examine(): Promise<Finding[]> {
  return [
    nodeVersion(),
    simd(),
    sharedMemory(),
    await threads(),
    cores(),
    memory(),
    ...Object.entries(PEERS).map(([name, brings]) => peer(name, brings)),
  ];
}

function nodeVersion(): Finding {
  const needed = packageField('engines', 'node')?.replace('>=', '') ?? '0';
  const found = process.versions.node;
  const enough = isAtLeast(found, needed);
  return {
    name: 'Node',
    state: enough ? 'ok' : 'failed',
    found: `${found}, ${process.platform} ${process.arch}`,
    brings: 'all of nplm',
    todo: enough ? null : `install Node ${needed} or newer`,
  };
}

/** Compiles a kernel: its instructions are SIMD's. */
function simd(): Finding {
  const about = { name: 'SIMD', brings: 'the compiled kernels of the fits' };
  try {
    compileKernel(createNetwork(1, [4]));
    return { ...about, state: 'ok', found: 'WebAssembly kernels compile', todo: null };
  } catch (error) {
    const found = `WebAssembly kernels do not compile (${messageOf(error)})`;
    return { ...about, state: 'failed', found, todo: 'use a processor and a Node with WebAssembly SIMD' };
  }
}

/** Reserves the most that a run can ask for. Nothing of it is touched, so it costs addresses and no memory. */
function sharedMemory(): Finding {
  const limit = addressLimit();
  const limited = limit === undefined ? '' : `, with addresses limited to ${gib(limit)}`;
  const about = { name: 'shared memory', brings: 'one copy of the events for all workers' };
  try {
    createMemory(4 * GIB, 'nplm doctor');
    return { ...about, state: 'ok', found: `4 GiB can be reserved${limited}`, todo: null };
  } catch {
    return {
      ...about,
      state: 'failed',
      found: `4 GiB cannot be reserved${limited}`,
      // Node reserves a stretch behind each memory that no program may touch.
      todo: 'lift the limit of addresses, which must leave 12 GiB or more: ulimit -v unlimited; in a batch system, ask for more virtual memory',
    };
  }
}

/** Starts a thread that writes into shared memory, as a worker does. */
async function threads(): Promise<Finding> {
  const about = { name: 'threads', brings: 'the workers of the fits' };
  const shared = new Int32Array(new SharedArrayBuffer(4));
  let worker: Worker | undefined;
  try {
    const started = (worker = new Worker(`require('node:worker_threads').workerData[0] = 1;`, {
      eval: true,
      workerData: shared,
    }));
    await new Promise((resolve, reject) => {
      started.on('exit', resolve).on('error', reject);
      setTimeout(() => reject(new Error('it does not answer')), THREAD_MS).unref();
    });
    if (shared[0] !== 1) throw new Error('what it writes is not seen');
    return { ...about, state: 'ok', found: 'a thread starts and shares memory', todo: null };
  } catch (error) {
    const found = `no thread can be started (${messageOf(error)})`;
    return {
      ...about,
      state: 'failed',
      found,
      todo: 'raise the limits of processes and memory: ulimit -u, ulimit -v',
    };
  } finally {
    await worker?.terminate();
  }
}

function cores(): Finding {
  const count = availableParallelism();
  return {
    name: 'cores',
    state: 'ok',
    found: `${count}, the default of --workers`,
    brings: 'as many fits at once',
    todo: null,
  };
}

function memory(): Finding {
  // A container may have less than its machine; 0 or more than all stand for no limit.
  const allowed = process.constrainedMemory();
  const total = allowed > 0 && allowed < totalmem() ? allowed : totalmem();
  return {
    name: 'memory',
    state: 'ok',
    found: `${gib(total)}, ${gib(Math.min(total, freemem()))} free`,
    brings: 'room for the events',
    todo: null,
  };
}

/** Looks for a package where Node would, without loading it. */
function peer(name: string, brings: string): Finding {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const version = folders
    .map((folder) => fieldOf(join(folder, name, 'package.json'), 'version'))
    .find((found) => found !== undefined);
  return {
    name,
    state: version === undefined ? 'absent' : 'ok',
    found: version ?? 'not installed, not needed otherwise',
    brings,
    todo: version === undefined ? installHint(name) : null,
  };
}

/** Bytes of addresses that this process may have (`ulimit -v`); undefined without a limit, or where no one tells. */
function addressLimit(): number | undefined {
  try {
    const line = /^Max address space +(\d+)/m.exec(readFileSync('/proc/self/limits', 'latin1'));
    return line === null ? undefined : Number(line[1]);
  } catch {
    // Only Linux has this file.
    return undefined;
  }
}

/** Whether a version such as 20.19.0 is at least another. */
export function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [version, least].map((text) => text.split('.').map((part) => decimalNumber(part)));
  const place = b.findIndex((part, i) => part !== (a[i] ?? 0));
  return place === -1 || (a[place] ?? 0) > b[place];
}

function packageField(outer: string, inner: string): string | undefined {
  const folder = packageFolder();
  return folder === undefined ? undefined : fieldOf(join(folder, 'package.json'), outer, inner);
}

/** A text in a JSON file, by the names of the objects around it; undefined where it is not. */
function fieldOf(path: string, ...names: readonly string[]): string | undefined {
  try {
    let value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    for (const name of names) value = (value as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function gib(bytes: number): string {
  return `${shortNumber(bytes / GIB)} GiB`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
