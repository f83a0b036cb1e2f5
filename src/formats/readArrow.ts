import { Footer } from 'apache-arrow/fb/footer';
import { MessageHeader } from 'apache-arrow/fb/message-header';
import { Schema } from 'apache-arrow/fb/schema';
import { Fault } from '../fault/index.js';
import type { Column, Table } from '../sample/index.js';
import { readBatch, type ArrowChunk } from './arrowBatch.js';
import { joinChunks } from './arrowColumn.js';
import { type ArrowMessage, CONTINUATION, readMessages } from './arrowMessages.js';
import { type ArrowNumber, type ArrowSchema, readSchema } from './arrowSchema.js';
import { checkedBuffer } from './checkedBuffer.js';
import { damaged } from './damaged.js';
import { guarded } from './guarded.js';
import { present } from './present.js';

/** "ARROW1", the first and the last bytes of a file; padded to eight bytes at the start. */
export const ARROW_MAGIC = Uint8Array.of(0x41, 0x52, 0x52, 0x4f, 0x57, 0x31);

/** No header of a message is shorter, bytes: less at the place of a length is the start of a header without one. */
const LEAST_HEADER = 16;

/**
 * Reads an Arrow IPC file or stream.
 *
 * @throws Fault `content` if it is cut short, damaged or larger than memory
 */
export function readArrow(content: Uint8Array, origin: string): Table {
  // A Buffer is a Uint8Array whose slice() is no copy.
  const bytes = new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  return isArrowFile(bytes) ? readArrowFile(bytes, origin) : readArrowStream(bytes, origin);
}

function isArrowFile(bytes: Uint8Array): boolean {
  return ARROW_MAGIC.every((byte, i) => i >= bytes.length || bytes[i] === byte);
}

/**
 * Reads an Arrow IPC file.
 *
 * The buffers are read here and not by apache-arrow, whose reader drops rows of a file cut short without an error, and
 * can be led by one damaged byte to allocate without end. Its classes decode the metadata; what they say is checked
 * against the bytes that are there, and the footer against the messages.
 *
 * @param bytes - the whole file
 * @param origin - the path, for messages
 * @throws Fault `content` if it is cut short, damaged or larger than memory
 */
export function readArrowFile(bytes: Uint8Array, origin: string): Table {
  return guarded(origin, 'Arrow', () => {
    const tail = bytes.length - ARROW_MAGIC.length;
    if (tail < 12 || !ARROW_MAGIC.every((byte, i) => bytes[tail + i] === byte)) {
      throw damaged(origin, 'its end ("ARROW1") is missing');
    }
    const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getInt32(tail - 4, true);
    const start = tail - 4 - length;
    if (length <= 0 || start < 8) throw damaged(origin, `its footer has ${length} bytes`);
    const footer = Footer.getRootAsFooter(checkedBuffer(bytes.subarray(start, tail - 4)));
    const { messages } = readMessages(bytes, firstMessage(bytes, footer, start, origin), start, origin);
    const batches = messages.filter((message) => message.header.headerType() === MessageHeader.RecordBatch);
    if (footer.recordBatchesLength() !== batches.length) {
      throw damaged(
        origin,
        `the footer lists ${footer.recordBatchesLength()} record batches, the file holds ${batches.length}`,
      );
    }
    const byOffset = new Map(batches.map((batch) => [batch.offset, batch]));
    const listed = batches.map((_, i) => byOffset.get(Number(present(footer.recordBatches(i)).offset())));
    if (new Set(listed).size !== batches.length || listed.includes(undefined)) {
      throw damaged(origin, 'the footer lists record batches where there are none');
    }
    const schema = readSchema(present(footer.schema()), footer.version(), origin);
    // apache-arrow for JavaScript leaves out the schema at the start.
    const repeated =
      messages[0]?.header.headerType() === MessageHeader.Schema ? schemaOf(messages, origin) : schema;
    if (JSON.stringify(repeated.fields) !== JSON.stringify(schema.fields)) {
      throw damaged(origin, 'the schema in the footer is another than the one at the start');
    }
    return tableOf(schema, listed as ArrowMessage[], origin);
  });
}

