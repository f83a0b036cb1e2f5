import type { Code } from './code.js';
import { unsignedLeb } from './leb128.js';

/** 64 KiB pages of the largest memory that 32-bit addresses reach. */
export const MAX_PAGES = 65536;

/** A function to export: its parameters are all i32, it returns nothing. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: number;
  readonly code: Code;
}

/**
 * A WebAssembly module that imports one shared memory (`env.memory`) and exports functions.
 * Source: WebAssembly Core Specification 2.0 and the threads proposal (shared memories), binary format.
 */
export function wasmModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [
    0x60,
    ...unsignedLeb(parameters),
    ...new Array<number>(parameters).fill(0x7f),
    0,
  ]);
  const shared = 0x03;
  const memory = [
    ...name('env'),
    ...name('memory'),
    0x02,
    shared,
    ...unsignedLeb(1),
    ...unsignedLeb(MAX_PAGES),
  ];
  const sections = [
    section(1, types),
    section(2, [memory]),
    section(
      3,
      functions.map((_, index) => unsignedLeb(index)),
    ),
    section(
      7,
      functions.map((f, index) => [...name(f.name), 0x00, ...unsignedLeb(index)]),
    ),
    section(
      10,
      functions.map((f) => sized(f.code.finish())),
    ),
  ];
  const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  return Uint8Array.from(header.concat(...sections));
}

function section(id: number, entries: readonly number[][]): number[] {
  return [id].concat(sized(unsignedLeb(entries.length).concat(...entries)));
}

function sized(bytes: number[]): number[] {
  return unsignedLeb(bytes.length).concat(bytes);
}

function name(text: string): number[] {
  return sized([...new TextEncoder().encode(text)]);
}
