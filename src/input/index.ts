export { errorCode } from './errorCode.js';
export { isFile } from './findFiles.js';
export { heedSignal } from './heedSignal.js';
export type { Locations } from './location.js';
export { readBytes } from './readBytes.js';
export { readAnyInput, readInput, refuseSecondStdin } from './readInput.js';
export type { Input, InputFile } from './readInput.js';
