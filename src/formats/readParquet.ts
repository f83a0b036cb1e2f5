import { parquetMetadata, type ColumnMetaData, type FileMetaData, type RowGroup } from 'hyparquet';
import type { Column, Table } from '../sample/index.js';
import { checkNames } from './checkNames.js';
import { guarded } from './guarded.js';
import { joinPages } from './parquetColumn.js';
import { countNullRows } from './parquetLevels.js';
import { parquetFields, type ParquetField } from './parquetField.js';
import { outside } from './outside.js';
import { parquetPages, type ParquetChunk } from './parquetPage.js';
import { parquetUnits } from './parquetUnits.js';

/** The Arrow schema that pyarrow hides in the metadata: long, and no word of the user. */
const ARROW_SCHEMA = 'ARROW:schema';

/** Values that a byte of the file may stand for: as many bytes as one of ZSTD's. */
const LARGEST_RATIO = 131_072 / 4 / 8;

/**
 * Reads a Parquet file: numbers and truth values of top-level columns, whatever their encoding; nested columns, texts
 * and times are of kind `other`.
 *
 * The metadata are decoded by hyparquet. The values are decoded here: hyparquet believes what counts and lengths say,
 * and makes an object a value.
 *
 * @param content - the whole file
 * @param origin - the path, for messages
 * @throws Fault `content` if it is cut short, damaged, encrypted or larger than memory
 */
// Apache Parquet format 2.11
export function readParquet(content: Uint8Array, origin: string): Table {
  // A Buffer is a Uint8Array whose slice() is no copy.
  const bytes = new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  return guarded(origin, 'Parquet', () => {
    // Damaged metadata have fields of any type, whatever the types of hyparquet promise.
    const { fields, rows, chunks, nullsOf, metadata } = outside(() => describe(bytes, origin));
    const units = parquetUnits(metadata.get(ARROW_SCHEMA));
    metadata.delete(ARROW_SCHEMA);
    const columns = fields.map((field, i): Column => {
      const { name, kind, type } = field;
      const unit = units.get(name);
      const column = { name, kind, type, ...(unit === undefined ? {} : { unit }) };
      if (field.number === undefined)
        return { ...column, nulls: nullsOf[i] ?? countNullRows(chunks[i], field.leaves.levels) };
      const { values, nulls, rounded } = joinPages(chunks[i], field);
      return { ...column, nulls, values, ...(rounded === 0 ? {} : { rounded }) };
    });
    return { origin, rows, columns, metadata };
  });
}

/** What a file holds, and where; all pages are found before memory is taken for their values. */
interface Description {
  readonly fields: readonly ParquetField[];
  readonly rows: number;
  /** By field; none for a column that holds no numbers, and whose nulls are known without its pages. */
  readonly chunks: readonly (readonly ParquetChunk[])[];
  /** By field: how many nulls a column has that holds no numbers, where that is known. */
  readonly nullsOf: readonly (number | undefined)[];
  readonly metadata: Map<string, string>;
}

function describe(bytes: Uint8Array, origin: string): Description {
  const file = parquetMetadata(bytes, { geoparquet: false });
  const fields = parquetFields(file);
  checkNames(
    fields.map(({ name }) => name),
    origin,
  );
  const rows = checkRows(file, fields, bytes.length);
  const pairs = file.key_value_metadata ?? [];
  const metadata = new Map(pairs.map(({ key, value }) => [key, value ?? '']));
  const nullsOf = fields.map((field) =>
    field.number === undefined ? knownNulls(file, field, rows) : undefined,
  );
  const chunks = fields.map((field, i) => (nullsOf[i] === undefined ? chunksOf(file, field, bytes) : []));
  return { fields, rows, chunks, nullsOf, metadata };
}

/** The number of rows, which the footer says twice, and which the bytes must be able to hold. */
function checkRows(file: FileMetaData, fields: readonly ParquetField[], length: number): number {
  const groups = file.row_groups.map((group) => Number(group.num_rows));
  const rows = groups.reduce((sum, count) => sum + count, 0);
  if (groups.some((count) => !(count >= 0)) || rows !== Number(file.num_rows))
    throw new RangeError(`its footer promises ${file.num_rows} rows, its row groups have ${rows}`);
  const numbers = fields.filter(({ number }) => number !== undefined).length;
  if (rows * numbers > LARGEST_RATIO * length)
    throw new RangeError(`${length} bytes cannot hold ${rows} rows of ${numbers} columns of numbers`);
  return rows;
}

function chunksOf(file: FileMetaData, field: ParquetField, bytes: Uint8Array): ParquetChunk[] {
  return groupsOf(file).map((group) => {
    const meta = metaOf(group, field);
    const rows = Number(group.num_rows);
    if (field.leaves.levels.repetition === 0) return parquetPages(bytes, meta, rows);
    const values = Number(meta.num_values);
    if (!(values >= rows && values <= LARGEST_RATIO * bytes.length))
      throw new RangeError(`column "${field.name}" has ${values} values in ${rows} rows`);
    return parquetPages(bytes, meta, rows, values);
  });
}

function groupsOf(file: FileMetaData): RowGroup[] {
  return file.row_groups.filter(({ num_rows }) => num_rows > 0n);
}

function metaOf(group: RowGroup, { name, leaves }: ParquetField): ColumnMetaData {
  const chunk = group.columns.at(leaves.first);
  const meta = chunk?.meta_data;
  if (chunk?.crypto_metadata !== undefined || chunk?.encrypted_column_metadata !== undefined)
    throw new RangeError(`column "${name}" is encrypted`);
  if (meta === undefined) throw new RangeError(`column "${name}" has no data`);
  if (chunk?.file_path !== undefined) throw new RangeError(`column "${name}" lies in another file`);
  if (meta.path_in_schema[0] !== name || meta.type !== leaves.type)
    throw new RangeError(`column "${name}" is not where the schema says`);
  return meta;
}

/** How many nulls a column has, where that is known without its pages: for one that is not nested, its statistics say it. */
function knownNulls(file: FileMetaData, { element, leaves }: ParquetField, rows: number): number | undefined {
  if (element.repetition_type !== 'OPTIONAL') return 0;
  const chunks = groupsOf(file).map((group) => group.columns.at(leaves.first));
  // Nobody can count those of an encrypted column.
  if (chunks.some((chunk) => chunk?.crypto_metadata !== undefined)) return 0;
  if (leaves.levels.definition > 1) return undefined;
  const counts = chunks.map((chunk) => chunk?.meta_data?.statistics?.null_count);
  if (counts.includes(undefined)) return undefined;
  const nulls = counts.reduce<number>((sum, count) => sum + Number(count), 0);
  return nulls >= 0 && nulls <= rows ? nulls : undefined;
}
