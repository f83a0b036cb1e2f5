const SIGNATURE = [0x47, 0x43, 0x4f, 0x4c] as const;

/** Signature, version and length of a collection. */
const COLLECTION_HEADER = 16;

/** Index, references and length of an object. */
const OBJECT_HEADER = 16;

/**
 * Checks the heaps that texts of variable length are kept in. A damaged length in one of them can send the library
 * round for ever.
 *
 * @throws RangeError if an object has no length, or reaches beyond its heap
 */
// HDF5 File Format Specification 3.0, III.E Global Heap; H5HG_cache_heap_deserialize
export function checkHeaps(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.indexOf(SIGNATURE[0]); at >= 0; at = bytes.indexOf(SIGNATURE[0], at + 1)) {
    if (at + COLLECTION_HEADER > bytes.length || !SIGNATURE.every((letter, i) => bytes[at + i] === letter))
      continue;
    // Version 1, and three bytes that are reserved.
    if (view.getUint32(at + 4, true) !== 1) continue;
    checkCollection(view, at, Number(view.getBigUint64(at + 8, true)));
  }
}

function checkCollection(view: DataView, start: number, length: number): void {
  const end = Math.min(start + length, view.byteLength);
  let at = start + COLLECTION_HEADER;
  while (at + OBJECT_HEADER <= end) {
    const isFree = view.getUint16(at, true) === 0;
    const size = Number(view.getBigUint64(at + 8, true));
    const taken = isFree ? size : OBJECT_HEADER + 8 * Math.ceil(size / 8);
    if (taken === 0 || taken > end - at) throw new RangeError(`a heap of texts is damaged at byte ${at}`);
    at += taken;
  }
}
