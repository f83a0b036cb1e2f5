/**
 * What fills an output folder: the names of its files, and what of them counts as a result. `Result` is the content of
 * the file that says that all fits are done, `Entry` what is kept of a result that was replaced.
 */
export interface FolderKind<Result, Entry> {
  /** How a message calls the work: `run`. */
  readonly name: string;
  /** The file that is written last of those that need fits. */
  readonly result: string;
  /** Tables of the fits, which only fits could make again. */
  readonly tables: readonly string[];
  /** Where fits are noted until the result is there. */
  readonly journal: string;
  /** Other files that every such work writes. */
  readonly others: readonly string[];
  /** The result that a JSON object is; undefined where it is none. */
  read(json: object): Result | undefined;
  /** What is kept of work that is replaced, if anything is; its result is undefined if it was not finished. */
  historyEntry?(replaced: string, config: object, result: Result | undefined): Entry;
}
