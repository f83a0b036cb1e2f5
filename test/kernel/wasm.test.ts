import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemory } from '../../src/kernel/index.js';
import { signedLeb, unsignedLeb } from '../../src/kernel/wasm/leb128.js';
import { Code, MAX_PAGES, wasmModule } from '../../src/kernel/wasm/index.js';

describe('LEB128', () => {
  it('unsigned: the examples of the specification and the ends', () => {
    expect(unsignedLeb(0)).toEqual([0]);
    expect(unsignedLeb(127)).toEqual([0x7f]);
    expect(unsignedLeb(128)).toEqual([0x80, 0x01]);
    expect(unsignedLeb(624485)).toEqual([0xe5, 0x8e, 0x26]);
    expect(unsignedLeb(2 ** 32 - 1)).toEqual([0xff, 0xff, 0xff, 0xff, 0x0f]);
  });

  it('signed: the sign bit is the second highest of the last byte', () => {
    expect(signedLeb(0)).toEqual([0]);
    expect(signedLeb(63)).toEqual([0x3f]);
    expect(signedLeb(64)).toEqual([0xc0, 0x00]);
    expect(signedLeb(-1)).toEqual([0x7f]);
    expect(signedLeb(-64)).toEqual([0x40]);
    expect(signedLeb(-65)).toEqual([0xbf, 0x7f]);
    expect(signedLeb(-123456)).toEqual([0xc0, 0xbb, 0x78]);
    expect(signedLeb(2 ** 31 - 1)).toEqual([0xff, 0xff, 0xff, 0xff, 0x07]);
    expect(signedLeb(-(2 ** 31))).toEqual([0x80, 0x80, 0x80, 0x80, 0x78]);
  });

  it('comes back for every 32-bit integer, in the fewest bytes', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(decode(signedLeb(value), true)).toBe(value);
        expect(decode(unsignedLeb(value >>> 0), false)).toBe(value >>> 0);
        const bits = 33 - Math.clz32(value < 0 ? ~value : value);
        expect(signedLeb(value).length).toBe(Math.ceil(bits / 7));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  function decode(bytes: readonly number[], signed: boolean): number {
    const low = bytes.reduce((sum, byte, i) => sum + (byte & 0x7f) * 2 ** (7 * i), 0);
    return signed && ((bytes.at(-1) as number) & 0x40) !== 0 ? low - 2 ** (7 * bytes.length) : low;
  }
});

/** Runs a function of two i32 over a fresh page, whose first numbers are given. */
function run(code: Code, numbers: Float32Array | Float64Array, a: number, b: number): ArrayBufferLike {
  const memory = createMemory(65536, 'a test');
  new Uint8Array(memory.buffer).set(new Uint8Array(numbers.buffer));
  const module = new WebAssembly.Module(wasmModule([{ name: 'f', parameters: 2, code }]));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  (exports.f as (a: number, b: number) => void)(a, b);
  return memory.buffer;
}

describe('Code', () => {
  const begin = (): { code: Code; at: ReturnType<Code['parameter']>; end: ReturnType<Code['parameter']> } => {
    const code = new Code(2);
    return { code, at: code.parameter(0), end: code.parameter(1) };
  };
  const numbers = Float32Array.of(1, 2, 3, 4, -5, 6, 7, 8);
  const floats = (buffer: ArrayBufferLike, count = 8): number[] => [...new Float32Array(buffer, 0, count)];

  it.each([
    ['f32x4.add', [-4, 8, 10, 12]],
    ['f32x4.sub', [6, -4, -4, -4]],
    ['f32x4.mul', [-5, 12, 21, 32]],
    ['f32x4.div', [-0.2, 1 / 3, 3 / 7, 0.5].map(Math.fround)],
    ['f32x4.pmin', [-5, 2, 3, 4]],
    ['f32x4.pmax', [1, 6, 7, 8]],
  ] as const)('%s', (op, expected) => {
    const { code, at } = begin();
    code.get(at).get(at).load(0).get(at).load(16).op(op).store(0);
    expect(floats(run(code, numbers, 0, 0), 4)).toEqual(expected);
  });

  it('shuffle takes lanes 0 to 3 of the first and 4 to 7 of the second', () => {
    const { code, at } = begin();
    code.get(at).get(at).load(0).get(at).load(16).shuffle(7, 0, 4, 3).store(0);
    expect(floats(run(code, numbers, 0, 0), 4)).toEqual([8, 1, -5, 4]);
  });

  it('promotes two floats to doubles', () => {
    const { code, at } = begin();
    code.get(at).get(at).load(16).op('f64x2.promote_low_f32x4').store(0);
    expect([...new Float64Array(run(code, numbers, 0, 0), 0, 2)]).toEqual([-5, 6]);
  });

  it('splat and splatBits', () => {
    const { code, at } = begin();
    code.get(at).splat(0.1).store(0).get(at).splatBits(0x40490fdb).store(16);
    const pi = Math.fround(Math.PI);
    const tenth = Math.fround(0.1);
    expect(floats(run(code, numbers, 0, 0))).toEqual([tenth, tenth, tenth, tenth, pi, pi, pi, pi]);
  });

  it('loop runs at least once and while its condition holds', () => {
    const sumTo = (end: number): number => {
      const { code, at, end: last } = begin();
      const sum = code.local('v128');
      code.loop(() => {
        code.get(sum).get(at).load(0).op('f32x4.add').set(sum);
        code.get(at).i32(16).op('i32.add').tee(at).get(last).op('i32.lt_u');
      });
      code.i32(0).get(sum).store(0);
      return floats(run(code, numbers, 0, end))[0];
    };
    expect(sumTo(0)).toBe(1);
    expect(sumTo(16)).toBe(1);
    expect(sumTo(32)).toBe(-4);
  });

  it('when runs its body only if its condition holds', () => {
    const first = (condition: number): number => {
      const { code, end } = begin();
      code.get(end).when(() => code.i32(0).splat(9).store(0));
      return floats(run(code, numbers, 0, condition))[0];
    };
    expect(first(0)).toBe(1);
    expect(first(1)).toBe(9);
  });

  it('keeps more than 127 locals and offsets beyond 127 bytes apart', () => {
    const { code, at } = begin();
    const locals = Array.from({ length: 300 }, () => code.local('v128'));
    locals.forEach((local, i) => code.splat(i).set(local));
    locals.forEach((local, i) =>
      code
        .get(at)
        .get(local)
        .store(16 * i),
    );
    const result = new Float32Array(run(code, numbers, 0, 0), 0, 1200);
    expect([...result]).toEqual(Array.from({ length: 1200 }, (_, i) => i >> 2));
  });

  it('locals of mixed types come in the order of their declaration', () => {
    const { code } = begin();
    const [vector, count, other] = [code.local('v128'), code.local('i32'), code.local('v128')];
    code.splat(2).set(vector).i32(16).set(count).splat(3).set(other);
    code.get(count).get(vector).get(other).op('f32x4.mul').store(0);
    expect(floats(run(code, numbers, 0, 0)).slice(3)).toEqual([4, 6, 6, 6, 6]);
  });
});

describe('wasmModule', () => {
  it('exports several functions under their names and imports a shared memory of at most 4 GiB', () => {
    const one = new Code(0);
    one.i32(0).splat(1).store(0);
    const two = new Code(1);
    two.get(two.parameter(0)).splat(2).store(0);
    const module = new WebAssembly.Module(
      wasmModule([
        { name: 'one', parameters: 0, code: one },
        { name: 'zwei-größer', parameters: 1, code: two },
      ]),
    );
    const memory = createMemory(65536, 'a test');
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    expect(Object.keys(exports)).toEqual(['one', 'zwei-größer']);
    (exports.one as () => void)();
    (exports['zwei-größer'] as (at: number) => void)(16);
    expect([...new Float32Array(memory.buffer, 0, 8)]).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
    expect(MAX_PAGES * 65536).toBe(2 ** 32);
  });
});
