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
  readonly metadata: ReadonlyMap<string, string>;
}

/** Nobody nests deeper; a damaged schema may point to itself. */
const DEEPEST = 64;

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
  return { fields, metadata: keyValues(schema) };
}

function keyValues(owner: Schema | Field): Map<string, string> {
  const metadata = new Map<string, string>();
  for (let i = 0; i < owner.customMetadataLength(); i++) {
    const entry = present(owner.customMetadata(i));
    metadata.set(entry.key() ?? '', entry.value() ?? '');
  }
  return metadata;
}

function readField(field: Field, version: MetadataVersion): ArrowField {
  const size = { nodes: 0, buffers: 0, views: 0 };
  measure(field, version, size, 0);
  const name = field.name() ?? '';
  const unit = keyValues(field).get('unit');
  const values = arrowValues(field);
  const { kind, type } =
    values === undefined ? { kind: 'other' as const, type: typeName(field) } : describeValues(values);
  const encoding = field.dictionary();
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
  // Each node stands in the metadata, so a count beyond a million can only come from damage.
  if (depth > DEEPEST || size.nodes > 1e6) throw new RangeError('its schema is nested without end');
  const type = field.typeType();
  size.nodes++;
  // A dictionary-encoded column holds integers here, and its children lie in the dictionary.
  if (field.dictionary() !== null) {
    size.buffers += 2;
    return;
  }
  if (type === Type.BinaryView || type === Type.Utf8View) size.views++;
  if (type === Type.Union) {
    const dense = present(field.type(new Union()) as Union | null).mode() === UnionMode.Dense;
    size.buffers += (dense ? 2 : 1) + (version < MetadataVersion.V5 ? 1 : 0);
  } else {
    size.buffers += BUFFERS[type] ?? 2;
  }
  for (let i = 0; i < field.childrenLength(); i++)
    measure(present(field.children(i)), version, size, depth + 1);
}

function typeName(field: Field): string {
  const name = Type[field.typeType()] as string | undefined;
  if (name === undefined || name === 'NONE')
    throw new RangeError('its schema has a type that Arrow does not know');
  return name.replace('_', '').toLowerCase();
}
