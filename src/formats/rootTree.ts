import { Fault } from '../fault/index.js';
import type { Column, Table } from '../sample/index.js';
import { loadJsroot, type LoadJsroot } from './jsroot.js';
import { numberColumn, numbersFor } from './numberColumn.js';
import { basketsOf, type RootBasket } from './rootBaskets.js';
import type { RootKey } from './rootKeys.js';
import { leavesOf, type RootLeaf } from './rootLeaf.js';
import { decodeRootObject, listAt, numberAt, textAt, type RootObject } from './rootObject.js';
import { unpackRoot } from './rootUnpack.js';

/** Branches in branches: nobody nests deeper. */
const DEEPEST = 50;

/**
 * Reads a TTree: each leaf that is one number an entry becomes a column, everything else one of kind `other`.
 *
 * jsroot decodes the tree, its branches and leaves; the baskets are read here, so that each entry is counted.
 *
 * @param bytes - the whole file
 * @param key - the tree's key
 * @param infoKey - the key of the list of classes, if there is one
 * @param origin - the path, for messages
 * @param load - imports jsroot
 * @throws Fault `content` if a branch has not as many entries as the tree; RangeError if the file is damaged
 */
export async function readRootTree(
  bytes: Uint8Array,
  key: RootKey,
  infoKey: RootKey | undefined,
  origin: string,
  load: LoadJsroot,
): Promise<Table> {
  if (infoKey === undefined) throw new RangeError('the list of its classes is missing');
  const jsroot = await loadJsroot(origin, load);
  const unpack = (packed: Uint8Array, length: number) =>
    unpackRoot(packed, length, () => Promise.resolve(jsroot));
  const record = ({ seek, keyBytes, bytes: length, objectBytes }: RootKey) =>
    unpack(bytes.subarray(seek + keyBytes, seek + length), objectBytes);
  const tree = decodeRootObject(jsroot, key, await record(key), infoKey, await record(infoKey));
  const rows = numberAt(tree, 'fEntries');
  if (!Number.isSafeInteger(rows) || rows < 0) throw new RangeError(`"${key.path}" promises ${rows} entries`);

  const columns: Column[] = [];
  for (const branch of branchesOf(tree, 0)) {
    const leaves = leavesOf(branch);
    if (leaves.length === 0) continue;
    if (textAt(branch, 'fFileName') !== '') throw elsewhere(origin, branch);
    const baskets = basketsOf(bytes, branch);
    const entries = baskets.reduce((sum, basket) => sum + basket.entries, 0);
    if (entries !== rows) throw partial(origin, branch, entries, rows);
    columns.push(...(await readLeaves(leaves, baskets, rows, unpack)));
  }
  return { origin, rows, columns, metadata: new Map() };
}

/** All branches that have leaves of their own, those inside others behind them. */
function branchesOf(parent: RootObject, depth: number): RootObject[] {
  if (depth > DEEPEST) throw new RangeError('its branches are nested without end');
  return listAt(parent, 'fBranches').flatMap((branch) => {
    const inner = branchesOf(branch, depth + 1);
    // A split object keeps nothing itself; its leaf only stands for it.
    return inner.length === 0 ? [branch] : inner;
  });
}

async function readLeaves(
  leaves: readonly RootLeaf[],
  baskets: readonly RootBasket[],
  rows: number,
  unpack: (packed: Uint8Array, length: number) => Promise<Uint8Array>,
): Promise<Column[]> {
  const other = ({ name, type }: RootLeaf): Column => ({ name, kind: 'other', type, nulls: 0 });
  const sizes = leaves.map(({ bytes }) => bytes);
  if (sizes.includes(undefined) || leaves.every(({ number }) => number === undefined))
    return leaves.map(other);
  const stride = (sizes as number[]).reduce((sum, size) => sum + size, 0);
  for (const { entries, dataBytes } of baskets) {
    if (dataBytes !== entries * stride)
      throw new RangeError(
        `a basket of "${leaves[0].name}" has ${dataBytes} bytes for ${entries} entries of ${stride}`,
      );
  }
  const filled = leaves.map(({ number }) =>
    number === undefined ? undefined : { number, values: numbersFor(number.type, rows), rounded: 0 },
  );
  let start = 0;
  for (const { entries, packed, objectBytes } of baskets) {
    const bytes = await unpack(packed, objectBytes);
    let offset = 0;
    leaves.forEach((leaf, i) => {
      const column = filled[i];
      if (column !== undefined) {
        const target = column.values.subarray(start, start + entries);
        column.rounded += column.number.read(target, bytes, offset, stride);
      }
      offset += leaf.bytes ?? 0;
    });
    start += entries;
  }
  return leaves.map((leaf, i) => {
    const column = filled[i];
    if (column === undefined) return other(leaf);
    return { ...numberColumn(leaf.name, column.number.type, column.values, column.rounded), type: leaf.type };
  });
}

function partial(origin: string, branch: RootObject, entries: number, rows: number): Fault {
  return new Fault('content', {
    where: origin,
    what: `branch "${textAt(branch, 'fName')}" holds ${entries} entries, the tree promises ${rows}`,
    todo: 'write the tree again, all branches filled; nplm reads no part of a tree',
  });
}

function elsewhere(origin: string, branch: RootObject): Fault {
  return new Fault('content', {
    where: origin,
    what: `branch "${textAt(branch, 'fName')}" keeps its entries in another file, which is not opened`,
    todo: 'write the tree into one file',
  });
}
