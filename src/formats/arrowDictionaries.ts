import { DictionaryBatch } from 'apache-arrow/fb/dictionary-batch';
import { readBatch } from './arrowBatch.js';
import type { ArrowChunk, ArrowDictionary, MarkedValues } from './arrowChunk.js';
import { readChunk } from './arrowColumn.js';
import type { ArrowMessage } from './arrowMessages.js';
import { numbersOf } from './arrowNumbers.js';
import type { ArrowField } from './arrowSchema.js';
import type { ArrowValues } from './arrowValues.js';
import { present } from './present.js';
import { allocate } from './tooLarge.js';

/** The dictionaries of numbers in a file or stream, as its messages bring them one after the other. */
export class ArrowDictionaries {
  readonly #fields = new Map<string, ArrowField>();
  readonly #growing = new Map<string, GrowingDictionary>();
  readonly #mayReplace: boolean;

  /**
   * @param mayReplace - whether a dictionary may be written again, as in a stream
   * @throws RangeError if two columns share a dictionary that cannot be that of both
   */
  constructor(fields: readonly ArrowField[], mayReplace: boolean) {
    this.#mayReplace = mayReplace;
    for (const field of fields) {
      if (field.dictionary === undefined || field.values === undefined) continue;
      const other = this.#fields.get(field.dictionary.id) ?? field;
      if (JSON.stringify(other.values) !== JSON.stringify(field.values))
        throw new RangeError(`columns "${other.name}" and "${field.name}" share a dictionary of two types`);
      this.#fields.set(field.dictionary.id, field);
    }
  }

  /**
   * Takes in what a dictionary message brings; those of texts and other things are stepped over.
   *
   * @throws RangeError if it does not fit what was there before
   */
  take(message: ArrowMessage): void {
    const batch = present(message.header.header(new DictionaryBatch()) as DictionaryBatch | null);
    const id = `${batch.id()}`;
    const field = this.#fields.get(id);
    if (field?.values === undefined) return;
    const { name, values } = field;
    const plain = { ...field, dictionary: undefined, nodes: 1, buffers: 2, views: 0 };
    const { chunks } = readBatch(present(batch.data()), message.body, [plain]);
    const known = this.#growing.get(id);
    if (batch.isDelta()) {
      if (known === undefined)
        throw new RangeError(`the dictionary of column "${name}" begins in its middle`);
      known.append(chunks[0]);
      return;
    }
    if (known !== undefined && !this.#mayReplace)
      throw new RangeError(`the dictionary of column "${name}" is there twice`);
    const dictionary = new GrowingDictionary(values);
    dictionary.append(chunks[0]);
    this.#growing.set(id, dictionary);
  }

  /** The dictionary of a column as it is by now: empty where there was none yet, as before rows that are all null. */
  of({ dictionary, values }: ArrowField): ArrowDictionary | undefined {
    if (dictionary === undefined || values === undefined) return undefined;
    const known = this.#growing.get(dictionary.id) ?? new GrowingDictionary(values);
    return { indices: dictionary.indices, length: known.length, source: () => known.read() };
  }
}

/** Values in parts, which are joined when they are first asked for: by then all parts are there. */
class GrowingDictionary {
  readonly #type: ArrowValues;
  readonly #chunks: ArrowChunk[] = [];
  #read: MarkedValues | undefined;
  length = 0;

  constructor(type: ArrowValues) {
    this.#type = type;
  }

  append(chunk: ArrowChunk): void {
    this.#chunks.push(chunk);
    this.length += chunk.rows;
  }

  read(): MarkedValues {
    if (this.#read !== undefined) return this.#read;
    const values = numbersOf(this.#type, this.length);
    const marks = allocate(Uint8Array, this.length);
    let start = 0;
    for (const chunk of this.#chunks) {
      const end = start + chunk.rows;
      readChunk(values.subarray(start, end), chunk, this.#type, marks.subarray(start, end));
      start = end;
    }
    this.#read = { values, marks };
    return this.#read;
  }
}
