/** What the first bytes of a file say that it is. */
export type Format =
  | { readonly kind: 'arrow-file' | 'arrow-stream' | 'csv' }
  /** Recognised or not, it is not read; `name` is said to the user. */
  | { readonly kind: 'unread'; readonly name: string };

/** Formats that people keep events in, or that a file turns out to be, by their first bytes (as Latin-1 text). */
const UNREAD: readonly (readonly [start: string, name: string])[] = [
  ['PAR1', 'a Parquet file (PAR1)'],
  ['FEA1', 'a Feather version 1 file (FEA1)'],
  ['ORC', 'an ORC file'],
  ['Obj\x01', 'an Avro file'],
  ['\x89HDF\r\n\x1a\n', 'an HDF5 file'],
  ['root\0', 'a ROOT file'],
  ['\x93NUMPY', 'a NumPy file (.npy)'],
  ['PK\x03\x04', 'a zip archive (.zip, .npz or .xlsx)'],
  ['\x1f\x8b', 'a gzip file'],
  ['BZh', 'a bzip2 file'],
  ['\xfd7zXZ\0', 'an xz file'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard file'],
  ['\x04\x22\x4d\x18', 'an LZ4 file'],
  ['\x80\x02', 'a Python pickle'],
  ['\x80\x03', 'a Python pickle'],
  ['\x80\x04', 'a Python pickle'],
  ['\x80\x05', 'a Python pickle'],
  ['SIMPLE  =', 'a FITS file'],
  ['<', 'XML or HTML'],
  ['{', 'JSON'],
  ['[', 'JSON'],
  ['%PDF', 'a PDF file'],
  ['\xff\xfe', 'text in UTF-16'],
  ['\xfe\xff', 'text in UTF-16'],
];

const CONTINUATION = '\xff\xff\xff\xff';

/** As much of a file as tells text from binary. */
const SAMPLE = 4096;

/**
 * Recognises a file by its content, whatever it is called.
 *
 * @param bytes - the file, or its first 4096 bytes
 */
export function formatOf(bytes: Uint8Array): Format {
  const head = latin1(bytes.subarray(0, 16));
  // A file cut after a few bytes is no CSV text of one column "ARR".
  if (head.startsWith('ARROW1') || 'ARROW1'.startsWith(head)) return { kind: 'arrow-file' };
  // A stream begins with the continuation mark.
  if (head.startsWith(CONTINUATION) || CONTINUATION.startsWith(head)) return { kind: 'arrow-stream' };
  // Arrow before 0.15 began with the length at once, then the flatbuffer, whose root lies a few bytes on.
  if (bytes.length >= 8 && head.slice(2, 4) === '\0\0' && bytes[4] < 64 && head.slice(5, 8) === '\0\0\0') {
    return { kind: 'arrow-stream' };
  }
  for (const [start, name] of UNREAD) if (head.startsWith(start)) return { kind: 'unread', name };
  if (bytes.subarray(0, SAMPLE).some(isControl))
    return { kind: 'unread', name: 'binary data of an unknown kind' };
  return { kind: 'csv' };
}

/** No text has them: everything below the space but tab and line ends. */
function isControl(byte: number): boolean {
  return byte < 32 && byte !== 9 && byte !== 10 && byte !== 13;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
