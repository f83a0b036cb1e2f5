export { errorCode } from './errorCode.js';
export { readBytes, readInput } from './readInput.js';
export type { Input } from './readInput.js';
