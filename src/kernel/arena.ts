import { Fault } from '../fault/index.js';
import { LANES } from './layout.js';
import { MAX_PAGES } from './wasm/index.js';

const PAGE = 65536;
const MIB = 1048576;
const GIB = 1024 * MIB;

/** Bytes rounded up to whole registers, which is how an arena hands them out. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / LANES) * LANES;
}

/**
 * One shared WebAssembly memory of a fixed size, for the reference and the arenas of all workers.
 * @throws Fault `usage` with the arithmetic if it exceeds the 4 GiB that 32-bit addresses reach,
 * `machine` if the system refuses to reserve it.
 */
export function createMemory(bytes: number, arithmetic: string): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE);
  if (pages > MAX_PAGES) {
    throw new Fault('usage', {
      what: `the fits need ${(bytes / GIB).toFixed(2)} GiB of shared memory (${arithmetic}), the most is 4 GiB`,
      todo: 'use fewer workers, reference events or features',
    });
  }
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch (cause) {
    throw new Fault(
      'machine',
      {
        what: `the system refused ${(bytes / MIB).toFixed(0)} MiB of shared memory (${arithmetic})`,
        todo: 'raise the address-space limit (ulimit -v unlimited) or use fewer workers; nplm doctor says more',
      },
      { cause },
    );
  }
}

/** A stretch of a kernel memory that hands out addresses in order and takes them back in the reverse order. */
export class Arena {
  readonly memory: WebAssembly.Memory;
  readonly #end: number;
  #next: number;

  constructor(memory: WebAssembly.Memory, begin = 0, end: number = memory.buffer.byteLength) {
    this.memory = memory;
    this.#next = aligned(begin);
    this.#end = end;
  }

  /** Address of `bytes` bytes, a multiple of 16. Their content is undefined. */
  allocate(bytes: number): number {
    const address = this.#next;
    if (address + bytes > this.#end) {
      throw new Fault('internal', {
        what: `an arena has ${this.#end - address} bytes left where ${bytes} are needed`,
      });
    }
    this.#next = aligned(address + bytes);
    return address;
  }

  /** Where the next allocation starts; give it to `release` to free all that came after. */
  mark(): number {
    return this.#next;
  }

  release(mark: number): void {
    this.#next = mark;
  }

  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  doubles(address: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, address, length);
  }
}
