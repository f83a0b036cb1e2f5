import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/fault/index.js';
import { aligned, Arena, createMemory, packTerm } from '../../src/kernel/index.js';
import { createNetwork, plainLogRatio, type Network } from '../../src/network/index.js';
import { purposes, Stream } from '../../src/random/index.js';
import { everything } from './everything.js';
import { bytesOf, kernelIn, kernelObjective } from './implementations.js';
import { makeProblem, makeTerm, ROLES } from './problem.js';

describe('packTerm', () => {
  const two = (rows: number): Float32Array[] => [new Float32Array(rows), new Float32Array(rows)];
  it.each([
    ['no columns', { columns: [] }, 'have 0 columns where the network has 2 inputs'],
    ['a column too many', { columns: [...two(8), new Float32Array(8)] }, 'have 3 columns'],
    ['no extra column', { extras: [] }, 'have 0 extra columns where the network has 1'],
    [
      'a short column',
      { columns: [new Float32Array(8), new Float32Array(7)] },
      'have a column of 7 values for 8 rows',
    ],
    ['a short extra column', { extras: [new Float32Array(3)] }, 'have a column of 3 values for 8 rows'],
    ['short weights', { expected: new Float32Array(7) }, 'have 7 weights for 8 rows'],
    ['rows that are no number', { rows: NaN }, 'have NaN rows'],
  ])('refuses %s', (_, change, message) => {
    const network = createNetwork(2, [3], 1);
    const term = {
      rows: 8,
      columns: two(8),
      extras: [new Float32Array(8)],
      expected: new Float32Array(8),
      scale: 1,
    };
    const arena = new Arena(createMemory(1e5, 'a test'));
    expect(() => packTerm(network, term, arena)).not.toThrow();
    const pack = (): unknown => packTerm(network, { ...term, ...change }, arena);
    expect(pack).toThrow(expect.objectContaining({ name: 'Fault', kind: 'internal' }) as Error);
    expect(pack).toThrow(`the events of a term ${message}`);
  });

  it('copies: a later change of the arrays changes nothing', () => {
    const { network, parameters, terms } = makeProblem({
      inputs: 1,
      hidden: [2],
      extras: 1,
      terms: [{ role: 'cells', rows: 6, scale: 1 }],
      seed: 2,
    });
    const objective = kernelObjective(network, terms);
    const before = everything(objective, parameters);
    for (const values of [...terms[0].columns, ...terms[0].extras]) values.fill(9);
    terms[0].expected?.fill(9);
    expect(everything(objective, parameters)).toEqual(before);
  });

  it('kernelBytes and packedBytes are what is taken: 16 bytes less are too few', () => {
    const cases: [Network, number][] = [
      [createNetwork(1, [4]), 1000],
      [createNetwork(5, [5, 5, 5], 2), 1],
      [createNetwork(3, [1]), 0],
    ];
    for (const [network, rows] of cases) {
      for (const role of ROLES) {
        const term = makeTerm(network, role, rows, new Stream(1, purposes.jitter, 0));
        const arena = new Arena(createMemory(1e6, 'a test'));
        const begin = arena.mark();
        kernelIn(arena, network, [term]);
        const bytes = arena.mark() - begin;
        expect(bytes).toBe(bytesOf(network, [term]));
        expect(() => kernelIn(new Arena(arena.memory, 0, bytes - 16), network, [term])).toThrow(Fault);
      }
    }
  });

  it('events in kernel memory are those of plainLogRatio', () => {
    const { network, parameters, terms } = makeProblem({
      inputs: 3,
      hidden: [2],
      extras: 0,
      terms: [{ role: 'data', rows: 10, scale: 1 }],
      seed: 2,
    });
    const f = plainLogRatio(network, parameters, terms[0]);
    // One event at a time has weight one: the loss is −f.
    for (let row = 0; row < 10; row++) {
      const observed = new Float32Array(10);
      observed[row] = 1;
      const loss = kernelObjective(network, [{ ...terms[0], observed }]).value(parameters);
      expect(loss).toBeCloseTo(-f[row], 5);
    }
  });
});

describe('Arena', () => {
  const memory = createMemory(65536, 'a test');

  it('hands out addresses in order, in multiples of 16, from its begin', () => {
    const arena = new Arena(memory, 5);
    expect([
      arena.allocate(1),
      arena.allocate(16),
      arena.allocate(0),
      arena.allocate(17),
      arena.mark(),
    ]).toEqual([16, 32, 48, 48, 80]);
    expect(aligned(0)).toBe(0);
    expect(aligned(1)).toBe(16);
    expect(aligned(16)).toBe(16);
    expect(aligned(2 ** 32 - 1)).toBe(2 ** 32);
  });

  it('frees what came after a mark', () => {
    const arena = new Arena(memory);
    arena.allocate(100);
    const mark = arena.mark();
    const address = arena.allocate(50);
    arena.release(mark);
    expect(arena.allocate(10)).toBe(address);
  });

  it('ends where it was told, else with the memory', () => {
    expect(new Arena(memory).allocate(65536)).toBe(0);
    expect(() => new Arena(memory).allocate(65537)).toThrow(Fault);
    const arena = new Arena(memory, 64, 128);
    arena.allocate(48);
    expect(() => arena.allocate(17)).toThrow('an arena has 16 bytes left where 17 are needed');
    expect(arena.allocate(16)).toBe(112);
    expect(() => arena.allocate(1)).toThrow('an arena has 0 bytes left where 1 are needed');
  });

  it('overflow is an internal fault: sizes are counted before', () => {
    try {
      new Arena(memory).allocate(1e6);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Fault);
      expect((error as Fault).kind).toBe('internal');
    }
  });
});

describe('createMemory', () => {
  it('rounds up to pages, never grows, is shared', () => {
    const memory = createMemory(65537, 'a test');
    expect(memory.buffer.byteLength).toBe(2 * 65536);
    expect(memory.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('refuses more than 4 GiB with the arithmetic and what to do', () => {
    try {
      createMemory(5 * 2 ** 30 + 1, '4 GiB of reference + 8 workers × 128 MiB');
      expect.unreachable();
    } catch (error) {
      expect((error as Fault).kind).toBe('usage');
      expect((error as Fault).message).toBe(
        'the fits need 5.00 GiB of shared memory (4 GiB of reference + 8 workers × 128 MiB), the most is 4 GiB; ' +
          'use fewer workers, reference events or features',
      );
    }
    expect(() => createMemory(2 ** 32 + 1, 'one byte too many')).toThrow(Fault);
  });
});
