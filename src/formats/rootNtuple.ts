import { Fault } from '../fault/index.js';
import type { Column, Table } from '../sample/index.js';
import { Cursor } from './cursor.js';
import { loadJsroot, type LoadJsroot } from './jsroot.js';
import { numberColumn, numbersFor } from './numberColumn.js';
import { readClusterGroup, readPageList, type NtupleCluster, type NtuplePages } from './ntupleClusters.js';
import {
  checkFeatures,
  openEnvelope,
  readList,
  readRecord,
  readText,
  type Locator,
} from './ntupleEnvelope.js';
import { codingOf, pageBytes, readPage, type PageCoding } from './ntuplePages.js';
import {
  readSchemaDescription,
  type NtupleColumn,
  type NtupleField,
  type NtupleSchema,
} from './ntupleSchema.js';
import type { RootKey } from './rootKeys.js';
import { unpackRoot } from './rootUnpack.js';

type Unpack = (place: Locator, length: number) => Promise<Uint8Array>;

/** In front of an object's members: this bit in its number of bytes, and the version of its class. */
const BYTE_COUNT = 0x4000_0000;

/**
 * Reads an RNTuple of format 1: each field of the top that is one number becomes a column, any other one of kind
 * `other`.
 *
 * jsroot 7.11 reads the first cluster group only, and uproot writes one with every extend: all of it is read here.
 *
 * @param bytes - the whole file
 * @param key - of the anchor
 * @param origin - the path, for messages
 * @param load - imports jsroot, which LZMA needs
 * @throws Fault `content` if a field has not a value for every entry; RangeError if the file is damaged
 */
// ROOT: RNTuple Binary Format Specification 1.0
export async function readNtuple(
  bytes: Uint8Array,
  key: RootKey,
  origin: string,
  load: LoadJsroot,
): Promise<Table> {
  const jsroot = () => loadJsroot(origin, load);
  const unpack: Unpack = ({ seek, bytes: length }, unpacked) => {
    if (seek + length > bytes.length) throw new RangeError(`${length} bytes at byte ${seek} are asked for`);
    return unpackRoot(bytes.subarray(seek, seek + length), unpacked, jsroot);
  };
  const record = { seek: key.seek + key.keyBytes, bytes: key.bytes - key.keyBytes };
  const anchor = readAnchor(await unpack(record, key.objectBytes));
  const header = openEnvelope(await unpack(anchor.header, anchor.headerLength), 'header');
  checkFeatures(header.cursor);
  for (let text = 0; text < 3; text++) readText(header.cursor);
  const first = readSchemaDescription(header.cursor, { fields: [], columns: [] });

  const footer = openEnvelope(await unpack(anchor.footer, anchor.footerLength), 'footer');
  checkFeatures(footer.cursor);
  if (footer.cursor.u64() !== header.checksum) throw new RangeError('its footer belongs to another RNTuple');
  const schema = readRecord(footer.cursor, (extension) => readSchemaDescription(extension, first));
  const groups = readList(footer.cursor, readClusterGroup);

  const clusters: NtupleCluster[] = [];
  let rows = 0;
  for (const group of groups) {
    const listed = readPageList(await unpack(group.locator, group.length), header.checksum);
    if (group.firstEntry !== rows || listed.length !== group.clusters)
      throw new RangeError('the clusters of its RNTuple are not where its footer says');
    for (const cluster of listed) {
      if (cluster.firstEntry !== rows) throw new RangeError('a cluster of its RNTuple is missing');
      rows += cluster.entries;
    }
    if (rows !== group.firstEntry + group.entries)
      throw new RangeError(
        `a cluster group has ${rows - group.firstEntry} entries instead of ${group.entries}`,
      );
    clusters.push(...listed);
  }

  const columns: Column[] = [];
  for (const [id, field] of schema.fields.entries()) {
    if (field.parent !== id) continue;
    columns.push(await readFieldValues(field, columnsOf(schema, id), clusters, rows, origin, unpack));
  }
  return { origin, rows, columns, metadata: new Map() };
}

function readAnchor(bytes: Uint8Array) {
  const cursor = new Cursor(bytes, false);
  if ((cursor.u32() & BYTE_COUNT) === 0) cursor.seek(0);
  else cursor.skip(2);
  const epoch = cursor.u16();
  if (epoch !== 1) throw new RangeError(`its RNTuple is of format ${epoch}, not 1`);
  cursor.skip(6);
  const part = () => {
    const seek = cursor.size();
    return { place: { seek, bytes: cursor.size() }, length: cursor.size() };
  };
  const header = part();
  const footer = part();
  return {
    header: header.place,
    headerLength: header.length,
    footer: footer.place,
    footerLength: footer.length,
  };
}

/** A column of a field, and how its pages are kept. */
interface CodedColumn {
  readonly index: number;
  readonly coding: PageCoding;
}

/** The columns of a field that is one number, a column for each representation; undefined for any other field. */
function columnsOf({ fields, columns }: NtupleSchema, id: number): CodedColumn[] | undefined {
  const field = fields[id];
  const own = columns.filter((column) => column.field === id);
  const isNumber =
    field.role === 0 &&
    !field.isArray &&
    !field.isProjected &&
    new Set(own.map(({ representation }) => representation)).size === own.length &&
    !fields.some(({ parent }, part) => parent === id && part !== id);
  const coded = own.map(coded1);
  return isNumber && coded.length > 0 && coded.every((column) => column !== undefined) ? coded : undefined;
}

function coded1({ index, type }: NtupleColumn): CodedColumn | undefined {
  const coding = codingOf(type);
  return coding === undefined ? undefined : { index, coding };
}

async function readFieldValues(
  { name, type }: NtupleField,
  columns: readonly CodedColumn[] | undefined,
  clusters: readonly NtupleCluster[],
  rows: number,
  origin: string,
  unpack: Unpack,
): Promise<Column> {
  if (columns === undefined) return { name, kind: 'other', type, nulls: 0 };
  const used = clusters.map((cluster) => {
    const column = columns.find(({ index }) => cluster.columns[index]?.suppressed === false) ?? columns[0];
    const { pages }: NtuplePages = cluster.columns[column.index] ?? { pages: [], suppressed: true };
    const elements = pages.reduce((sum, page) => sum + page.elements, 0);
    if (elements !== cluster.entries) throw partial(origin, name, elements, cluster);
    return { coding: column.coding, pages };
  });
  // A field may be narrower in one representation than in another.
  const codings = columns.map(({ coding }) => coding);
  const widest = codings.reduce((best, coding) => (coding.bits > best.bits ? coding : best));
  const values = numbersFor(widest.type, rows);
  let start = 0;
  let rounded = 0;
  for (const { coding, pages } of used) {
    for (const page of pages) {
      const content = await unpack(page, pageBytes(coding, page.elements));
      rounded += readPage(values.subarray(start, start + page.elements), content, coding);
      start += page.elements;
    }
  }
  return numberColumn(name, widest.type, values, rounded);
}

function partial(
  origin: string,
  field: string,
  elements: number,
  { entries, firstEntry }: NtupleCluster,
): Fault {
  return new Fault('content', {
    where: origin,
    what: `field "${field}" has ${elements} values for the ${entries} entries from ${firstEntry} on`,
    todo: 'write the RNTuple again, each field with all entries: fields added later are not read',
  });
}
