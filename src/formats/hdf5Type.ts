import type { Hdf5Metadata } from './hdf5File.js';
import { SIZE_OF, type NumberLayout, type NumberType } from './readNumbers.js';

/** H5T_class_t */
const INTEGER = 0;
const FLOAT = 1;
const STRING = 3;
const BITFIELD = 4;
const COMPOUND = 6;
const ENUM = 8;
const ARRAY = 10;

const CLASSES: Readonly<Record<number, string>> = {
  2: 'time',
  3: 'string',
  4: 'bitfield',
  5: 'opaque',
  6: 'compound',
  7: 'reference',
  8: 'enum',
  9: 'list',
  10: 'array',
};

type TypeMetadata = Pick<
  Hdf5Metadata,
  'type' | 'size' | 'signed' | 'littleEndian' | 'enum_type' | 'array_type'
>;

/**
 * The number that a type is, or undefined. h5py keeps bool as an enum of FALSE and TRUE, PyTables as eight bits. The
 * library cannot turn round an enum of the other order of bytes.
 */
export function numberTypeOf(metadata: TypeMetadata): NumberType | undefined {
  const { type, size, signed, littleEndian, enum_type: names } = metadata;
  const integer = `${signed ? 'int' : 'uint'}${8 * size}`;
  switch (type) {
    case FLOAT:
      return known(`float${8 * size}`);
    case INTEGER:
      return known(integer);
    case BITFIELD:
      return size === 1 ? 'bool' : undefined;
    case ENUM: {
      const { FALSE, TRUE } = names?.members ?? {};
      if (names?.nmembers === 2 && FALSE === 0 && TRUE === 1 && size === 1) return 'bool';
      return littleEndian || size === 1 ? known(integer) : undefined;
    }
    default:
      return undefined;
  }
}

function known(name: string): NumberType | undefined {
  return Object.hasOwn(SIZE_OF, name) ? (name as NumberType) : undefined;
}

function typeNameOf(metadata: TypeMetadata): string {
  return numberTypeOf(metadata) ?? CLASSES[metadata.type] ?? `${metadata.size} bytes`;
}

export function isText({ type }: TypeMetadata): boolean {
  return type === STRING;
}

/** One column among the bytes of a row. */
export interface Hdf5Field {
  readonly name: string;
  readonly type: string;
  /** Where it lies; undefined where it is no number. */
  readonly layout: Pick<NumberLayout, 'type' | 'littleEndian' | 'offset'> | undefined;
}

/**
 * The columns that a dataset's rows have: one for a number, one for each number of a row of two dimensions, one for
 * each member of a compound.
 *
 * @param metadata - the dataset's
 * @param name - the column's name where there is one; columns of a second dimension have a number behind it
 * @param namesOf - names of the items of a member that is an array, where they are known
 */
export function fieldsOf(
  metadata: Hdf5Metadata,
  name: string,
  namesOf: (member: string) => readonly string[] | undefined = () => undefined,
): Hdf5Field[] {
  const { type, shape, compound_type: compound } = metadata;
  if (type === COMPOUND && compound !== undefined && shape?.length === 1) {
    const turned = isTurnedRound(compound.members);
    return compound.members.flatMap((member) => {
      const { array_type: array } = member;
      const typed = member.type === ARRAY && array !== undefined ? array : member;
      const count = typed === member ? 1 : (array?.shape ?? []).reduce((product, n) => product * n, 1);
      return repeated(
        member.name,
        typed,
        turned || typed.littleEndian,
        member.offset,
        count,
        namesOf(member.name),
        typed !== member,
      );
    });
  }
  const width = shape?.length === 2 ? shape[1] : 1;
  if (shape?.length !== 1 && shape?.length !== 2)
    return [{ name, type: typeNameOf(metadata), layout: undefined }];
  // The library turns the numbers of all types but compounds round.
  return repeated(name, metadata, true, 0, width, undefined, shape.length === 2);
}

/** The library turns the numbers of a compound round if all of them are big-endian, and none of them otherwise. */
function isTurnedRound(members: readonly TypeMetadata[]): boolean {
  const types = members.map((member) => member.array_type ?? member);
  return types.filter(({ type }) => type !== STRING).every(({ littleEndian }) => !littleEndian);
}

function repeated(
  name: string,
  metadata: TypeMetadata,
  littleEndian: boolean,
  offset: number,
  count: number,
  names: readonly string[] | undefined,
  numbered: boolean,
): Hdf5Field[] {
  const type = numberTypeOf(metadata);
  if (type === undefined)
    return (names ?? [name]).map((each) => ({ name: each, type: typeNameOf(metadata), layout: undefined }));
  return Array.from({ length: count }, (_, i) => ({
    name: names?.length === count ? names[i] : numbered ? `${name}${i}` : name,
    type,
    layout: { type, littleEndian, offset: offset + i * SIZE_OF[type] },
  }));
}
