export { exitCodes } from './exitCode.js';
export { generateOptions, runOptions } from './options.js';
export type { OptionRow, OptionTable } from './options.js';
export { runCli } from './runCli.js';
