/** Files by name, text or bytes. */
export type FaultFiles = Readonly<Record<string, string | Uint8Array>>;

/** One thing that can go wrong, and what must come of it. */
export interface FaultRow {
  readonly name: string;
  /** Files that the command finds, besides ref.arrow and obs.arrow. */
  readonly files?: FaultFiles;
  /** What follows `nplm run --ref ref.arrow --data obs.arrow` and a few options that make it short; a later one wins. */
  readonly words: readonly string[];
  /** The exit code; 0 where it is no fault, and the numbers of the result must be finite. */
  readonly code: number;
  /** What stands on stderr. */
  readonly message?: string | RegExp;
}
