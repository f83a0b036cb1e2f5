import type { FaultKind } from '../fault/index.js';

/** What the shell learns of a failure (numbers of sysexits.h); 130 after Ctrl-C. */
export const exitCodes: Readonly<Record<FaultKind, number>> = {
  usage: 2,
  content: 65,
  missing: 66,
  machine: 69,
  internal: 70,
  busy: 73,
  output: 74,
  interrupted: 75,
};

export const CTRL_C = 130;
