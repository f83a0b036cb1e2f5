import type { TBuffer, TFile } from 'jsroot/io';
import type { Jsroot } from './jsroot.js';
import { quietly } from './quietly.js';
import type { RootKey } from './rootKeys.js';

/** What jsroot makes of an object in a file: nothing about its members is certain. */
export type RootObject = Readonly<Record<string, unknown>>;

/** A class name that no file has, under which jsroot hands out its TFile. */
const PROBE = 'nplm::probe';

/** An empty TList, version 1: a list of no classes. */
const NO_CLASSES = new Uint8Array(64);
NO_CLASSES[1] = 1;

/** No array in the objects of a tree is longer; a damaged layout may claim any length. */
const LONGEST_MEMBER = 100_000;

/**
 * Decodes an object with the layouts of the classes that the file itself brings.
 *
 * @param jsroot - the library that knows how
 * @param key - the object's key
 * @param object - its bytes, unpacked, without the key
 * @param infoKey - the key of the list of classes
 * @param infos - that list, unpacked
 * @throws RangeError if bytes and layouts don't fit together
 */
export function decodeRootObject(
  jsroot: Jsroot,
  key: RootKey,
  object: Uint8Array,
  infoKey: RootKey,
  infos: Uint8Array,
): RootObject {
  return quietly(() => {
    try {
      const file = probe(jsroot);
      file.extractStreamerInfos(bufferOf(jsroot, file, infos, infoKey));
      checkLayouts(file.fStreamerInfos?.arr);
      const buffer = bufferOf(jsroot, file, object, key);
      const decoded = {};
      buffer.mapObject(1, decoded);
      buffer.classStreamer(decoded, key.className);
      return decoded;
    } catch (cause) {
      // Over damaged bytes jsroot throws errors of many kinds.
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new RangeError(`"${key.path}" cannot be decoded (${why})`, { cause });
    }
  });
}

/** References inside an object count from the start of its key. */
function bufferOf({ TBuffer }: Jsroot, file: TFile, bytes: Uint8Array, { keyBytes }: RootKey): TBuffer {
  const buffer = new TBuffer(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, file);
  buffer.fTagOffset = keyBytes;
  return buffer;
}

/** A TFile of jsroot without a file: openFile would read all keys again, unchecked. */
function probe({ addUserStreamer, reconstructObject }: Jsroot): TFile {
  addUserStreamer(PROBE, (buffer, target) => Object.assign(target, { file: buffer.fFile }));
  const view = new DataView(NO_CLASSES.buffer);
  return (reconstructObject(PROBE, view, view) as { readonly file: TFile }).file;
}

function checkLayouts(layouts: readonly unknown[] | undefined): void {
  if (layouts === undefined || layouts.length === 0)
    throw new RangeError('the list of its classes is damaged');
  for (const layout of layouts) {
    for (const element of listAt(layout as RootObject, 'fElements')) {
      const { fArrayLength, fArrayDim, fMaxIndex } = element;
      // Of a base class, which has no dimensions, the first of them is a checksum.
      const lengths = Number(fArrayDim) > 0 && fMaxIndex instanceof Uint32Array ? [...fMaxIndex] : [];
      if (
        Number(fArrayDim) > 5 ||
        [Number(fArrayLength), ...lengths].some((length) => length > LONGEST_MEMBER)
      )
        throw new RangeError('the list of its classes is damaged');
    }
  }
}

/** A member that is a number. */
export function numberAt(object: RootObject, name: string): number {
  const value = object[name];
  if (typeof value !== 'number' && typeof value !== 'bigint')
    throw new RangeError(`member ${name} is missing`);
  return Number(value);
}

/** A member that is a text, "" if it is missing. */
export function textAt(object: RootObject, name: string): string {
  const value = object[name];
  return typeof value === 'string' ? value : '';
}

/** The objects of a member that is a list, those that are null left out; none if it is missing. */
export function listAt(object: RootObject | null | undefined, name: string): RootObject[] {
  const items = (object?.[name] as { readonly arr?: unknown } | null | undefined)?.arr;
  if (!Array.isArray(items)) return [];
  return items.filter((item): item is RootObject => typeof item === 'object' && item !== null);
}

/** The numbers of a member that is an array. */
export function numbersAt(object: RootObject, name: string): number[] {
  const value = object[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) throw new RangeError(`member ${name} is no array`);
  return Array.from(value as ArrayLike<number | bigint>, Number);
}
