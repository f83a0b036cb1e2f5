import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault/index.js';
import { lockFolder, refuseHeld } from './folderLock.js';
import { makeFolder } from './makeFolder.js';
import type { HistoryEntry, Result } from './result.js';
import type { RunState } from './runState.js';
import { differences } from './runState.js';
import { stableJson } from './stableJson.js';
import { writeOutput } from './writeOutput.js';
import { writing } from './writing.js';

const CONFIG = 'config.json';
const RESULT = 'result.json';
const LOCK = 'lock';
/** The names of all files that nplm wrote here, a line each, noted before each is written. */
const MANIFEST = 'manifest.txt';
/** Files of every run, looked for before anything is written. */
const FIXED = [CONFIG, RESULT, 'toys.arrow', 'timings.arrow', 'events.arrow', 'toys.journal'];
/** A line of the manifest that is no name: all files are there. */
const COMPLETE = '# complete';
/** A file on its way is written under its name with this ending. */
const DRAFT = '.tmp';

/** What a folder holds of the run that it belongs to. */
export interface Stored {
  readonly result: Result;
  /** Whether all files that the run had in the end are there, figures among them. */
  readonly complete: boolean;
}

/**
 * The folder of a run. It belongs to one run, told by the digest in config.json. With result.json its fits are done;
 * it is finished when the manifest says that all files were written, and all are there.
 *
 * Files appear whole or not at all (written beside, then renamed). Only files in the manifest are ever replaced or
 * removed.
 */
export class OutputFolder {
  readonly path: string;
  /** Runs whose results this one replaced. */
  readonly history: readonly HistoryEntry[];
  readonly status: 'new' | 'resumed';
  readonly #created: boolean;
  readonly #unlock: () => void;
  readonly #names: Set<string>;

  private constructor(
    path: string,
    content: { status: 'new' | 'resumed'; history: readonly HistoryEntry[] },
    names: Set<string>,
    created: boolean,
    unlock: () => void,
  ) {
    this.path = path;
    this.status = content.status;
    this.history = content.history;
    this.#names = names;
    this.#created = created;
    this.#unlock = unlock;
  }

  /**
   * What the folder holds of this very run, once it has a result. Takes no lock and writes nothing.
   *
   * @throws Fault `busy` if another process works in it: what is there may not be all
   */
  static stored(path: string, state: RunState): Stored | undefined {
    refuseHeld(join(path, LOCK));
    return readConfig(path)?.digest === state.digest ? readStored(path) : undefined;
  }

