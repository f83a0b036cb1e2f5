import type { Cursor } from './cursor.js';
import { readList, readRecord, readText } from './ntupleEnvelope.js';

/** One column on disk: numbers of one type. */
export interface NtupleColumn {
  /** Its place in the page lists. */
  readonly index: number;
  /** Type by the numbers of the specification. */
  readonly type: number;
  readonly bits: number;
  readonly field: number;
  readonly representation: number;
  /** Whether its field was added after the first entries were written. */
  readonly late: boolean;
}

/** What a user calls a column, a member, or an item of a collection. */
export interface NtupleField {
  readonly name: string;
  readonly type: string;
  /** The field that it is a part of; itself for those of the top. */
  readonly parent: number;
  /** 0 for what has no parts. */
  readonly role: number;
  readonly isArray: boolean;
  /** Whether it shows another field's content. */
  readonly isProjected: boolean;
}

export interface NtupleSchema {
  readonly fields: readonly NtupleField[];
  readonly columns: readonly NtupleColumn[];
}

const ARRAY = 1;
const PROJECTED = 2;
const LATE = 1;

/**
 * Reads a schema description: of the header, or of what the footer adds.
 *
 * @param cursor - in the envelope, at its start
 * @param before - what came before, which the numbers in the description count on from
 */
export function readSchemaDescription(cursor: Cursor, before: NtupleSchema): NtupleSchema {
  const fields = readList(cursor, (list) => readRecord(list, readField));
  const columns = readList(cursor, (list) => readRecord(list, readColumn));
  readList(cursor, (list) => readRecord(list, () => undefined));
  readList(cursor, (list) => readRecord(list, () => undefined));
  return {
    fields: [...before.fields, ...fields],
    columns: [
      ...before.columns,
      ...columns.map((column, i) => ({ ...column, index: before.columns.length + i })),
    ],
  };
}

function readField(cursor: Cursor): NtupleField {
  cursor.skip(8);
  const parent = cursor.u32();
  const role = cursor.u16();
  const flags = cursor.u16();
  const name = readText(cursor);
  const type = readText(cursor);
  return { name, type, parent, role, isArray: (flags & ARRAY) !== 0, isProjected: (flags & PROJECTED) !== 0 };
}

function readColumn(cursor: Cursor): Omit<NtupleColumn, 'index'> {
  const type = cursor.u16();
  const bits = cursor.u16();
  const field = cursor.u32();
  const flags = cursor.u16();
  const representation = cursor.u16();
  return { type, bits, field, representation, late: (flags & LATE) !== 0 };
}
