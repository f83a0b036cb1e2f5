import type { FileMetaData, SchemaElement } from 'hyparquet';
import type { ColumnKind } from '../sample/index.js';

/** How the values of a column lie in its pages; undefined where they are no numbers. */
type ParquetNumber =
  'bit' | 'int32' | 'uint32' | 'int64' | 'uint64' | 'float16' | 'float32' | 'float64' | 'decimal';

/** One top-level column. */
export interface ParquetField {
  readonly name: string;
  readonly kind: ColumnKind;
  /** For people: `int16`, `decimal(9, 2)`, `string`. */
  readonly type: string;
  readonly number: ParquetNumber | undefined;
  readonly element: SchemaElement;
  /** Which of a row group's column chunks are its own; a nested column may have several. */
  readonly leaves: ParquetLeaves;
}

/** The parts of a column that have values. */
interface ParquetLeaves {
  readonly first: number;
  readonly count: number;
  /** The type of the first. */
  readonly type: SchemaElement['type'];
  /** The greatest levels of the first: 0 and 0 for a column of its own whose values are never null, 1 and 0 if they may be. */
  readonly levels: ParquetLevels;
}

/** How deep values are nested. */
export interface ParquetLevels {
  /** How many parts on the way to a value may be absent; a value of a lower level is. */
  readonly definition: number;
  /** How many parts on the way are repeated; a value of level 0 begins a row. */
  readonly repetition: number;
}

/**
 * The top-level columns of a Parquet schema, which is a tree written as a list, parents first.
 *
 * @throws RangeError if it is no tree
 */
export function parquetFields({ schema }: Pick<FileMetaData, 'schema'>): ParquetField[] {
  const fields: ParquetField[] = [];
  let at = 1;
  let leaf = 0;
  for (let i = 0; i < (schema[0]?.num_children ?? 0); i++) {
    const element = schema[at];
    const first = leaf;
    const firstLeaf = leafBelow(schema, at);
    // Nodes that are still to come below this one, itself included.
    for (let open = 1; open > 0; open--) {
      if (at >= schema.length) throw new RangeError('its schema ends early');
      const children = schema[at++].num_children ?? 0;
      if (!(children >= 0)) throw new RangeError('its schema has a column with less than no parts');
      if (children === 0) leaf++;
      open += children;
    }
    fields.push(fieldOf(element, { first, count: leaf - first, ...firstLeaf }));
  }
  if (at !== schema.length) throw new RangeError('its schema has more parts than its columns');
  return fields;
}

/** The first leaf at or below a node of the schema, which follows its parents. */
function leafBelow(schema: readonly SchemaElement[], from: number): Pick<ParquetLeaves, 'type' | 'levels'> {
  let [definition, repetition] = [0, 0];
  for (const { repetition_type, num_children, type } of schema.slice(from)) {
    if (repetition_type !== 'REQUIRED') definition++;
    if (repetition_type === 'REPEATED') repetition++;
    if ((num_children ?? 0) === 0) return { type, levels: { definition, repetition } };
  }
  throw new RangeError('its schema ends early');
}

function fieldOf(element: SchemaElement, leaves: ParquetField['leaves']): ParquetField {
  const { name, repetition_type: repetition } = element;
  const isFlat = (element.num_children ?? 0) === 0 && repetition !== 'REPEATED';
  const number = isFlat ? numberOf(element) : undefined;
  const type = isFlat ? typeOf(element, number) : nestedName(element);
  const kind: ColumnKind =
    number === undefined
      ? 'other'
      : number === 'bit'
        ? 'boolean'
        : number === 'decimal' || number.startsWith('float')
          ? 'float'
          : 'integer';
  return { name, kind, type, number, element, leaves };
}

function numberOf({
  type,
  type_length,
  converted_type,
  logical_type,
}: SchemaElement): ParquetNumber | undefined {
  if (type === 'FLOAT') return 'float32';
  if (type === 'DOUBLE') return 'float64';
  if (type === 'BOOLEAN') return 'bit';
  const meaning = logical_type?.type ?? '';
  if (type === 'FIXED_LEN_BYTE_ARRAY' && meaning === 'FLOAT16' && type_length === 2) return 'float16';
  if (meaning === 'DECIMAL' || converted_type === 'DECIMAL') return 'decimal';
  if (type !== 'INT32' && type !== 'INT64') return undefined;
  if (meaning !== '' && meaning !== 'INTEGER') return undefined;
  if (converted_type !== undefined && !/^U?INT_/.test(converted_type)) return undefined;
  const unsigned =
    logical_type?.type === 'INTEGER' ? !logical_type.isSigned : converted_type?.startsWith('UINT_') === true;
  if (type === 'INT32') return unsigned ? 'uint32' : 'int32';
  return unsigned ? 'uint64' : 'int64';
}

function typeOf(element: SchemaElement, number: ParquetNumber | undefined): string {
  const { logical_type: logical, converted_type: converted, type } = element;
  if (number === 'bit') return 'bool';
  if (number === 'decimal') return `decimal(${element.precision ?? '?'}, ${element.scale ?? 0})`;
  if (number !== undefined) {
    const width = logical?.type === 'INTEGER' ? logical.bitWidth : /INT_(\d+)$/.exec(converted ?? '')?.[1];
    return width === undefined ? number : number.replace(/\d+$/, String(width));
  }
  if (converted === 'UTF8') return 'string';
  return (logical?.type ?? converted ?? type ?? 'unknown').toLowerCase();
}

function nestedName({ converted_type, logical_type, repetition_type, num_children }: SchemaElement): string {
  if (repetition_type === 'REPEATED' && (num_children ?? 0) === 0) return 'list';
  return (logical_type?.type ?? converted_type ?? 'struct').toLowerCase();
}
