import type { ColumnKind } from '../sample/index.js';
import { kindOf } from './numberColumn.js';
import { readNumbers, SIZE_OF, type NumberType } from './readNumbers.js';
import { narrowFloat, parseRange } from './rootNarrowFloat.js';
import type { RootNumber } from './rootNumber.js';
import { listAt, numberAt, textAt, type RootObject } from './rootObject.js';

/** One number, or something else, of every entry of a branch. */
export interface RootLeaf {
  readonly name: string;
  readonly kind: ColumnKind;
  /** ROOT's own name of the type, or that of the number. */
  readonly type: string;
  /** Bytes in every entry; undefined where that varies. */
  readonly bytes: number | undefined;
  /** How to read it; undefined where it is no single number. */
  readonly number: RootNumber | undefined;
}

/** Classes of leaves and their types; a flag of the leaf makes an integer unsigned. */
const LEAVES: Readonly<Record<string, NumberType>> = {
  TLeafF: 'float32',
  TLeafD: 'float64',
  TLeafB: 'int8',
  TLeafS: 'int16',
  TLeafI: 'int32',
  TLeafL: 'int64',
  TLeafG: 'int64',
  TLeafO: 'bool',
};

/** TStreamerInfo's numbers of types, for members of classes. */
const MEMBERS: ReadonlyMap<number, NumberType> = new Map([
  [1, 'int8'],
  [2, 'int16'],
  [3, 'int32'],
  [4, 'int64'],
  [5, 'float32'],
  [8, 'float64'],
  [10, 'int8'],
  [11, 'uint8'],
  [12, 'uint16'],
  [13, 'uint32'],
  [14, 'uint64'],
  [16, 'int64'],
  [17, 'uint64'],
  [18, 'bool'],
]);

/** Describes the leaves of a branch that are stored in its baskets. */
export function leavesOf(branch: RootObject): RootLeaf[] {
  const leaves = listAt(branch, 'fLeaves');
  const name = textAt(branch, 'fName');
  return leaves.map((leaf) =>
    describe(branch, leaf, leaves.length === 1 ? name : `${name}.${textAt(leaf, 'fName')}`),
  );
}

function describe(branch: RootObject, leaf: RootObject, name: string): RootLeaf {
  const number = numberOf(branch, leaf);
  const type = typeName(branch, leaf, number);
  const count = numberAt(leaf, 'fLen');
  const varies = number === undefined || (typeof leaf.fLeafCount === 'object' && leaf.fLeafCount !== null);
  if (varies)
    return {
      name,
      kind: 'other',
      type: number === undefined ? type : `${type}[]`,
      bytes: undefined,
      number: undefined,
    };
  if (count !== 1)
    return { name, kind: 'other', type: `${type}[${count}]`, bytes: count * number.bytes, number: undefined };
  return { name, kind: kindOf(number.type), type, bytes: number.bytes, number };
}

/** The number that a leaf, or each item of it, is. */
function numberOf(
  branch: RootObject,
  leaf: RootObject,
): (RootNumber & { readonly bytes: number }) | undefined {
  const className = textAt(leaf, '_typename');
  if (className === 'TLeafF16' || className === 'TLeafD32') {
    const range = parseRange(textAt(leaf, 'fTitle'));
    return range === undefined
      ? undefined
      : narrowFloat(range, className === 'TLeafF16' ? 'Float16_t' : 'Double32_t');
  }
  const type =
    className === 'TLeafElement'
      ? numberAt(branch, 'fType') === 0 && isEmpty(branch.fBranchCount)
        ? MEMBERS.get(numberAt(branch, 'fStreamerType'))
        : undefined
      : LEAVES[className];
  if (type === undefined) return undefined;
  const signed = className === 'TLeafElement' || !leaf.fIsUnsigned;
  return plain(signed || !type.startsWith('int') ? type : (`u${type}` as NumberType));
}

function plain(type: NumberType): RootNumber & { readonly bytes: number } {
  return {
    type,
    bytes: SIZE_OF[type],
    read: (target, bytes, offset, stride) =>
      readNumbers(target, bytes, { type, littleEndian: false, offset, stride }),
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null;
}

function typeName(branch: RootObject, leaf: RootObject, number: RootNumber | undefined): string {
  const className = textAt(leaf, '_typename');
  if (className === 'TLeafF16') return 'Float16_t';
  if (className === 'TLeafD32') return 'Double32_t';
  return number?.type ?? (textAt(branch, 'fClassName') || className);
}
