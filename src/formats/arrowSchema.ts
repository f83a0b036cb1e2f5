import type { DictionaryEncoding } from 'apache-arrow/fb/dictionary-encoding';
import { Endianness } from 'apache-arrow/fb/endianness';
import type { Field } from 'apache-arrow/fb/field';
import { MetadataVersion } from 'apache-arrow/fb/metadata-version';
import type { Schema } from 'apache-arrow/fb/schema';
import { Type } from 'apache-arrow/fb/type';
import { Union } from 'apache-arrow/fb/union';
import { UnionMode } from 'apache-arrow/fb/union-mode';
import { Fault } from '../fault/index.js';
import type { ColumnKind } from '../sample/index.js';
import {
  arrowInteger,
  arrowValues,
  describeValues,
  type ArrowNumber,
  type ArrowValues,
} from './arrowValues.js';
import { checkNames } from './checkNames.js';
import { present } from './present.js';

/** One top-level field and what it takes of a record batch's flattened lists. */
export interface ArrowField {
  readonly name: string;
  readonly kind: ColumnKind;
  /** For people: `float64`, `decimal(9, 2)`, `dictionary of utf8`. */
  readonly type: string;
  /** How its values lie in their buffer; undefined where they are no numbers. */
  readonly values: ArrowValues | undefined;
  /** Where its buffer holds indices, and the values lie in a dictionary. */
  readonly dictionary: { readonly id: string; readonly indices: ArrowNumber } | undefined;
  /** The entry `unit` of the field's metadata. */
  readonly unit: string | undefined;
  /** Entries in the list of nodes, its own and its children's. */
  readonly nodes: number;
  /** Entries in the list of buffers, those of views with a variable number not counted. */
  readonly buffers: number;
  /** Entries in the list of variadic counts. */
  readonly views: number;
}

export interface ArrowSchema {
  readonly fields: readonly ArrowField[];
  /** The columns that dictionaries are, by their numbers, those of nested columns, too. */
  readonly dictionaries: ReadonlyMap<string, ArrowField>;
  readonly metadata: ReadonlyMap<string, string>;
}

/** Nobody nests deeper; a damaged schema may point to itself. */
const DEEPEST = 64;

/** What a column takes that is encoded by a dictionary. */
const ENCODED = { nodes: 1, buffers: 2 };

/** Buffers of a type without its children, in metadata version 5; a type that is not here has validity and values. */
const BUFFERS: Partial<Record<Type, number>> = {
  [Type.Null]: 0,
  [Type.Binary]: 3,
  [Type.Utf8]: 3,
  [Type.LargeBinary]: 3,
  [Type.LargeUtf8]: 3,
  [Type.ListView]: 3,
  [Type.LargeListView]: 3,
  [Type.Struct_]: 1,
  [Type.FixedSizeList]: 1,
  [Type.RunEndEncoded]: 0,
};

/**
 * Reads a schema message.
 *
 * @param schema - the flatbuffer; reading outside of it throws a RangeError
 * @param version - the metadata version, on which the buffers of a union depend
 * @param origin - the path, for messages
 * @throws Fault `content` for big-endian data and for two columns of one name
 */
export function readSchema(schema: Schema, version: MetadataVersion, origin: string): ArrowSchema {
  if (schema.endianness() !== Endianness.Little) {
    throw new Fault('content', {
      where: origin,
      what: 'the Arrow data are big-endian, which is not read',
      todo: 'write the file on a little-endian machine',
    });
  }
  const fields: ArrowField[] = [];
  for (let i = 0; i < schema.fieldsLength(); i++) fields.push(readField(present(schema.fields(i)), version));
  checkNames(
    fields.map(({ name }) => name),
    origin,
  );
  const found = { dictionaries: new Map<string, ArrowField>(), nodes: 0 };
  for (let i = 0; i < schema.fieldsLength(); i++)
    findDictionaries(present(schema.fields(i)), version, found, 0);
  return { fields, dictionaries: found.dictionaries, metadata: keyValues(schema) };
}

