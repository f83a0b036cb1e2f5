import type { FolderKind } from './folderKind.js';
import { OutputFolder, type Stored } from './outputFolder.js';
import type { WorkState } from './workState.js';

/** What a piece of work leaves. */
export interface FolderOutcome<Result> {
  readonly result: Result;
  /** The output folder. */
  readonly folder: string;
  /**
   * - `new`, `resumed`: this call made fits, or went on with those of a call that was stopped;
   * - `redrawn`: the folder held this result, but not all of its figures;
   * - `already`: the folder held all.
   */
  readonly status: 'new' | 'resumed' | 'redrawn' | 'already';
}

/** The work on a folder, a function a step. */
interface FolderSteps<Result, Entry> {
  /** Refuses what cannot begin: what --force removes is lost. */
  check(): void;
  /** Makes the fits that are missing, and writes what needs them, the result last. */
  compute(folder: OutputFolder<Result, Entry>): Promise<Result>;
  /** Writes what follows from a result, which may be of an earlier call, and gives the same bytes then. */
  finish(folder: OutputFolder<Result, Entry>, result: Result): Promise<void>;
}

/**
 * The frame of all work that fills a folder: returns what is finished, goes on with what is not, and holds the lock
 * while it works.
 *
 * @param work - `figures`: whether the caller wants any; figures that nobody asks for are not missed
 * @throws Fault as `OutputFolder` and the steps do
 */
export async function fillFolder<Result, Entry>(
  kind: FolderKind<Result, Entry>,
  work: {
    readonly path: string;
    readonly state: WorkState;
    readonly force: boolean;
    readonly figures: boolean;
  },
  steps: FolderSteps<Result, Entry>,
): Promise<FolderOutcome<Result>> {
  const { path, state, force, figures } = work;
  const already = (stored: Stored<Result> | undefined): FolderOutcome<Result> | undefined =>
    stored !== undefined && (stored.complete || !figures)
      ? { result: stored.result, folder: path, status: 'already' }
      : undefined;
  const found = force ? undefined : already(OutputFolder.stored(kind, path, state));
  if (found !== undefined) return found;
  steps.check();
  const folder = OutputFolder.open(kind, path, state, force);
  try {
    const stored = folder.stored();
    const finished = already(stored);
    if (finished !== undefined) return finished;
    const result = stored?.result ?? (await steps.compute(folder));
    await steps.finish(folder, result);
    return { result, folder: path, status: stored === undefined ? folder.status : 'redrawn' };
  } finally {
    folder.close();
  }
}
