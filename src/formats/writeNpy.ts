import { rowsOf, type OutputColumn } from './outputColumn.js';
import { oneNaN } from './oneNaN.js';

/** The values begin at a multiple of it, so that a reader can map the file into memory. */
const ALIGNMENT = 64;
/** The longest header whose length two bytes hold. */
const LONGEST = 65_535;

type Values = OutputColumn['values'];

/** How one value is written, and its name in NumPy. */
interface Kind {
  readonly type: string;
  readonly size: number;
  readonly put: (view: DataView, at: number, value: number) => void;
}

/**
 * Writes a NumPy file (.npy): a structured array of one dimension, a field a column, little-endian. The format has no
 * place for metadata. The same columns give the same bytes on any machine: NaN has one bit pattern.
 *
 * @param columns - of equal length
 * @returns the content of the file; `numpy.load` reads it, and `array["x"]` is its column x
 * @throws RangeError if the columns differ in length
 * @example
 * writeFileSync('x.npy', writeNpy([{ name: 'x', values: Float64Array.of(0.2, 1.1, 3.4) }]));
 */
// NEP 1, versions 1.0 to 3.0
export function writeNpy(columns: readonly OutputColumn[]): Uint8Array {
  const rows = rowsOf(columns);
  const kinds = columns.map(({ values }) => kindOf(values));
  const header = headerOf(columns, kinds, rows);
  const width = kinds.reduce((sum, { size }) => sum + size, 0);
  const bytes = new Uint8Array(header.length + rows * width);
  bytes.set(header);
  const view = new DataView(bytes.buffer);
  let offset = header.length;
  columns.forEach(({ values }, i) => {
    const { size, put } = kinds[i];
    const source = values instanceof Float64Array || values instanceof Float32Array ? oneNaN(values) : values;
    for (let row = 0, at = offset; row < rows; row++, at += width) put(view, at, source[row]);
    offset += size;
  });
  return bytes;
}

function kindOf(values: Values): Kind {
  if (values instanceof Float64Array)
    return { type: '<f8', size: 8, put: (view, at, value) => view.setFloat64(at, value, true) };
  if (values instanceof Float32Array)
    return { type: '<f4', size: 4, put: (view, at, value) => view.setFloat32(at, value, true) };
  if (values instanceof Int32Array)
    return { type: '<i4', size: 4, put: (view, at, value) => view.setInt32(at, value, true) };
  if (values instanceof Uint32Array)
    return { type: '<u4', size: 4, put: (view, at, value) => view.setUint32(at, value, true) };
  return { type: '|b1', size: 1, put: (view, at, value) => view.setUint8(at, value === 0 ? 0 : 1) };
}

/** Magic, version, length, and a dictionary as Python writes it, padded with spaces. */
function headerOf(columns: readonly OutputColumn[], kinds: readonly Kind[], rows: number): Uint8Array {
  // A string of JSON is one of Python too.
  const fields = columns.map(({ name }, i) => `(${JSON.stringify(name)}, '${kinds[i].type}')`);
  const text = `{'descr': [${fields.join(', ')}], 'fortran_order': False, 'shape': (${rows},), }`;
  const body = new TextEncoder().encode(text);
  const isAscii = body.length === text.length;
  const isLong = body.length + ALIGNMENT > LONGEST;
  // Version 1 has a short header in Latin-1, version 2 a long one, version 3 a long one in UTF-8.
  const version = isAscii ? (isLong ? 2 : 1) : 3;
  const start = version === 1 ? 10 : 12;
  const length = Math.ceil((start + body.length + 1) / ALIGNMENT) * ALIGNMENT;
  const header = new Uint8Array(length).fill(0x20);
  header.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  const view = new DataView(header.buffer);
  if (version === 1) view.setUint16(8, length - start, true);
  else view.setUint32(8, length - start, true);
  header.set(body, start);
  header[length - 1] = 0x0a;
  return header;
}
