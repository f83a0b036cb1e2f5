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

/** The dictionaries of a file or stream, as its messages bring them one after the other. */
export class ArrowDictionaries {
  readonly #fields: ReadonlyMap<string, ArrowField>;
  readonly #growing = new Map<string, GrowingDictionary>();
  readonly #mayReplace: boolean;

  /**
   * @param fields - the columns that they are, by their numbers
   * @param mayReplace - whether a dictionary may be written again, as in a stream
   */
  constructor(fields: ReadonlyMap<string, ArrowField>, mayReplace: boolean) {
    this.#fields = fields;
    this.#mayReplace = mayReplace;
  }

  /**
   * Takes in what a dictionary message brings. Those of texts and other things are only checked: a damaged byte can make
   * a record batch look like one, and its rows must not be lost.
   *
   * @throws RangeError if it does not fit the schema, or what was there before
   */
  take(message: ArrowMessage): void {
    const batch = present(message.header.header(new DictionaryBatch()) as DictionaryBatch | null);
    const id = `${batch.id()}`;
    const field = this.#fields.get(id);
    if (field === undefined) throw new RangeError(`dictionary ${id} belongs to no column`);
    const { chunks } = readBatch(present(batch.data()), message.body, [field]);
    if (field.values === undefined) return;
    const known = this.#growing.get(id);
    if (batch.isDelta()) {
      if (known === undefined)
        throw new RangeError(`the dictionary of column "${field.name}" begins in its middle`);
      known.append(chunks[0]);
      return;
    }
    if (known !== undefined && !this.#mayReplace)
      throw new RangeError(`the dictionary of column "${field.name}" is there twice`);
    const dictionary = new GrowingDictionary(field.values);
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