  /**
   * Takes the folder for a run: makes it, or continues what the same run left.
   *
   * @param force - replace what another run of nplm left
   * @throws Fault `usage` if it holds anything else; `busy` if another process works in it; `output` if it cannot be
   *   written
   */
  static open(path: string, state: RunState, force: boolean): OutputFolder {
    const created = !existsSync(path);
    writing(path, () => makeFolder(path));
    if (!force && !existsSync(join(path, MANIFEST)) && !isEmpty(path)) {
      throw inTheWay(path, 'the folder holds files that are not of nplm', 'choose another --out');
    }
    let unlock: (() => void) | undefined;
    let begun: OutputFolder | undefined;
    try {
      unlock = lockFolder(join(path, LOCK));
      const found = readConfig(path);
      const { names } = readManifest(path);
      // A kill, or a full disk, before the first file was whole.
      if ([...names].every((name) => name.endsWith(DRAFT) || !existsSync(join(path, name)))) {
        removeListed(path, names);
        names.clear();
      }
      const same = found?.digest === state.digest;
      let history = same ? (found.history ?? []) : [];
      if (names.size > 0 && (force || !same)) {
        if (!force) {
          const which =
            found === undefined ? 'a run that cannot be read' : `another run (${differences(found, state)})`;
          throw inTheWay(
            path,
            `the folder holds ${which}`,
            'choose another --out, or replace it with --force',
          );
        }
        if (found !== undefined) history = [...(found.history ?? []), entryOf(path, found)];
        removeListed(path, names);
        names.clear();
      }
      for (const name of FIXED) refuseForeign(path, name, names);
      const status = same && !force ? 'resumed' : 'new';
      const folder = new OutputFolder(path, { status, history }, names, created, unlock);
      if (status === 'resumed') return folder;
      begun = folder;
      folder.write(CONFIG, encode(stableJson({ ...state, history })));
      return folder;
    } catch (error) {
      if (begun !== undefined) removeListed(path, begun.#names);
      unlock?.();
      if (created) removeIfEmpty(path);
      throw error;
    }
  }

  /** What the folder holds; asked again once its lock is taken, for another process may have finished it meanwhile. */
  stored(): Stored | undefined {
    return this.status === 'resumed' ? readStored(this.path) : undefined;
  }

  has(name: string): boolean {
    return existsSync(join(this.path, name));
  }

  /** Where a file of this name is, noted as one of nplm. */
  claim(name: string): string {
    const path = join(this.path, name);
    if (this.#names.has(name)) return path;
    if (existsSync(path)) {
      throw inTheWay(
        path,
        'a file that nplm did not write is in the way',
        'move it, or choose another --out',
      );
    }
    this.#writeManifest([...this.#names, name]);
    this.#names.add(name);
    return path;
  }

  write(name: string, bytes: Uint8Array): void {
    const path = this.claim(name);
    const draft = this.claim(`${name}${DRAFT}`);
    writeOutput(path, bytes, draft);
  }

  writeResult(result: Result): void {
    this.write(RESULT, encode(stableJson(result)));
  }

  remove(name: string): void {
    const path = join(this.path, name);
    writing(path, () => rmSync(path, { force: true }));
  }

  /** Notes that all files are there: what the manifest names is what a finished run has. */
  complete(): void {
    // A kill may have left drafts.
    for (const name of this.#names) if (name.endsWith(DRAFT)) this.remove(name);
    this.#writeManifest([...[...this.#names].filter((name) => this.has(name)), COMPLETE]);
  }

  #writeManifest(lines: readonly string[]): void {
    const path = join(this.path, MANIFEST);
    writeOutput(path, encode(`${lines.join('\n')}\n`), `${path}${DRAFT}`);
  }

  close(): void {
    this.#unlock();
  }

  /** Leaves nothing of a run that failed before its first toy. */
  discard(): void {
    if (this.history.length === 0) removeListed(this.path, this.#names);
    this.#unlock();
    if (this.#created) removeIfEmpty(this.path);
  }
}

interface StoredConfig extends RunState {
  readonly history?: readonly HistoryEntry[];
}

function readConfig(folder: string): StoredConfig | undefined {
  const config = readJson<StoredConfig>(join(folder, CONFIG));
  return typeof config?.digest === 'string' ? config : undefined;
}

function readStored(folder: string): Stored | undefined {
  const result = readJson<Result>(join(folder, RESULT));
  if (result === undefined) return undefined;
  const { names, complete } = readManifest(folder);
  return { result, complete: complete && [...names].every((name) => existsSync(join(folder, name))) };
}

function readManifest(folder: string): { names: Set<string>; complete: boolean } {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) return { names: new Set(), complete: false };
  const lines = writing(path, () => readFileSync(path, 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  // A name with a separator would lie outside the folder.
  const names = lines.filter((line) => line !== COMPLETE && !/[/\\]/.test(line));
  return { names: new Set(names), complete: lines.includes(COMPLETE) };
}

/** What is said of a run that is replaced. */
function entryOf(folder: string, { config }: StoredConfig): HistoryEntry {
  const result = readJson<Result>(join(folder, RESULT));
  return {
    replaced: new Date().toISOString(),
    finished: result !== undefined,
    config,
    t: result?.statistic.t ?? null,
    toys: result?.toys.count ?? null,
    z: result?.significance.z ?? null,
  };
}

/** The configuration goes last: until then a kill leaves a folder that is still known. */
function removeListed(folder: string, names: ReadonlySet<string>): void {
  const last = (name: string): boolean => name === CONFIG;
  const listed = [...[...names].filter((name) => !last(name)), ...[...names].filter(last)];
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

/** No file of the user is ever replaced. */
function refuseForeign(folder: string, name: string, names: ReadonlySet<string>): void {
  const path = join(folder, name);
  if (names.has(name) || !existsSync(path)) return;
  throw inTheWay(path, 'a file that nplm did not write is in the way', 'move it, or choose another --out');
}

/** Whether a folder holds nothing but what a killed process may have left before its first file was whole. */
function isEmpty(path: string): boolean {
  return writing(path, () => readdirSync(path)).every(
    (name) => name === LOCK || name.startsWith(`${LOCK}.`) || name === `${MANIFEST}${DRAFT}`,
  );
}

function readJson<T>(path: string): T | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}

function inTheWay(where: string, what: string, todo: string): Fault {
  return new Fault('usage', { where, what, todo });
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
