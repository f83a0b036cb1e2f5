export { commands } from './commands.js';
export type { ArgumentRow, Call, CommandRow } from './commandRow.js';
export { CTRL_C, exitCodes } from './exitCode.js';
export { generateOptions, runOptions } from './options.js';
export type { OptionRow, OptionTable } from './options.js';
export { runCli } from './runCli.js';
