import type { Column, ColumnKind } from '../sample/index.js';
import type { NumberType } from './readNumbers.js';
import { allocate } from './tooLarge.js';

type Numbers = Float32Array | Float64Array;

/** An array for a column of this type: floats of at most 32 bits as float32, everything else as float64. */
export function numbersFor(type: NumberType, rows: number): Numbers {
  return type === 'float32' || type === 'float16'
    ? allocate(Float32Array, rows)
    : allocate(Float64Array, rows);
}

/** What a column of this type is for the choice of features. */
export function kindOf(type: NumberType): ColumnKind {
  return type === 'bool' ? 'boolean' : type.startsWith('float') ? 'float' : 'integer';
}

/** A column of numbers, of a format that knows no nulls. */
export function numberColumn(name: string, type: NumberType, values: Numbers, rounded: number): Column {
  return { name, kind: kindOf(type), type, values, nulls: 0, ...(rounded === 0 ? {} : { rounded }) };
}
