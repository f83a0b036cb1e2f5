import {
  linkSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { Fault } from '../fault/index.js';
import { errorCode } from '../input/index.js';
import { writing } from './writing.js';

/** A process, told apart from a later one of the same number by the time of its start. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly started: string;
}

/** A lock of another host, whose processes cannot be asked, counts as left behind when it is silent for so long. */
const SILENT_MS = 120_000;
const BEAT_MS = 20_000;

/**
 * Takes the lock of a folder: a file that says which process works there. A lock whose process is gone is taken over.
 *
 * @returns gives the lock back
 * @throws Fault `busy` if another process holds it; `usage` if what has its name is no lock of nplm
 */
export function lockFolder(path: string): () => void {
  const own = JSON.stringify({ host: hostname(), pid: process.pid, started: startOf(process.pid) });
  for (let attempt = 0; attempt < 3; attempt++) {
    if (create(path, own)) {
      const beat = setInterval(() => touch(path), BEAT_MS);
      beat.unref();
      return () => {
        clearInterval(beat);
        if (contentOf(path) === own) writing(path, () => rmSync(path, { force: true }));
      };
    }
    const found = contentOf(path);
    if (found === undefined) continue;
    refuseHeld(path, found);
    removeStale(path, found);
  }
  throw new Fault('busy', { where: path, what: 'other processes are taking this folder', todo: 'run again' });
}

/**
 * Refuses a folder in which another process works, without taking its lock.
 *
 * @throws Fault `busy`; `usage` if what has the name of the lock is none
 */
export function refuseHeld(path: string, found = contentOf(path)): void {
  if (found === undefined) return;
  const holder = parse(found);
  if (holder === undefined) throw noLock(path);
  if (!isAlive(holder, path)) return;
  throw new Fault('busy', {
    where: path,
    what: `process ${holder.pid} on ${holder.host} is at work in this folder`,
    todo: 'wait for it, or choose another --out',
  });
}

/** Not of nplm, or torn by a crash of the machine: nobody can say whose it is, so it is not removed. */
function noLock(path: string): Fault {
  return new Fault('usage', {
    where: path,
    what: 'a file that is no lock of nplm has its name',
    todo: 'move it, or choose another --out',
  });
}

/** Whether a file next to a lock is one that a killed process left while it took the lock. */
export function isLockDraft(name: string, lock: string): boolean {
  return name.startsWith(lock) && /^(\.stale)?\.\d+$/.test(name.slice(lock.length));
}

/** All or nothing: a lock is never seen half-written. */
function create(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}`;
  const left = contentOf(draft);
  if (left !== undefined && parse(left) === undefined) throw noLock(draft);
  return writing(path, () => {
    // Of a killed process that had the same number.
    rmSync(draft, { force: true });
    try {
      writeFileSync(draft, content, { flag: 'wx' });
      return link(draft, path) ?? createWithoutLinks(path, content);
    } finally {
      rmSync(draft, { force: true });
    }
  });
}

/** Whether the draft became the lock; undefined where the file system has no hard links. */
function link(draft: string, path: string): boolean | undefined {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    return errorCode(error) === 'EEXIST' ? false : undefined;
  }
}

function createWithoutLinks(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    rmSync(path, { force: true });
    throw error;
  }
}

/** Moves the lock away first: if another process replaced it meanwhile, it goes back. */
function removeStale(path: string, judged: string): void {
  const aside = `${path}.stale.${process.pid}`;
  writing(path, () => {
    try {
      renameSync(path, aside);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return;
      throw error;
    }
    if (contentOf(aside) !== judged) {
      try {
        linkSync(aside, path);
      } catch {
        // A third process holds it by now.
      }
    }
    rmSync(aside, { force: true });
  });
}

function isAlive(holder: Holder, path: string): boolean {
  if (holder.host !== hostname()) {
    const beat = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    return beat !== undefined && Date.now() - beat < SILENT_MS;
  }
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  const started = startOf(holder.pid);
  return started === 'unknown' || holder.started === 'unknown' || started === holder.started;
}

/** When a process began, in the system's own count; `unknown` where the system does not say. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program, in brackets, may hold spaces. Field 22 is the start, field 3 follows the name.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'ended' : fields[19];
  } catch {
    return 'unknown';
  }
}

/** Undefined where there is none; of what is no file, or may not be read, nothing. */
function contentOf(path: string): string | undefined {
  return writing(path, () => {
    try {
      const stat = lstatSync(path, { throwIfNoEntry: false });
      if (stat === undefined) return undefined;
      return stat.isFile() ? readFileSync(path, 'utf8') : '';
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ELOOP') throw error;
      return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : '';
    }
  });
}

function parse(content: string): Holder | undefined {
  try {
    const holder = JSON.parse(content) as Partial<Holder> | null;
    return typeof holder?.pid === 'number' && holder.host !== undefined ? (holder as Holder) : undefined;
  } catch {
    return undefined;
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The folder was removed: the next write says so.
  }
}