/**
 * Where the messages of a file begin: behind the magic. Polars 2.1 writes the schema there without its length, which the
 * format asks for, so that nobody can tell where it ends: there what the footer lists must begin, with no other message
 * before it.
 */
function firstMessage(bytes: Uint8Array, footer: Footer, start: number, origin: string): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getInt32(8, true);
  if (!(length > 0 && length < LEAST_HEADER)) return 8;
  let first = start;
  for (let i = 0; i < footer.dictionariesLength(); i++)
    first = Math.min(first, Number(present(footer.dictionaries(i)).offset()));
  for (let i = 0; i < footer.recordBatchesLength(); i++)
    first = Math.min(first, Number(present(footer.recordBatches(i)).offset()));
  // Messages lie at multiples of eight bytes; one of length 0 is the end of them.
  for (let at = 8; at + 8 <= first; at += 8)
    if (view.getInt32(at, true) === CONTINUATION && view.getInt32(at + 4, true) > 0)
      throw damaged(origin, `the footer does not list the message at byte ${at}`);
  return Math.max(first, 8);
}

/**
 * Reads an Arrow IPC stream. The end-of-stream marker must be there: without it nobody can tell a whole stream from one
 * cut between two record batches.
 *
 * @param bytes - the whole stream
 * @param origin - the path, for messages
 * @throws Fault `content` if it is cut short or damaged, or if something follows the marker
 */
export function readArrowStream(bytes: Uint8Array, origin: string): Table {
  return guarded(origin, 'Arrow', () => {
    const { messages, ended, end } = readMessages(bytes, 0, bytes.length, origin);
    const schema = schemaOf(messages, origin);
    if (!ended) throw damaged(origin, 'its end-of-stream marker is missing');
    const marked = bytes.subarray(end - 8, end - 4).every((byte) => byte === 255);
    // A mark of four zeros is no proof that none of what follows was a message.
    if (bytes.length - end >= (marked ? Infinity : 8) || bytes.subarray(end).some((byte) => byte !== 0)) {
      throw new Fault('content', {
        where: origin,
        what: `${bytes.length - end} bytes follow the end of the Arrow stream`,
        todo: 'write one stream a file',
      });
    }
    const batches = messages.filter((message) => message.header.headerType() === MessageHeader.RecordBatch);
    return tableOf(schema, batches, origin);
  });
}

function schemaOf(messages: readonly ArrowMessage[], origin: string): ArrowSchema {
  const [first, ...others] = messages;
  if (first === undefined || first.header.headerType() !== MessageHeader.Schema) {
    throw damaged(origin, 'it does not begin with a schema');
  }
  for (const { header } of others) {
    const type = header.headerType();
    if (type !== MessageHeader.RecordBatch && type !== MessageHeader.DictionaryBatch) {
      throw damaged(origin, `a message is neither a record batch nor a dictionary`);
    }
  }
  return readSchema(
    present(first.header.header(new Schema()) as Schema | null),
    first.header.version(),
    origin,
  );
}

function tableOf(
  { fields, metadata }: ArrowSchema,
  messages: readonly ArrowMessage[],
  origin: string,
): Table {
  const batches = messages.map((message) => readBatch(message, fields));
  const columns = fields.map(({ name, kind, type, number, unit }, i): Column => {
    const chunks = batches.map((batch) => batch.chunks[i]);
    const nulls = chunks.reduce((sum, chunk) => sum + chunk.nulls, 0);
    return {
      name,
      kind,
      type,
      nulls,
      ...(unit === undefined ? {} : { unit }),
      ...(number === undefined ? {} : numbersOf(chunks, number)),
    };
  });
  return { origin, rows: batches.reduce((sum, batch) => sum + batch.rows, 0), columns, metadata };
}

function numbersOf(chunks: readonly ArrowChunk[], number: ArrowNumber): Pick<Column, 'values' | 'rounded'> {
  const { values, rounded } = joinChunks(chunks, number);
  return { values, ...(rounded === 0 ? {} : { rounded }) };
}
