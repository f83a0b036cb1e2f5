import { Fault } from '../fault/index.js';
import type { Table } from '../sample/index.js';
import { formatOf } from './formatOf.js';
import { readArrow } from './readArrow.js';
import { readCsv } from './readCsv.js';

/**
 * Reads a table of any format that is read, told apart by content and not by the file's name.
 *
 * @param content - the whole file
 * @param origin - the path, for messages
 * @param object - which of the tables in the file, for formats that hold several: a tree, a dataset, an array
 * @returns all columns; float16 and float32 as Float32Array, other numbers and truth values as Float64Array
 * @throws Fault `content` if the file is empty, of another format, cut short or damaged
 * @example
 * const table = await readTable(readFileSync('sm.arrow'), 'sm.arrow');
 * console.log(table.rows, table.columns.map(({ name, type }) => `${name}: ${type}`));
 */
export async function readTable(content: Uint8Array, origin: string, object?: string): Promise<Table> {
  if (content.length === 0) {
    throw new Fault('content', {
      where: origin,
      what: 'the file is empty (0 bytes)',
      todo: 'write it again',
    });
  }
  const format = formatOf(content);
  switch (format.kind) {
    case 'arrow':
      return withoutObjects(readArrow, 'Arrow', 'an Arrow file');
    case 'csv':
      return withoutObjects(readCsv, 'CSV', 'a text file');
    case 'unread':
      throw new Fault('content', {
        where: origin,
        what: `it starts like ${format.name}, which is not read yet`,
        todo: format.todo,
      });
  }

  /** Formats of one table a file. */
  async function withoutObjects(
    read: (bytes: Uint8Array, origin: string) => Table | Promise<Table>,
    format: string,
    name: string,
  ): Promise<Table> {
    if (object === undefined) return { ...(await read(content, origin)), format };
    throw new Fault('content', {
      where: origin,
      what: `"${object}" is asked for, but ${name} holds one table only`,
      todo: `leave out ":${object}"`,
    });
  }
}
