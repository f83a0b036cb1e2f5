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

/** Formats that are read, by their first bytes (as Latin-1 text). */
const READ: readonly (readonly [start: string, kind: Exclude<Format['kind'], 'csv' | 'unread'>])[] = [
  ['ARROW1', 'arrow'],
  // A stream begins with the continuation mark.
  ['\xff\xff\xff\xff', 'arrow'],
  ['PAR1', 'parquet'],
  ['\x93NUMPY', 'npy'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\x1f\x8b', 'gzip'],
  ['\x28\xb5\x2f\xfd', 'zstd'],
  ['root\0', 'root'],
  ['\x89HDF\r\n\x1a\n', 'hdf5'],
];

/** Formats that people keep events in, or that a file turns out to be, by their first bytes. */
const UNREAD: readonly (readonly [start: string, name: string, todo: string])[] = [
  ['PARE', 'an encrypted Parquet file (PARE)', 'write it without encryption'],
  ['FEA1', 'a Feather version 1 file (FEA1)', convert('pandas.read_feather("FILE")')],
  ['ORC', 'an ORC file', convert('pandas.read_orc("FILE")')],
  ['Obj\x01', 'an Avro file', EXPORT],
  ['\xfd7zXZ\0', 'an xz file', `${UNPACK} (unxz)`],
  ['\x04\x22\x4d\x18', 'an LZ4 file', `${UNPACK} (unlz4)`],
  ...['\x80\x02', '\x80\x03', '\x80\x04', '\x80\x05'].map(
    (start) => [start, 'a Python pickle', convert('pandas.read_pickle("FILE")')] as const,
  ),
  ['\xff\xfe', 'text in UTF-16', 'save it as UTF-8'],
  ['\xfe\xff', 'text in UTF-16', 'save it as UTF-8'],
];

/** Formats that begin with a text, which a line of column names can begin with, too: by more than its first letters. */
const UNREAD_TEXTS: readonly (readonly [pattern: RegExp, name: string, todo: string])[] = [
  // The first block, or the end of a file without one.
  [/^BZh[1-9](?:1AY&SY|.rE8P)/, 'a bzip2 file', `${UNPACK} (bunzip2)`],
  [/^SIMPLE {2}= +T/, 'a FITS file', EXPORT],
  [/^%PDF-\d/, 'a PDF file', EXPORT],
  [/^\s*<(?:!doctype|!--|\?xml|html[\s>])/i, 'XML or HTML', EXPORT],
  // A tag with an attribute, or one that is closed: "<pt>,<eta>" are names.
  [/^\s*<[a-z][\w.:-]*(?:\s+[\w.:-]+\s*=\s*["']|[^]*?(?:<\/|\/>))/i, 'XML or HTML', EXPORT],
  [/^\s*\{\s*["}]/, 'JSON', convert('pandas.read_json("FILE")')],
  // A list of lists, objects, texts or numbers: "[GeV] pt" and "[1] pt" are names.
  [
    /^\s*\[\s*(?:[[{"]|(?:-?\d[-+.\deE]*|true|false|null)\s*(?:,|\]\s*$)|\]\s*$)/,
    'JSON',
    convert('pandas.read_json("FILE")'),
  ],
];

/** As much of a file as tells text from binary. */
const SAMPLE = 4096;

/**
 * Recognises a file by its content, whatever it is called.
 *
 * @param bytes - the file, or its first 4096 bytes
 */
export function formatOf(bytes: Uint8Array): Format {
  const sample = bytes.subarray(0, SAMPLE);
  const isText = !sample.some(isControl);
  const head = latin1(bytes.subarray(0, 16));
  // A binary file soon holds a byte that no text has: "PAR1,x" is a line of names.
  const begins = (start: string): boolean => head.startsWith(start) && !(isText && isAscii(start));
  // A file cut after a few bytes is no CSV text of one column "ARR".
  const isCut = (start: string): boolean => start.startsWith(head);
  for (const [start, kind] of READ) if (begins(start) || isCut(start)) return { kind };
  // Arrow before 0.15 began with the length at once, then the flatbuffer, whose root lies a few bytes on.
  if (bytes.length >= 8 && head.slice(2, 4) === '\0\0' && bytes[4] < 64 && head.slice(5, 8) === '\0\0\0') {
    return { kind: 'arrow' };
  }
  for (const [start, name, todo] of UNREAD) if (begins(start)) return { kind: 'unread', name, todo };
  const text = latin1(sample).replace(/^\xef\xbb\xbf/, '');
  for (const [pattern, name, todo] of UNREAD_TEXTS)
    if (pattern.test(text)) return { kind: 'unread', name, todo };
  if (isText) return { kind: 'csv' };
  return { kind: 'unread', name: 'binary data of an unknown kind', todo: EXPORT };
}

/** No text has them: everything below the space but tab and line ends. */
function isControl(byte: number): boolean {
  return byte < 32 && byte !== 9 && byte !== 10 && byte !== 13;
}

function isAscii(text: string): boolean {
  return /^[ -~]+$/.test(text);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
