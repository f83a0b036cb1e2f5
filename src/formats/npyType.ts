import type { ColumnKind } from '../sample/index.js';
import { npyShape } from './npyShape.js';
import type { PythonLiteral } from './pythonLiteral.js';

/** How one value of an array lies in the file. */
export interface NpyType {
  readonly kind: ColumnKind;
  /** Its name in NumPy: `float64`. */
  readonly name: string;
  /** Bytes of one value. */
  readonly size: number;
  /** The letter of NumPy: f, i, u or b; absent where the values are no numbers. */
  readonly letter?: 'f' | 'i' | 'u' | 'b';
  readonly littleEndian: boolean;
}

/** A part of every row. */
interface NpyField {
  readonly name: string;
  readonly type: NpyType;
  /** Where it lies in the row, bytes. */
  readonly offset: number;
}

/** What the values of an array are: all of one type, or rows of named fields. */
export type NpyDescription =
  { readonly type: NpyType } | { readonly fields: readonly NpyField[]; readonly size: number };

/** Thrown where the values are Python objects, whose bytes are a program. */
export class PickledValues extends Error {}

const WIDTHS: Readonly<Record<string, readonly number[]>> = {
  f: [2, 4, 8],
  i: [1, 2, 4, 8],
  u: [1, 2, 4, 8],
  b: [1],
};
const KINDS = { f: 'float', i: 'integer', u: 'integer', b: 'boolean' } as const;
const NAMES: Readonly<Record<string, string>> = {
  f: 'float',
  i: 'int',
  u: 'uint',
  b: 'bool',
  c: 'complex',
  S: 'bytes',
  a: 'bytes',
  U: 'str',
  V: 'void',
  M: 'datetime64',
  m: 'timedelta64',
};

/**
 * Reads `descr` of a NumPy header.
 *
 * @throws RangeError if it is none; PickledValues if the values are Python objects
 */
export function describeNpy(descr: PythonLiteral): NpyDescription {
  if (typeof descr === 'string') return { type: scalarType(descr) };
  if (!Array.isArray(descr)) throw new RangeError('its header has no type of values');
  const fields: NpyField[] = [];
  let offset = 0;
  for (const entry of descr as readonly PythonLiteral[]) {
    if (!Array.isArray(entry) || entry.length < 2 || entry.length > 3)
      throw new RangeError('its header has a field without name and type');
    const [label, inner, shape] = entry as readonly PythonLiteral[];
    // A field may have a title before its name.
    const name = Array.isArray(label) ? (label as readonly PythonLiteral[])[1] : label;
    if (typeof name !== 'string') throw new RangeError('its header has a field without a name');
    const type = fieldType(inner, shape);
    // Bytes between fields have no name.
    if (name !== '' || type.letter !== undefined) fields.push({ name, type, offset });
    offset += type.size;
  }
  return { fields, size: offset };
}

/** A field that holds several values, or fields of its own, is no column of numbers. */
function fieldType(inner: PythonLiteral, shape: PythonLiteral | undefined): NpyType {
  const description = describeNpy(inner);
  const single = 'type' in description ? description.type : undefined;
  if (single !== undefined && shape === undefined) return single;
  const lengths = shape === undefined ? [] : npyShape(typeof shape === 'number' ? [shape] : shape);
  const size = 'size' in description ? description.size : description.type.size;
  return {
    kind: 'other',
    name: single === undefined ? 'struct' : `array of ${single.name}`,
    size: lengths.reduce((product, length) => product * length, size),
    littleEndian: true,
  };
}

function scalarType(text: string): NpyType {
  const match = /^([<>|=]?)([A-Za-z?])(\d*)(\[[^\]]*\])?$/.exec(text);
  if (match === null) throw new RangeError(`its header has an unknown type "${text}"`);
  const [, order, letter, digits] = match;
  if (letter === 'O') throw new PickledValues();
  const name = Object.hasOwn(NAMES, letter) ? NAMES[letter] : undefined;
  if (name === undefined || digits === '') throw new RangeError(`its header has an unknown type "${text}"`);
  const width = Number(digits);
  const littleEndian = order !== '>';
  if (Object.hasOwn(WIDTHS, letter) && WIDTHS[letter].includes(width)) {
    const known = letter as keyof typeof KINDS;
    const full = known === 'b' ? name : `${name}${8 * width}`;
    return { kind: KINDS[known], name: full, size: width, letter: known, littleEndian };
  }
  const bits = letter === 'f' || letter === 'c' ? `${8 * width}` : '';
  return { kind: 'other', name: `${name}${bits}`, size: letter === 'U' ? 4 * width : width, littleEndian };
}
