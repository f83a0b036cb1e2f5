import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { emitKernel } from '../../src/kernel/emit/index.js';
import {
  Arena,
  compileKernel,
  createMemory,
  Kernel,
  kernelBytes,
  packedBytes,
  packTerm,
} from '../../src/kernel/index.js';
import { createNetwork } from '../../src/network/index.js';
import { purposes, Stream } from '../../src/random/index.js';
import { everything } from './everything.js';
import { bytesOf, kernelIn, kernelObjective, spoiltArena } from './implementations.js';
import { makeProblem, makeTerm, type Shape } from './problem.js';

describe('bits', () => {
  const shape: Shape = {
    inputs: 2,
    hidden: [5, 3],
    extras: 1,
    terms: [
      { role: 'reference', rows: 333, scale: 0.5 },
      { role: 'data', rows: 70, scale: 1 },
      { role: 'cells', rows: 11, scale: 1 },
    ],
    seed: 10,
  };
  const { network, parameters, terms } = makeProblem(shape);
  const expected = everything(kernelObjective(network, terms), parameters);

  it('are those of every machine and Node version: stored toys depend on them', () => {
    const digests = [shape, { ...shape, hidden: [4] }, { ...shape, hidden: [5, 5, 5] }].map((shape) => {
      const problem = makeProblem(shape);
      const numbers = everything(kernelObjective(problem.network, problem.terms), problem.parameters);
      const view = new DataView(new ArrayBuffer(8 * numbers.length));
      numbers.forEach((value, i) => view.setFloat64(8 * i, value, true));
      return createHash('sha256').update(new Uint8Array(view.buffer)).digest('hex');
    });
    expect(digests).toMatchInlineSnapshot(`
      [
        "4f49bad7656e4d22ed9088f8ca567fa99c21bd27a488184e49b5c5e984f62f79",
        "e3a716ba8f3735809b5bf39b3ad8aa735d9c2d71fa591c7cd72baf91ee208295",
        "fd2a8e93649046183414d5c41e85d2faf44a04b4b015a31098b0831e11918a5f",
      ]
    `);
  });

  it('do not depend on the address of kernel and events', () => {
    for (const begin of [16, 65536 - 48, 1234560]) {
      const memory = createMemory(begin + bytesOf(network, terms), 'a test');
      expect(everything(kernelIn(new Arena(memory, begin), network, terms), parameters)).toEqual(expected);
    }
    // Terms in front of the kernel, in the reverse order.
    const arena = spoiltArena(bytesOf(network, terms) + 32);
    const packed = [...terms].reverse().map((term) => packTerm(network, term, arena));
    arena.allocate(32);
    const kernel = new Kernel(compileKernel(network), network, arena);
    expect(everything(kernel.objective(packed.reverse()), parameters)).toEqual(expected);
  });

  // Addresses are 32-bit integers: block ends beyond 4 GiB would wrap to small numbers.
  it('do not depend on the distance from the end of 4 GiB', (context) => {
    const memory = hugeMemory();
    if (memory === undefined) return context.skip('the system refuses 4 GiB of address space');
    const [low, high] = [new Arena(memory), new Arena(memory, 2 ** 32 - 1e6)];
    const kernel = new Kernel(compileKernel(network), network, low);
    const term = terms[0];
    const reference = everything(kernel.objective([packTerm(network, term, low)]), parameters);
    const bytes = packedBytes(network, 'reference', term.rows);
    for (const left of [4096, 16, 0]) {
      high.release(2 ** 32 - left - bytes);
      const packed = packTerm(network, term, high);
      expect(everything(kernel.objective([packed]), parameters), `${left} bytes left`).toEqual(reference);
    }
  });

  function hugeMemory(): WebAssembly.Memory | undefined {
    try {
      return createMemory(2 ** 32, 'a test');
    } catch {
      return undefined;
    }
  }

  it('do not depend on the padding behind the last event', () => {
    const arena = spoiltArena(bytesOf(network, terms));
    const kernel = new Kernel(compileKernel(network), network, arena);
    const packed = terms.map((term) => packTerm(network, term, arena));
    for (const { address, groups, rows, role } of packed) {
      const registers = network.inputs + network.extras + (role === 'cells' ? 2 : 1);
      const floats = arena.floats(address, 4 * groups * registers);
      for (let row = rows; row < 4 * groups; row++) {
        for (let k = 0; k < network.inputs + network.extras; k++) {
          const at = (row >> 2) * 4 * registers + 4 * k + (row & 3);
          expect(floats[at]).toBe(0);
          floats[at] = 20 * (row - k);
        }
      }
    }
    expect(everything(kernel.objective(packed), parameters)).toEqual(expected);
  });

  it('do not depend on events of weight zero at the end', () => {
    const extended = terms.map((term) => {
      const grown = (values: Float32Array, by: number): Float32Array => {
        const longer = new Float32Array(term.rows + 5).fill(by);
        longer.set(values);
        return longer;
      };
      return {
        ...term,
        rows: term.rows + 5,
        columns: term.columns.map((column) => grown(column, 3)),
        extras: term.extras.map((column) => grown(column, -2)),
        ...(term.expected && { expected: grown(term.expected, 0) }),
        ...(term.observed && { observed: grown(term.observed, 0) }),
      };
    });
    expect(everything(kernelObjective(network, extended), parameters)).toEqual(expected);
  });

  it('do not depend on other kernels in the same memory, nor on the order of work', () => {
    const small = makeProblem({ ...shape, hidden: [4], seed: 77 });
    const alone = everything(kernelObjective(small.network, small.terms), small.parameters);
    const [first, second] = [bytesOf(network, terms), bytesOf(small.network, small.terms)];
    const memory = createMemory(first + second + 48, 'a test');
    const bytes = new Uint8Array(memory.buffer).fill(0xff);
    const a = kernelIn(new Arena(memory, 16, 16 + first), network, terms);
    const b = kernelIn(new Arena(memory, 32 + first, 32 + first + second), small.network, small.terms);
    for (let repeat = 0; repeat < 3; repeat++) {
      expect(everything(a, parameters)).toEqual(expected);
      expect(everything(b, small.parameters)).toEqual(alone);
    }
    // Nothing was written beside the two arenas.
    for (const [from, to] of [
      [0, 16],
      [16 + first, 32 + first],
      [32 + first + second, bytes.length],
    ]) {
      expect(bytes.subarray(from, to).every((byte) => byte === 0xff)).toBe(true);
    }
  });

  it('do not depend on which kernel reads shared events, and reading changes none of them', () => {
    const term = makeTerm(network, 'reference', 100, new Stream(3, purposes.jitter, 0));
    const events = packedBytes(network, 'reference', 100);
    const memory = createMemory(events + 2 * kernelBytes(network), 'a test');
    const shared = new Arena(memory);
    const packed = packTerm(network, term, shared);
    const copy = new Uint8Array(memory.buffer).slice(0, events);
    const module = compileKernel(network);
    const results = [0, 1].map(() =>
      everything(new Kernel(module, network, shared).objective([packed]), parameters),
    );
    expect(results[0]).toEqual(results[1]);
    expect(results[0]).toEqual(everything(kernelObjective(network, [term]), parameters));
    expect(new Uint8Array(memory.buffer).slice(0, events)).toEqual(copy);
  });

  it('terms add up: the sum over terms is the sum of their bits', () => {
    const apart = terms.map((term) => everything(kernelObjective(network, [term]), parameters));
    expect(expected).toEqual(apart[0].map((_, i) => apart[0][i] + apart[1][i] + apart[2][i]));
  });

  it('of the module are the same at every compilation', () => {
    const networks = [createNetwork(1, [4]), createNetwork(5, [5, 5, 5]), createNetwork(3, [2], 2)];
    const modules = networks.map(emitKernel);
    expect(networks.map(emitKernel)).toEqual(modules);
    expect(new Set(modules.map(String)).size).toBe(networks.length);
  });
});
