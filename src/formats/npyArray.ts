import { npyShape, shapeText } from './npyShape.js';
import { describeNpy, type NpyDescription } from './npyType.js';
import { parsePythonLiteral, type PythonLiteral } from './pythonLiteral.js';

/** An array of a NumPy file: what it holds, and its bytes. */
export interface NpyArray {
  readonly description: NpyDescription;
  readonly shape: readonly number[];
  /** Whether the first index runs fastest. */
  readonly fortran: boolean;
  /** Exactly as many bytes as type and shape promise. */
  readonly data: Uint8Array;
}

/** "\x93NUMPY" */
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/**
 * Reads the header of a NumPy file (.npy, versions 1 to 3) and checks that as many bytes follow as it promises.
 *
 * @throws RangeError if it is cut short or damaged; PickledValues if the values are Python objects
 */
// NEP 1
export function npyArray(bytes: Uint8Array): NpyArray {
  if (bytes.length < 12 || !MAGIC.every((byte, i) => bytes[i] === byte))
    throw new RangeError('its header is missing');
  const version = bytes[6];
  if (version < 1 || version > 3) throw new RangeError(`its format has an unknown version ${version}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = version === 1 ? 10 : 12;
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > bytes.length - start)
    throw new RangeError(`its header has ${length} bytes, ${bytes.length - start} are left`);
  const encoded = bytes.subarray(start, start + length);
  const text = new TextDecoder(version === 3 ? 'utf-8' : 'latin1').decode(encoded);
  const header = parsePythonLiteral(text);
  if (!(header instanceof Map)) throw new RangeError('its header is no dictionary');
  const entries: ReadonlyMap<string, PythonLiteral> = header;
  const [descr, fortran, shape] = ['descr', 'fortran_order', 'shape'].map((key) => entries.get(key));
  if (descr === undefined || typeof fortran !== 'boolean' || shape === undefined)
    throw new RangeError('its header lacks type, order or shape');
  const lengths = npyShape(shape);
  const description = describeNpy(descr);
  const size = 'type' in description ? description.type.size : description.size;
  const promised = lengths.reduce((product, entry) => product * entry, size);
  const data = bytes.subarray(start + length);
  if (data.length !== promised) {
    const about = `its shape ${shapeText(lengths)} promises ${promised} bytes`;
    throw new RangeError(`${about}, ${data.length} follow its header`);
  }
  return { description, shape: lengths, fortran, data };
}
