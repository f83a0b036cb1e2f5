export { aligned, Arena, createMemory } from './arena.js';
export { compileKernel, Kernel, kernelBytes } from './kernel.js';
export type { Role } from './layout.js';
export { packedBytes, packTerm, roleOf } from './packedTerm.js';
export type { PackedTerm } from './packedTerm.js';
