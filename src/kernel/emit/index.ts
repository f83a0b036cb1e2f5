import type { Network } from '../../network/index.js';
import { roles } from '../layout.js';
import { wasmModule } from '../wasm/index.js';
import { depths, emitPass } from './pass.js';

export { passName, type Depth } from './pass.js';

/** The module of all passes for a network, as bytes of WebAssembly. */
export function emitKernel(network: Network): Uint8Array<ArrayBuffer> {
  const passes = roles.flatMap((role) =>
    depths
      .filter((depth) => !(role === 'data' && depth === 'fisher'))
      .map((depth) => emitPass(network, role, depth)),
  );
  return wasmModule(passes);
}
