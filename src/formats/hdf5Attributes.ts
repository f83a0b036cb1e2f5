import type { Hdf5Dataset, Hdf5Group } from './hdf5File.js';
import { isText, numberTypeOf } from './hdf5Type.js';

/** Longer texts are no metadata of a table. */
const LONGEST = 1000;
const MOST = 1000;

/** What PyTables notes for itself. */
const INTERNAL = /^(CLASS|TITLE|VERSION|FLAVOR|NROWS|PYTABLES_FORMAT_VERSION|FIELD_\d+_(NAME|FILL))$/;

/** An attribute that is one short text or one number; undefined where it is missing or anything else. */
export function attributeText(owner: Hdf5Group | Hdf5Dataset, name: string): string | undefined {
  const attribute = owner.attrs[name] as (typeof owner.attrs)[string] | undefined;
  if (attribute === undefined) return undefined;
  const { metadata } = attribute;
  const isNumber = numberTypeOf(metadata) !== undefined;
  if (metadata.total_size !== 1 || metadata.size > LONGEST || !(isNumber || isText(metadata)))
    return undefined;
  if (isNumber && numberTypeOf(metadata) === 'float16') return undefined;
  const { json_value: value } = attribute;
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'string') return one.length > LONGEST ? undefined : one;
  return typeof one === 'number' || typeof one === 'boolean' ? String(one) : undefined;
}

/** The attributes that are short texts or numbers; those of a later owner replace those of one before. */
export function metadataOf(owners: readonly (Hdf5Group | Hdf5Dataset)[]): Map<string, string> {
  const metadata = new Map<string, string>();
  for (const from of owners) {
    for (const name of Object.keys(from.attrs).slice(0, MOST)) {
      const text = INTERNAL.test(name) ? undefined : attributeText(from, name);
      if (text !== undefined) metadata.set(name, text);
    }
  }
  return metadata;
}
