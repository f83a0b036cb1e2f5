import { MessageHeader } from 'apache-arrow/fb/message-header';
import { Schema } from 'apache-arrow/fb/schema';
import { readMessages } from './arrowMessages.js';
import { readSchema } from './arrowSchema.js';

/**
 * The units of columns in the Arrow schema that pyarrow keeps in a Parquet file's metadata, by column.
 *
 * @param encoded - an Arrow stream of a schema alone, in base64
 * @returns no unit where there is no such schema, or none that can be read: units are a help, not data
 */
export function parquetUnits(encoded: string | undefined): ReadonlyMap<string, string> {
  const units = new Map<string, string>();
  if (encoded === undefined) return units;
  try {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const [first] = readMessages(bytes, 0, bytes.length, '').messages;
    if (first?.header.headerType() !== MessageHeader.Schema) return units;
    const schema = first.header.header(new Schema()) as Schema | null;
    if (schema === null) return units;
    for (const { name, unit } of readSchema(schema, first.header.version(), '').fields)
      if (unit !== undefined) units.set(name, unit);
  } catch {
    return units;
  }
  return units;
}
