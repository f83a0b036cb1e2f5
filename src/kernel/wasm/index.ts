export { Code } from './code.js';
export type { Local } from './code.js';
export { MAX_PAGES, wasmModule } from './wasmModule.js';
export type { WasmFunction } from './wasmModule.js';
