import { signedLeb, unsignedLeb } from './leb128.js';

type ValueType = 'i32' | 'f64' | 'v128';
const typeByte: Record<ValueType, number> = { i32: 0x7f, f64: 0x7c, v128: 0x7b };

/** A local variable of the function being written. */
export type Local = number & { readonly __local: unique symbol };

/** Numbers of the SIMD instructions in use; each follows the prefix 0xfd. */
const simd = {
  'i8x16.shuffle': 13,
  'i32x4.shl': 171,
  'i32x4.add': 174,
  'f32x4.abs': 224,
  'f32x4.sqrt': 227,
  'f32x4.add': 228,
  'f32x4.sub': 229,
  'f32x4.mul': 230,
  'f32x4.div': 231,
  'f32x4.pmin': 234,
  'f32x4.pmax': 235,
  'f64x2.add': 240,
  'f64x2.promote_low_f32x4': 95,
} as const;

const scalar = {
  'i32.add': 0x6a,
  'i32.sub': 0x6b,
  'i32.mul': 0x6c,
  'i32.ne': 0x47,
  'i32.lt_u': 0x49,
  select: 0x1b,
} as const;

/**
 * Writes the body of one WebAssembly function in stack order: every method appends one instruction
 * and returns the writer. Source: WebAssembly Core Specification 2.0, binary format.
 */
export class Code {
  readonly #bytes: number[] = [];
  readonly #locals: ValueType[] = [];
  readonly #parameters: number;

  /** @param parameters - number of function parameters, which are the first locals */
  constructor(parameters: number) {
    this.#parameters = parameters;
  }

  parameter(index: number): Local {
    return index as Local;
  }

  /** A new local, zero at the start. */
  local(type: ValueType): Local {
    this.#locals.push(type);
    return (this.#parameters + this.#locals.length - 1) as Local;
  }

  get(local: Local): this {
    return this.#put(0x20, ...unsignedLeb(local));
  }

  set(local: Local): this {
    return this.#put(0x21, ...unsignedLeb(local));
  }

  tee(local: Local): this {
    return this.#put(0x22, ...unsignedLeb(local));
  }

  i32(value: number): this {
    return this.#put(0x41, ...signedLeb(value));
  }

  /** The same float in all four lanes. */
  splat(value: number): this {
    const lanes = new Uint8Array(new Float32Array([value, value, value, value]).buffer);
    return this.#put(0xfd, 12, ...lanes);
  }

  /** The same 32-bit pattern in all four lanes. */
  splatBits(bits: number): this {
    const lanes = new Uint8Array(new Uint32Array([bits, bits, bits, bits]).buffer);
    return this.#put(0xfd, 12, ...lanes);
  }

  op(name: keyof typeof simd | keyof typeof scalar): this {
    if (name in scalar) return this.#put(scalar[name as keyof typeof scalar]);
    return this.#put(0xfd, ...unsignedLeb(simd[name as keyof typeof simd]));
  }

  /** Lanes of the two operands by number: 0 to 3 the first's, 4 to 7 the second's. */
  shuffle(...lanes: readonly [number, number, number, number]): this {
    return this.op('i8x16.shuffle').#put(
      ...lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte)),
    );
  }

  /** Loads 16 aligned bytes at (address on the stack) + offset. */
  load(offset: number): this {
    return this.#put(0xfd, 0, 4, ...unsignedLeb(offset));
  }

  /** Stores 16 aligned bytes; the stack holds address, value. */
  store(offset: number): this {
    return this.#put(0xfd, 11, 4, ...unsignedLeb(offset));
  }

  /** Runs the body at least once, then again while the condition that it leaves on the stack holds. */
  loop(body: () => void): this {
    this.#put(0x03, 0x40);
    body();
    return this.#put(0x0d, 0, 0x0b);
  }

  /** Runs the body if the condition on the stack holds. */
  when(body: () => void): this {
    this.#put(0x04, 0x40);
    body();
    return this.#put(0x0b);
  }

  /** The function body as the code section wants it: locals, instructions, end. */
  finish(): number[] {
    const groups: [number, ValueType][] = [];
    for (const type of this.#locals) {
      const last = groups.at(-1);
      if (last?.[1] === type) last[0]++;
      else groups.push([1, type]);
    }
    const head = groups.flatMap(([count, type]) => [...unsignedLeb(count), typeByte[type]]);
    return unsignedLeb(groups.length).concat(head, this.#bytes, 0x0b);
  }

  #put(...bytes: number[]): this {
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }
}
