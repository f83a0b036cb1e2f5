import { Fault } from '../fault/index.js';
import type { Table } from '../sample/index.js';
import { closestName } from '../text/index.js';
import { checkNames } from './checkNames.js';
import { readingFault } from './readingFault.js';
import { importJsroot, type LoadJsroot } from './jsroot.js';
import { readNtuple } from './rootNtuple.js';
import { readRootKeys, type RootKey } from './rootKeys.js';
import { readRootTree } from './rootTree.js';

const TREES = new Set(['TTree', 'TNtuple', 'TNtupleD']);
const NTUPLE = 'ROOT::RNTuple';

/**
 * Reads a TTree or an RNTuple of a ROOT file: all of its entries, or a Fault.
 *
 * @param content - the whole file
 * @param origin - the path, for messages
 * @param object - which one: `events`, `folder/events`, `events;2` for a cycle; may be left out where there is only one
 * @param load - imports jsroot, which a TTree and files compressed by LZMA need
 * @throws Fault `content` if it is cut short, damaged or holds no such object; `missing` if jsroot is not there
 */
export async function readRoot(
  content: Uint8Array,
  origin: string,
  object?: string,
  load: LoadJsroot = importJsroot,
): Promise<Table> {
  // A Buffer is a Uint8Array whose subarray() shares memory with others.
  const bytes = new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  try {
    const { keys, streamerInfo } = readRootKeys(bytes);
    const key = choose(keys, origin, object);
    const table = await (key.className === NTUPLE
      ? readNtuple(bytes, key, origin, load)
      : readRootTree(bytes, key, streamerInfo, origin, load));
    checkNames(
      table.columns.map(({ name }) => name),
      origin,
    );
    return table;
  } catch (error) {
    throw readingFault(error, origin, 'ROOT');
  }
}

/** The tree or ntuple that is meant, in its highest cycle unless another is asked for. */
function choose(keys: readonly RootKey[], origin: string, object: string | undefined): RootKey {
  const tables = keys.filter(({ className }) => TREES.has(className) || className === NTUPLE);
  const paths = [...new Set(tables.map(({ path }) => path))];
  const details = paths.slice(0, 20).map((path) => `${origin}:${path}`);
  if (paths.length > details.length) details.push(`and ${paths.length - details.length} more`);
  if (paths.length === 0) {
    const old = keys.some(({ className }) => className === 'ROOT::Experimental::RNTuple');
    throw new Fault('content', {
      where: origin,
      what: old
        ? 'its RNTuple is of the experimental format before ROOT 6.34'
        : 'it holds no TTree and no RNTuple',
      todo: old ? 'write it with ROOT 6.34 or later' : 'give the file that holds the events',
    });
  }
  if (object === undefined) {
    if (paths.length > 1)
      throw new Fault('content', {
        where: origin,
        what: `it holds ${paths.length} trees`,
        details,
        todo: 'give one of them',
      });
    return highest(tables);
  }
  const [, path, cycle] = /^\/*(.*?)\/*(?:;(\d+))?$/s.exec(object) ?? [];
  const found = tables.filter(
    (key) => key.path === path && (cycle === undefined || key.cycle === Number(cycle)),
  );
  if (found.length > 0) return highest(found);
  const near = closestName(path ?? '', paths);
  throw new Fault('content', {
    where: origin,
    what: `it holds no tree "${object}"`,
    details,
    todo: near === undefined ? 'give one of them' : `did you mean "${near}"?`,
  });
}

function highest(keys: readonly RootKey[]): RootKey {
  return keys.reduce((best, key) => (key.cycle > best.cycle ? key : best));
}
