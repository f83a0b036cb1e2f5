import { citeCommand } from './citeCommand.js';
import type { CommandRow } from './commandRow.js';
import { completionCommand } from './completionCommand.js';
import { convertCommand } from './convertCommand.js';
import { doctorCommand } from './doctorCommand.js';
import { generateCommand } from './generateCommand.js';
import { infoCommand } from './infoCommand.js';
import { powerCommand } from './powerCommand.js';
import { reportCommand } from './reportCommand.js';
import { runCommand } from './runCommand.js';
import { tuneCommand } from './tuneCommand.js';

/** All commands, in the order of the help. */
export const commands: readonly CommandRow[] = [
  runCommand,
  reportCommand,
  tuneCommand,
  powerCommand,
  infoCommand,
  convertCommand,
  generateCommand,
  doctorCommand,
  completionCommand,
  citeCommand,
];