/** @throws RangeError if two fields share a dictionary that cannot be that of both */
function findDictionaries(
  field: Field,
  version: MetadataVersion,
  found: { readonly dictionaries: Map<string, ArrowField>; nodes: number },
  depth: number,
): void {
  checkNesting(++found.nodes, depth);
  const encoding = field.dictionary();
  if (encoding !== null) {
    const id = `${encoding.id()}`;
    const own = readField(field, version, true);
    const { values, name } = found.dictionaries.get(id) ?? own;
    if (JSON.stringify(values) !== JSON.stringify(own.values))
      throw new RangeError(`columns "${name}" and "${own.name}" share a dictionary of two types`);
    found.dictionaries.set(id, own);
  }
  for (let i = 0; i < field.childrenLength(); i++)
    findDictionaries(present(field.children(i)), version, found, depth + 1);
}

/** Each node stands in the metadata, so a count beyond a million can only come from damage. */
function checkNesting(nodes: number, depth: number): void {
  if (depth > DEEPEST || nodes > 1e6) throw new RangeError('its schema is nested without end');
}

function keyValues(owner: Schema | Field): Map<string, string> {
  const metadata = new Map<string, string>();
  for (let i = 0; i < owner.customMetadataLength(); i++) {
    const entry = present(owner.customMetadata(i));
    metadata.set(entry.key() ?? '', entry.value() ?? '');
  }
  return metadata;
}

/** @param isDecoded - whether its values are meant where it is encoded by a dictionary */
function readField(field: Field, version: MetadataVersion, isDecoded = false): ArrowField {
  const size = { nodes: 0, buffers: 0, views: 0 };
  const encoding = isDecoded ? null : field.dictionary();
  // An encoded column holds integers here, and its children lie in the dictionary.
  if (encoding === null) measure(field, version, size, 0);
  else Object.assign(size, ENCODED);
  const name = field.name() ?? '';
  const unit = keyValues(field).get('unit');
  const values = arrowValues(field);
  const { kind, type } =
    values === undefined ? { kind: 'other' as const, type: typeName(field) } : describeValues(values);
  const dictionary = encoding === null ? undefined : { id: `${encoding.id()}`, indices: indicesOf(encoding) };
  const fullType = dictionary === undefined ? type : `dictionary of ${type}`;
  return { name, kind, type: fullType, values, dictionary, unit, ...size };
}

/** Where nothing is said of the indices of a dictionary, they are of 32 bits. */
function indicesOf(encoding: DictionaryEncoding): ArrowNumber {
  const type = encoding.indexType();
  return type === null ? 'int32' : arrowInteger(type);
}

/** Adds what the field and its children take of the flattened lists. */
function measure(
  field: Field,
  version: MetadataVersion,
  size: { nodes: number; buffers: number; views: number },
  depth: number,
): void {
  checkNesting(size.nodes, depth);
  const type = field.typeType();
  size.nodes++;
  if (type === Type.BinaryView || type === Type.Utf8View) size.views++;
  if (type === Type.Union) {
    const dense = present(field.type(new Union()) as Union | null).mode() === UnionMode.Dense;
    size.buffers += (dense ? 2 : 1) + (version < MetadataVersion.V5 ? 1 : 0);
  } else {
    size.buffers += BUFFERS[type] ?? 2;
  }
  for (let i = 0; i < field.childrenLength(); i++) {
    const child = present(field.children(i));
    if (child.dictionary() === null) {
      measure(child, version, size, depth + 1);
    } else {
      size.nodes += ENCODED.nodes;
      size.buffers += ENCODED.buffers;
    }
  }
}

function typeName(field: Field): string {
  const name = Type[field.typeType()] as string | undefined;
  if (name === undefined || name === 'NONE')
    throw new RangeError('its schema has a type that Arrow does not know');
  return name.replace('_', '').toLowerCase();
}
