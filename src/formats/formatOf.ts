/** What the first bytes of a file say that it is. */
export type Format =
  | { readonly kind: 'arrow' | 'csv' | 'parquet' | 'npy' | 'zip' | 'gzip' | 'zstd' | 'root' | 'hdf5' }
  /** Recognised or not, it is not read; `name` and `todo` are said to the user. */
  | { readonly kind: 'unread'; readonly name: string; readonly todo: string };

/** What to do in Python with what `read` gives, a data frame. */
function convert(read: string): string {
  return `convert it to Arrow, in Python: ${read}.to_feather("events.arrow"), or to CSV`;
}

const UNPACK = 'unpack it first';
const EXPORT = 'convert it to Arrow or CSV';

/** Formats that people keep events in, or that a file turns out to be, by their first bytes (as Latin-1 text). */
const UNREAD: readonly (readonly [start: string, name: string, todo: string])[] = [
  ['PARE', 'an encrypted Parquet file (PARE)', 'write it without encryption'],
  ['FEA1', 'a Feather version 1 file (FEA1)', convert('pandas.read_feather("FILE")')],
  ['ORC', 'an ORC file', convert('pandas.read_orc("FILE")')],
  ['Obj\x01', 'an Avro file', EXPORT],
  ['BZh', 'a bzip2 file', `${UNPACK} (bunzip2)`],
  ['\xfd7zXZ\0', 'an xz file', `${UNPACK} (unxz)`],
  ['\x04\x22\x4d\x18', 'an LZ4 file', `${UNPACK} (unlz4)`],
  ...['\x80\x02', '\x80\x03', '\x80\x04', '\x80\x05'].map(
    (start) => [start, 'a Python pickle', convert('pandas.read_pickle("FILE")')] as const,
  ),
  ['SIMPLE  =', 'a FITS file', EXPORT],
  ['<', 'XML or HTML', EXPORT],
  ['{', 'JSON', convert('pandas.read_json("FILE")')],
  ['[', 'JSON', convert('pandas.read_json("FILE")')],
  ['%PDF', 'a PDF file', EXPORT],
  ['\xff\xfe', 'text in UTF-16', 'save it as UTF-8'],
  ['\xfe\xff', 'text in UTF-16', 'save it as UTF-8'],
];

/** Formats that are read, by their first bytes. */
const READ: readonly (readonly [start: string, kind: Exclude<Format['kind'], 'arrow' | 'csv' | 'unread'>])[] =
  [
    ['PAR1', 'parquet'],
    ['\x93NUMPY', 'npy'],
    ['PK\x03\x04', 'zip'],
    ['PK\x05\x06', 'zip'],
    ['\x1f\x8b', 'gzip'],
    ['\x28\xb5\x2f\xfd', 'zstd'],
    ['root\0', 'root'],
    ['\x89HDF\r\n\x1a\n', 'hdf5'],
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
  if (head.startsWith('ARROW1') || 'ARROW1'.startsWith(head)) return { kind: 'arrow' };
  // A stream begins with the continuation mark.
  if (head.startsWith(CONTINUATION) || CONTINUATION.startsWith(head)) return { kind: 'arrow' };
  // Arrow before 0.15 began with the length at once, then the flatbuffer, whose root lies a few bytes on.
  if (bytes.length >= 8 && head.slice(2, 4) === '\0\0' && bytes[4] < 64 && head.slice(5, 8) === '\0\0\0') {
    return { kind: 'arrow' };
  }
  for (const [start, kind] of READ) if (head.startsWith(start) || start.startsWith(head)) return { kind };
  for (const [start, name, todo] of UNREAD) if (head.startsWith(start)) return { kind: 'unread', name, todo };
  if (bytes.subarray(0, SAMPLE).some(isControl))
    return { kind: 'unread', name: 'binary data of an unknown kind', todo: EXPORT };
  return { kind: 'csv' };
}

/** No text has them: everything below the space but tab and line ends. */
function isControl(byte: number): boolean {
  return byte < 32 && byte !== 9 && byte !== 10 && byte !== 13;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
