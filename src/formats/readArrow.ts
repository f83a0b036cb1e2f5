import { Footer } from 'apache-arrow/fb/footer';
import { MessageHeader } from 'apache-arrow/fb/message-header';
import { RecordBatch } from 'apache-arrow/fb/record-batch';
import { Schema } from 'apache-arrow/fb/schema';
import { Fault } from '../fault/index.js';
import type { Column, Table } from '../sample/index.js';
import { readBatch, type ArrowBatch } from './arrowBatch.js';
import { joinChunks } from './arrowColumn.js';
import { ArrowDictionaries } from './arrowDictionaries.js';
import { type ArrowMessage, CONTINUATION, readMessages } from './arrowMessages.js';
import { type ArrowSchema, readSchema } from './arrowSchema.js';
import { checkedBuffer } from './checkedBuffer.js';
import { damaged } from './damaged.js';
import { guarded } from './guarded.js';
import { present } from './present.js';

/** "ARROW1", the first and the last bytes of a file; padded to eight bytes at the start. */
const ARROW_MAGIC = Uint8Array.of(0x41, 0x52, 0x52, 0x4f, 0x57, 0x31);

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
function readArrowFile(bytes: Uint8Array, origin: string): Table {
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
    const dictionaries = messages.filter(isDictionary);
    if (footer.dictionariesLength() !== dictionaries.length) {
      throw damaged(
        origin,
        `the footer lists ${footer.dictionariesLength()} dictionaries, the file holds ${dictionaries.length}`,
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
    // In a file, all dictionaries are there before the first rows.
    return tableOf(schema, [...dictionaries, ...(listed as ArrowMessage[])], false, origin);
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
function readArrowStream(bytes: Uint8Array, origin: string): Table {
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
    return tableOf(schema, messages.slice(1), true, origin);
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

function isDictionary({ header }: ArrowMessage): boolean {
  return header.headerType() === MessageHeader.DictionaryBatch;
}

/**
 * @param messages - record batches and dictionaries in the order in which they hold
 * @param mayReplace - whether a dictionary may be written again between record batches
 */
function tableOf(
  { fields, dictionaries: dictionaryFields, metadata }: ArrowSchema,
  messages: readonly ArrowMessage[],
  mayReplace: boolean,
  origin: string,
): Table {
  const dictionaries = new ArrowDictionaries(dictionaryFields, mayReplace);
  const batches: ArrowBatch[] = [];
  for (const message of messages) {
    if (isDictionary(message)) {
      dictionaries.take(message);
      continue;
    }
    const batch = present(message.header.header(new RecordBatch()) as RecordBatch | null);
    batches.push(readBatch(batch, message.body, fields, (field) => dictionaries.of(field)));
  }
  const rows = batches.reduce((sum, batch) => sum + batch.rows, 0);
  const columns = fields.map(({ name, kind, type, values: layout, unit }, i): Column => {
    const chunks = batches.map((batch) => batch.chunks[i]);
    const column = { name, kind, type, ...(unit === undefined ? {} : { unit }) };
    if (layout === undefined) {
      const nulls = chunks.reduce((sum, chunk) => sum + chunk.nulls, 0);
      // Writers differ in whether they count what is nothing but null.
      return { ...column, nulls: type === 'null' ? rows : nulls };
    }
    const { values, nulls, rounded } = joinChunks(chunks, layout);
    return { ...column, nulls, values, ...(rounded === 0 ? {} : { rounded }) };
  });
  return { origin, rows, columns, metadata };
}
