import { Cursor } from './cursor.js';

/** A key of a ROOT file: where an object lies, and what it is. */
export interface RootKey {
  /** Folders and name: `folder/tree`. */
  readonly path: string;
  readonly cycle: number;
  readonly className: string;
  /** Where the key's own record begins in the file. */
  readonly seek: number;
  /** Bytes of the record, its key included. */
  readonly bytes: number;
  /** Bytes of the key at the start of the record. */
  readonly keyBytes: number;
  /** Bytes of the object, unpacked. */
  readonly objectBytes: number;
}

/** What the header of a ROOT file leads to. */
interface RootDirectory {
  /** Of all folders, in the file's order. */
  readonly keys: readonly RootKey[];
  /** The list of the classes' layouts; undefined where the file has none. */
  readonly streamerInfo: RootKey | undefined;
}

/** Versions from here on have positions of eight bytes. */
const LARGE_FILE = 1_000_000;
const LARGE_RECORD = 1000;

/** Nobody nests deeper or keeps more; a damaged folder may contain itself. */
const DEEPEST = 50;
const MOST_KEYS = 1_000_000;

/**
 * Reads the header and the keys of all folders.
 *
 * jsroot does that too, but takes any length for true; here each is checked against the file.
 *
 * @throws RangeError if the file ends before its header says so, or keys point outside of it
 */
// ROOT documentation: io/doc/TFile
export function readRootKeys(bytes: Uint8Array): RootDirectory {
  const header = new Cursor(bytes, false, 4);
  const version = header.u32();
  const begin = header.u32();
  const position = () => (version >= LARGE_FILE ? header.size() : header.u32());
  const end = position();
  if (end > bytes.length) throw new RangeError(`its header promises ${end} bytes, ${bytes.length} are there`);
  position();
  header.skip(8);
  const nameBytes = header.u32();
  header.skip(5);
  const seekInfo = position();
  const infoBytes = header.u32();

  const keys: RootKey[] = [];
  const seen = new Set<number>();
  const walk = (record: Cursor, folder: string, depth: number): void => {
    const seek = seekOfKeys(record);
    if (seek === 0 || depth > DEEPEST || seen.has(seek)) return;
    seen.add(seek);
    const cursor = new Cursor(bytes, false, seek);
    readKey(cursor, '');
    const count = cursor.u32();
    for (let i = 0; i < count; i++) {
      const key = readKey(cursor, folder);
      if (keys.length === MOST_KEYS) throw new RangeError(`its folders hold more than ${MOST_KEYS} keys`);
      if (key.className === 'TDirectory' || key.className === 'TDirectoryFile') {
        walk(new Cursor(bytes, false, key.seek + key.keyBytes), `${key.path}/`, depth + 1);
      } else keys.push(key);
    }
  };
  walk(new Cursor(bytes, false, begin + nameBytes), '', 0);
  const streamerInfo = seekInfo === 0 ? undefined : readKey(new Cursor(bytes, false, seekInfo), '');
  if (streamerInfo !== undefined && streamerInfo.bytes !== infoBytes)
    throw new RangeError(`the list of its classes has ${streamerInfo.bytes} bytes instead of ${infoBytes}`);
  return { keys, streamerInfo };
}

/** The position of the key list in a folder's record. */
function seekOfKeys(record: Cursor): number {
  const version = record.u16();
  record.skip(16);
  const large = version > LARGE_RECORD;
  record.skip(large ? 16 : 8);
  return large ? record.size() : record.u32();
}

/**
 * Reads a key, which is also what begins every record.
 *
 * @param cursor - at the key; afterwards behind its title
 * @param folder - what stands before the name in the path
 */
export function readKey(cursor: Cursor, folder: string): RootKey {
  const bytes = cursor.i32();
  const version = cursor.u16();
  const objectBytes = cursor.u32();
  cursor.skip(4);
  const keyBytes = cursor.u16();
  const cycle = cursor.u16();
  const large = version > LARGE_RECORD;
  const seek = large ? cursor.size() : cursor.u32();
  cursor.skip(large ? 8 : 4);
  const className = shortText(cursor);
  const path = folder + shortText(cursor);
  shortText(cursor);
  if (bytes < keyBytes || seek + bytes > cursor.length)
    throw new RangeError(`${bytes} bytes of "${path}" begin at byte ${seek}, the file has ${cursor.length}`);
  return { path, cycle, className, seek, bytes, keyBytes, objectBytes };
}

/** A TString: its length in a byte, or in the four that follow 255. */
function shortText(cursor: Cursor): string {
  const length = cursor.u8();
  return cursor.text(length === 255 ? cursor.u32() : length);
}
