import type { Cursor } from './cursor.js';
import { openEnvelope, readList, readLocator, readRecord, type Locator } from './ntupleEnvelope.js';

/** A run of pages' worth of entries, and where they are. */
export interface NtupleCluster {
  readonly firstEntry: number;
  readonly entries: number;
  /** By the columns' indices; those that were added later may be missing at the end. */
  readonly columns: readonly NtuplePages[];
}

export interface NtuplePages {
  readonly pages: readonly NtuplePage[];
  /** Whether another representation of the field is used in this cluster. */
  readonly suppressed: boolean;
}

interface NtuplePage extends Locator {
  readonly elements: number;
}

/** A list of clusters, in an envelope of its own. */
interface ClusterGroup {
  readonly firstEntry: number;
  readonly entries: number;
  readonly clusters: number;
  /** Bytes of the page list, unpacked. */
  readonly length: number;
  readonly locator: Locator;
}

export function readClusterGroup(cursor: Cursor): ClusterGroup {
  return readRecord(cursor, (record) => ({
    firstEntry: record.size(),
    entries: record.size(),
    clusters: record.u32(),
    length: record.size(),
    locator: readLocator(record),
  }));
}

/** Bits of the number of entries; flags stand above. */
const ENTRY_BITS = 56n;

/**
 * Reads the page list of a cluster group.
 *
 * @param bytes - its envelope, unpacked
 * @param headerChecksum - of the header that it belongs to
 * @throws RangeError if it is damaged, or belongs to another header
 */
export function readPageList(bytes: Uint8Array, headerChecksum: bigint): NtupleCluster[] {
  const { cursor } = openEnvelope(bytes, 'pageList');
  if (cursor.u64() !== headerChecksum) throw new RangeError('a page list belongs to another RNTuple');
  const summaries = readList(cursor, (list) =>
    readRecord(list, (record) => {
      const firstEntry = record.size();
      const combined = record.u64();
      if (combined >> ENTRY_BITS !== 0n) throw new RangeError('a cluster holds some of the columns only');
      return { firstEntry, entries: Number(combined) };
    }),
  );
  const clusters = readList(cursor, (list) => readList(list, readPages));
  if (clusters.length !== summaries.length)
    throw new RangeError(`a page list has pages for ${clusters.length} of ${summaries.length} clusters`);
  return clusters.map((columns, i) => ({ ...summaries[i], columns }));
}

/** The pages of one column in one cluster. */
function readPages(cursor: Cursor): NtuplePages {
  let suppressed = false;
  const pages = readList(
    cursor,
    // A negative number says that a checksum follows the page.
    (list) => ({ elements: Math.abs(list.i32()), ...readLocator(list) }),
    // The first element's number, negative where there is none.
    (list) => (suppressed = list.i64() < 0n),
  );
  return { pages, suppressed };
}
