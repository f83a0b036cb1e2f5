/**
 * Whose fault it is, which is also what a caller can do about it:
 * - `usage`: an option or its value is wrong;
 * - `content`: a file was read and what is in it cannot be used;
 * - `missing`: an input does not exist or cannot be opened;
 * - `output`: a result cannot be written;
 * - `machine`: this machine, or a limit set on it, does not allow the work;
 * - `busy`: another process works in the output folder;
 * - `interrupted`: stopped before the end; the same call continues;
 * - `internal`: a defect of nplm.
 */
export type FaultKind =
  'usage' | 'content' | 'missing' | 'output' | 'machine' | 'busy' | 'interrupted' | 'internal';

/** What a user needs to know to mend it: what is wrong, where, and what to do. */
export interface FaultText {
  /** What is wrong, with the value received: `column "pt" holds 3 values that are not finite`. */
  readonly what: string;
  /** File, option, column or row. */
  readonly where?: string;
  /** What was found, a line each, where a reader needs to see more than one thing. */
  readonly details?: readonly string[];
  /** What the user can do about it, an imperative: `drop these rows with --drop-invalid`. */
  readonly todo?: string;
}

/** The one error class of nplm: every failure a user can meet is a Fault; anything else is a defect. */
export class Fault extends Error {
  readonly kind: FaultKind;
  readonly text: FaultText;

  constructor(kind: FaultKind, text: FaultText, options?: { cause?: unknown }) {
    super(faultMessage(text), options);
    this.name = 'Fault';
    this.kind = kind;
    this.text = text;
  }
}

/** The message of a Fault: one line, `WHERE: WHAT; TODO`; with details, these and TODO follow on lines of their own. */
export function faultMessage({ what, where, details, todo }: FaultText): string {
  const first = `${where === undefined ? '' : `${where}: `}${what}`;
  if (details !== undefined)
    return [`${first}:`, ...details, ...(todo === undefined ? [] : [`to do: ${todo}`])].join('\n  ');
  return `${first}${todo === undefined ? '' : `; ${todo}`}`;
}
