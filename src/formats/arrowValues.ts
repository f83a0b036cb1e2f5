import { Decimal } from 'apache-arrow/fb/decimal';
import type { Field } from 'apache-arrow/fb/field';
import { FloatingPoint } from 'apache-arrow/fb/floating-point';
import { Int } from 'apache-arrow/fb/int';
import { Type } from 'apache-arrow/fb/type';
import type { ColumnKind } from '../sample/index.js';
import { present } from './present.js';
import { SIZE_OF, type NumberType } from './readNumbers.js';

/** How numbers of a binary type lie in their buffer. */
export type ArrowNumber = 'bit' | Exclude<NumberType, 'bool'>;

/** Whole numbers that stand for whole · 10^-scale. */
export interface ArrowDecimal {
  /** Of one of them in its buffer. */
  readonly bits: number;
  /** The most digits. */
  readonly precision: number;
  readonly scale: number;
}

/** How values lie in their buffer. */
export type ArrowValues = ArrowNumber | ArrowDecimal;

const INTEGER_BITS = [8, 16, 32, 64] as const;
const DECIMAL_BITS = [32, 64, 128, 256];
const FLOATS: readonly (ArrowNumber | undefined)[] = ['float16', 'float32', 'float64'];

/**
 * How the values of a field lie in their buffer, whether it is encoded by a dictionary or not; undefined where they are
 * no numbers.
 *
 * @throws RangeError if there is no such type
 */
export function arrowValues(field: Field): ArrowValues | undefined {
  const type = field.typeType();
  if (type === Type.Bool) return 'bit';
  if (type === Type.Int) return arrowInteger(present(field.type(new Int()) as Int | null));
  if (type === Type.FloatingPoint) {
    const precision: number = present(field.type(new FloatingPoint()) as FloatingPoint | null).precision();
    const name = FLOATS[precision];
    if (name === undefined) throw new RangeError(`its schema has a floating-point precision ${precision}`);
    return name;
  }
  if (type !== Type.Decimal) return undefined;
  const decimal = present(field.type(new Decimal()) as Decimal | null);
  const bits = decimal.bitWidth();
  if (!DECIMAL_BITS.includes(bits)) throw new RangeError(`its schema has a decimal of ${bits} bits`);
  return { bits, precision: decimal.precision(), scale: decimal.scale() };
}

/** @throws RangeError for a width that no integer has */
export function arrowInteger(int: Int): Exclude<ArrowNumber, 'bit' | `float${string}`> {
  const bits = INTEGER_BITS.find((width) => width === int.bitWidth());
  if (bits === undefined) throw new RangeError(`its schema has an integer of ${int.bitWidth()} bits`);
  return int.isSigned() ? `int${bits}` : `uint${bits}`;
}

/** Bits of one value. */
export function bitsOf(values: ArrowValues): number {
  if (typeof values === 'object') return values.bits;
  return values === 'bit' ? 1 : 8 * SIZE_OF[values];
}

/** What values are for the choice of features, and their type for people. */
export function describeValues(values: ArrowValues): { readonly kind: ColumnKind; readonly type: string } {
  if (typeof values === 'object')
    return { kind: 'float', type: `decimal(${values.precision}, ${values.scale})` };
  if (values === 'bit') return { kind: 'boolean', type: 'bool' };
  return { kind: values.startsWith('float') ? 'float' : 'integer', type: values };
}
