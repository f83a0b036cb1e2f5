import { Fault } from '../fault/index.js';
import type { Table } from '../sample/index.js';
import { formatOf } from './formatOf.js';
import { readArrowFile, readArrowStream } from './readArrow.js';
import { readCsv } from './readCsv.js';

/**
 * Reads a table: Arrow IPC file, Arrow IPC stream or CSV, told apart by content and not by the file's name.
 *
 * @param content - the whole file
 * @param origin - the path, for messages
 * @returns all columns; float16 and float32 as Float32Array, other numbers and truth values as Float64Array
 * @throws Fault `content` if the file is empty, of another format, cut short or damaged
 * @example
 * const table = readTable(readFileSync('sm.arrow'), 'sm.arrow');
 * console.log(table.rows, table.columns.map(({ name, type }) => `${name}: ${type}`));
 */
export function readTable(content: Uint8Array, origin: string): Table {
  // A Buffer is a Uint8Array whose slice() is no copy.
  const bytes = new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length === 0) {
    throw new Fault('content', {
      where: origin,
      what: 'the file is empty (0 bytes)',
      todo: 'write it again',
    });
  }
  const format = formatOf(bytes);
  switch (format.kind) {
    case 'arrow-file':
      return readArrowFile(bytes, origin);
    case 'arrow-stream':
      return readArrowStream(bytes, origin);
    case 'csv':
      return readCsv(bytes, origin);
    case 'unread':
      throw new Fault('content', {
        where: origin,
        what: `it starts like ${format.name}, which is not read yet`,
        todo: format.todo,
      });
  }
}
