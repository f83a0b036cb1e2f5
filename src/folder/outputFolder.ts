import { existsSync, lstatSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault/index.js';
import type { FolderKind } from './folderKind.js';
import { isLockDraft, lockFolder, refuseHeld } from './folderLock.js';
import { makeFolder } from './makeFolder.js';
import {
  isThere,
  mayBeManifest,
  manifestBytes,
  readManifest,
  stampOf,
  type Manifest,
  type Stamp,
} from './manifest.js';
import { stableJson } from './stableJson.js';
import { workDifferences, type WorkState } from './workState.js';
import { writeOutput } from './writeOutput.js';
import { writing } from './writing.js';

const CONFIG = 'config.json';
const LOCK = 'lock';
/** The files that nplm wrote here, each noted before it is written. */
const MANIFEST = 'manifest.txt';
/** A file on its way is written under its name with this ending. */
const DRAFT = '.tmp';

/** The content of config.json: whose folder it is. */
interface StoredState<Entry> extends WorkState {
  /** Results that were in the folder before and were replaced with --force, oldest first. */
  readonly history?: readonly Entry[];
}

/** What a folder holds of the work that it belongs to. */
export interface Stored<Result> {
  readonly result: Result;
  /** Whether all files that the work had in the end are there as they were written, figures among them. */
  readonly complete: boolean;
}

/**
 * The folder of a run, or of other work. It belongs to one, told by the digest in config.json. With the file of its
 * result its fits are done; it is finished when the manifest says that all files were written, and all are there as they were.
 *
 * Files appear whole or not at all (written beside, then renamed). Only files in the manifest are ever replaced or
 * removed, and only a manifest with nplm's own first line counts as one.
 */
export class OutputFolder<Result, Entry> {
  readonly path: string;
  /** Work whose results this one replaced. */
  readonly history: readonly Entry[];
  readonly status: 'new' | 'resumed';
  readonly #kind: FolderKind<Result, Entry>;
  readonly #created: boolean;
  readonly #unlock: () => void;
  readonly #files: Map<string, Stamp | undefined>;

  private constructor(
    kind: FolderKind<Result, Entry>,
    path: string,
    content: { status: 'new' | 'resumed'; history: readonly Entry[] },
    files: Map<string, Stamp | undefined>,
    created: boolean,
    unlock: () => void,
  ) {
    this.#kind = kind;
    this.path = path;
    this.status = content.status;
    this.history = content.history;
    this.#files = files;
    this.#created = created;
    this.#unlock = unlock;
  }

  /**
   * What the folder holds of this very work, once it has a result. Takes no lock and writes nothing.
   *
   * @throws Fault `busy` if another process works in it: what is there may not be all; `content` if a file that only
   *   the fits could make again is not as it was written
   */
  static stored<Result, Entry>(
    kind: FolderKind<Result, Entry>,
    path: string,
    state: WorkState,
  ): Stored<Result> | undefined {
    refuseHeld(join(path, LOCK));
    return readConfig(path)?.digest === state.digest ? readStored(kind, path) : undefined;
  }

  /**
   * Takes the folder for a piece of work: makes it, or continues what the same work left.
   *
   * @param force - replace what other work of nplm left
   * @throws Fault `usage` if it holds anything else; `busy` if another process works in it; `output` if it cannot be
   *   written
   */
  static open<Result, Entry>(
    kind: FolderKind<Result, Entry>,
    path: string,
    state: WorkState,
    force: boolean,
  ): OutputFolder<Result, Entry> {
    const created = !existsSync(path);
    writing(path, () => makeFolder(path));
    refuseForeignFolder(path, force);
    let unlock: (() => void) | undefined;
    let begun: OutputFolder<Result, Entry> | undefined;
    try {
      unlock = lockFolder(join(path, LOCK));
      const found = readConfig<Entry>(path);
      const files = new Map(readManifest(join(path, MANIFEST))?.files);
      // A kill, or a full disk, before the first file was whole.
      if ([...files.keys()].every((name) => !isThere(join(path, name)))) {
        removeListed(path, files);
        files.clear();
      }
      const same = files.size > 0 && found?.digest === state.digest;
      let history = same ? (found.history ?? []) : [];
      if (files.size > 0 && (force || !same)) {
        if (!force) {
          const which =
            found === undefined
              ? `a ${kind.name} that cannot be read`
              : `another ${kind.name} (${workDifferences(found, state)})`;
          throw inTheWay(
            path,
            `the folder holds ${which}`,
            'choose another --out, or replace it with --force',
          );
        }
        history = historyOf(kind, path, found, state.schema);
        removeListed(path, files);
        files.clear();
      }
      for (const name of filesOf(kind)) if (!files.has(name)) refuseForeign(path, name);
      const status = same && !force ? 'resumed' : 'new';
      const folder = new OutputFolder(kind, path, { status, history }, files, created, unlock);
      if (status === 'resumed') return folder;
      begun = folder;
      folder.write(CONFIG, encode(stableJson({ ...state, ...(kind.historyEntry && { history }) })));
      return folder;
    } catch (error) {
      if (begun !== undefined) removeListed(path, begun.#files);
      unlock?.();
      if (created) removeIfEmpty(path);
      throw error;
    }
  }

  /** What the folder holds; asked again once its lock is taken, for another process may have finished it meanwhile. */
  stored(): Stored<Result> | undefined {
    return this.status === 'resumed' ? readStored(this.#kind, this.path) : undefined;
  }

  has(name: string): boolean {
    return existsSync(join(this.path, name));
  }

  /** Where a file of this name is, noted as one of nplm. */
  claim(name: string): string {
    if (/[/\\\n]/.test(name) || name === '')
      throw new Fault('usage', {
        what: `"${name}" is no name of a file in a folder`,
        todo: 'let the hook draw give names without folders',
      });
    const path = join(this.path, name);
    if (!this.#files.has(name)) refuseForeign(this.path, name);
    else if (isLink(path)) throw notOurs(path);
    // A file that is there as a whole has no draft.
    else if (this.#files.get(name) === undefined) return path;
    else refuseForeign(this.path, `${name}${DRAFT}`, '');
    const files = new Map(this.#files).set(name, undefined);
    this.#writeManifest({ files, complete: false });
    this.#files.set(name, undefined);
    return path;
  }

  write(name: string, bytes: Uint8Array): void {
    const path = this.claim(name);
    this.remove(`${name}${DRAFT}`);
    writeOutput(path, bytes, `${path}${DRAFT}`);
    // It is in the manifest when the next file is noted.
    this.#files.set(name, stampOf(bytes));
  }

  writeResult(result: Result): void {
    this.write(this.#kind.result, encode(stableJson(result)));
  }

  remove(name: string): void {
    const path = join(this.path, name);
    writing(path, () => rmSync(path, { force: true }));
  }

  /** Notes that all files are there: what the manifest names is what a finished run has. */
  complete(): void {
    // A kill may have left drafts.
    for (const [name, stamp] of this.#files) if (stamp === undefined) this.remove(`${name}${DRAFT}`);
    this.#writeManifest({
      files: new Map([...this.#files].filter(([name]) => this.has(name))),
      complete: true,
    });
  }

  #writeManifest(manifest: Manifest): void {
    const path = join(this.path, MANIFEST);
    this.remove(`${MANIFEST}${DRAFT}`);
    writeOutput(path, manifestBytes(manifest), `${path}${DRAFT}`);
  }

  close(): void {
    this.#unlock();
  }

  /** Leaves nothing of a run that failed before its first toy. */
  discard(): void {
    if (this.history.length === 0) removeListed(this.path, this.#files);
    this.#unlock();
    if (this.#created) removeIfEmpty(this.path);
  }
}

/** Files of every such work, looked for before anything is written. */
function filesOf({ result, tables, others, journal }: FolderKind<unknown, unknown>): string[] {
  return [CONFIG, result, ...tables, ...others, journal];
}

function readConfig<Entry>(folder: string): StoredState<Entry> | undefined {
  const state = readJson<StoredState<Entry>>(join(folder, CONFIG));
  const whole =
    /^nplm\//.test(String(state?.schema)) &&
    typeof state?.digest === 'string' &&
    isObject(state.config) &&
    isObject(state.inputs) &&
    (state.history === undefined || Array.isArray(state.history));
  return whole ? (state as StoredState<Entry>) : undefined;
}

function readResult<Result>(kind: FolderKind<Result, unknown>, folder: string): Result | undefined {
  const json = readJson<object>(join(folder, kind.result));
  return json === undefined ? undefined : kind.read(json);
}

function readStored<Result>(kind: FolderKind<Result, unknown>, folder: string): Stored<Result> | undefined {
  const { result: file, tables, journal } = kind;
  const manifest = readManifest(join(folder, MANIFEST));
  if (manifest?.files.has(file) !== true || !isThere(join(folder, file))) return undefined;
  const unchanged = (name: string): boolean => isUnchanged(join(folder, name), manifest.files.get(name));
  const result = readResult(kind, folder);
  const changed = [CONFIG, file, ...tables].find(
    (name) =>
      manifest.files.has(name) &&
      isThere(join(folder, name)) &&
      !(unchanged(name) && (name !== file || result !== undefined)),
  );
  if (changed !== undefined || result === undefined) {
    // The fits are still there: what follows from them is written again.
    if (isThere(join(folder, journal))) return undefined;
    throw new Fault('content', {
      where: join(folder, changed ?? file),
      what: 'it is not as nplm wrote it, and only the fits could make it again',
      todo: `bring it back, or make all of the ${kind.name} again with --force`,
    });
  }
  return { result, complete: manifest.complete && [...manifest.files.keys()].every(unchanged) };
}

/** Whether a file is there, and as it was written. */
function isUnchanged(path: string, stamp: Stamp | undefined): boolean {
  try {
    return stamp === undefined ? existsSync(path) : stampOf(readFileSync(path)) === stamp;
  } catch {
    return false;
  }
}

/** The history of work of one kind that is replaced by more of it; other kinds leave none. */
function historyOf<Result, Entry>(
  kind: FolderKind<Result, Entry>,
  folder: string,
  found: StoredState<Entry> | undefined,
  schema: string,
): readonly Entry[] {
  if (found?.schema !== schema || kind.historyEntry === undefined) return [];
  const entry = kind.historyEntry(new Date().toISOString(), found.config, readResult(kind, folder));
  return [...(found.history ?? []), entry];
}

/** The configuration goes last: until then a kill leaves a folder that is still known. */
function removeListed(folder: string, files: Manifest['files']): void {
  const names = [...files].flatMap(([name, stamp]) =>
    stamp === undefined ? [name, `${name}${DRAFT}`] : [name],
  );
  const last = (name: string): boolean => name === CONFIG;
  const listed = [...names.filter((name) => !last(name)), ...names.filter(last)];
  for (const name of [...listed, `${MANIFEST}${DRAFT}`, MANIFEST]) {
    const path = join(folder, name);
    writing(path, () => rmSync(path, { force: true }));
  }
}

function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Not empty: what is in it is not of this run.
  }
}

/** A folder without a manifest must be empty, or the user's `force` lets files be added to it. */
function refuseForeignFolder(path: string, force: boolean): void {
  for (const name of [MANIFEST, `${MANIFEST}${DRAFT}`]) {
    if (!mayBeManifest(join(path, name))) throw notOurs(join(path, name));
  }
  if (force || readManifest(join(path, MANIFEST)) !== undefined || isEmpty(path)) return;
  throw inTheWay(path, 'the folder holds files that are not of nplm', 'choose another --out');
}

/** No file of the user is ever replaced, nor one that has the name of its draft. */
function refuseForeign(folder: string, name: string, draft = DRAFT): void {
  for (const path of new Set([join(folder, name), join(folder, `${name}${draft}`)])) {
    if (isThere(path)) throw notOurs(path);
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Whether a folder holds nothing but what a killed process may have left before its first file was whole. */
function isEmpty(path: string): boolean {
  const leftovers = [LOCK, MANIFEST, `${MANIFEST}${DRAFT}`];
  return writing(path, () => readdirSync(path)).every(
    (name) => leftovers.includes(name) || isLockDraft(name, LOCK),
  );
}

function readJson<T>(path: string): Partial<T> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isObject(value) ? (value as Partial<T>) : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function notOurs(path: string): Fault {
  return inTheWay(path, 'a file that nplm did not write is in the way', 'move it, or choose another --out');
}

function inTheWay(where: string, what: string, todo: string): Fault {
  return new Fault('usage', { where, what, todo });
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
