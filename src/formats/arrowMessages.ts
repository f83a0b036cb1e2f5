import { Message } from 'apache-arrow/fb/message';
import { checkedBuffer } from './checkedBuffer.js';
import { damaged } from './damaged.js';

/** One encapsulated message: a flatbuffer header and the body that follows it. */
export interface ArrowMessage {
  /** Where the message begins in the file, bytes. */
  readonly offset: number;
  readonly header: Message;
  readonly body: Uint8Array;
}

interface ArrowMessages {
  readonly messages: readonly ArrowMessage[];
  /** Whether the end-of-stream marker was there. */
  readonly ended: boolean;
  /** The first byte after the last message, or after the marker. */
  readonly end: number;
}

/** Since Arrow 0.15 a message begins with it; before, with the length of its header at once. */
export const CONTINUATION = -1;

/** V5, of Arrow 1.0; V1 is 0. */
const LAST_VERSION = 4;

/**
 * Walks the messages of an Arrow stream, which is also what an Arrow file has between its magic and its footer.
 *
 * @param bytes - the whole file
 * @param start - where the first message begins
 * @param end - where messages must have ended
 * @param origin - the path, for messages
 * @throws Fault `content` if a message reaches beyond `end`
 */
export function readMessages(bytes: Uint8Array, start: number, end: number, origin: string): ArrowMessages {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const messages: ArrowMessage[] = [];
  let at = start;
  while (at < end) {
    const offset = at;
    const count = `message ${messages.length + 1}`;
    if (end - at < 4) throw damaged(origin, `${count} ends after ${end - at} bytes`);
    let length = view.getInt32(at, true);
    at += 4;
    const continued = length === CONTINUATION;
    if (continued) {
      if (end - at < 4) throw damaged(origin, `${count} ends after ${end - offset} bytes`);
      length = view.getInt32(at, true);
      at += 4;
    }
    if (length === 0) {
      // A crash leaves zeros where messages were: they are no end unless messages begin without the mark, too.
      const legacy = messages.length > 0 && view.getInt32(messages[0].offset, true) !== CONTINUATION;
      if (!continued && !legacy) throw damaged(origin, `zeros stand where ${count} must begin`);
      return { messages, ended: true, end: at };
    }
    if (length < 0 || length > end - at) {
      throw damaged(origin, `the header of ${count} has ${length} bytes, ${end - at} are left`);
    }
    const header = Message.getRootAsMessage(checkedBuffer(bytes.subarray(at, at + length)));
    at += length;
    const version: number = header.version();
    if (version < 0 || version > LAST_VERSION)
      throw damaged(origin, `${count} is of metadata version ${version}`);
    const bodyLength = Number(header.bodyLength());
    if (bodyLength < 0 || bodyLength > end - at) {
      throw damaged(origin, `the body of ${count} has ${bodyLength} bytes, ${end - at} are left`);
    }
    messages.push({ offset, header, body: bytes.subarray(at, at + bodyLength) });
    at += bodyLength;
  }
  return { messages, ended: false, end: at };
}
