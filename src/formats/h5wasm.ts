import type * as library from 'h5wasm';
import { loadPeer } from './loadPeer.js';

/** The HDF5 library, compiled to WebAssembly. */
export type H5wasm = typeof library;

/** Its functions, once its module is there. */
export type H5Module = Awaited<H5wasm['ready']>;

/** Imports h5wasm, or stands in for that import in a test. */
export type LoadH5wasm = () => Promise<H5wasm>;

export const importH5wasm: LoadH5wasm = () => import('h5wasm');

/**
 * Loads h5wasm once it is needed, and has it throw its errors, which it would print.
 *
 * @param origin - the file that needs it, for the message
 * @param load - the import
 * @throws Fault `missing` with the command that installs it
 */
export async function loadH5wasm(
  origin: string,
  load: LoadH5wasm,
): Promise<{ readonly h5wasm: H5wasm; readonly module: H5Module }> {
  const h5wasm = await loadPeer('h5wasm', origin, 'an HDF5 file', load);
  const module = await h5wasm.ready;
  module.activate_throwing_error_handler();
  return { h5wasm, module };
}
