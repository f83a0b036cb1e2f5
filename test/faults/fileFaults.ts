import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { FaultRow } from './faultRow.js';
import { fixture, goodFiles } from './goodFiles.js';
import { arrowOf, REFERENCE } from './samples.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a file can be besides what it was written as. */
const harms: Readonly<Record<string, (whole: Uint8Array) => Uint8Array>> = {
  'cut in half': (whole) => whole.slice(0, whole.length / 2),
  'cut by one byte': (whole) => whole.slice(0, -1),
  'cut after 10 bytes': (whole) => whole.slice(0, 10),
  'without its first byte': (whole) => whole.slice(1),
  'with zeros for its second half': (whole) => whole.map((byte, i) => (i < whole.length / 2 ? byte : 0)),
  'with its metadata overwritten': (whole) => whole.map((byte, i) => (i < 16 || i > 400 ? byte : 255)),
};

/** A stream has no end that must be there: cut by its last marker it is whole. */
const damage: FaultRow[] = Object.entries(goodFiles).flatMap(([name, whole]) =>
  Object.entries(harms).map(([harm, change]): FaultRow => {
    return {
      name: `${name} ${harm}`,
      files: { [name]: change(whole) },
      words: ['--ref', name],
      code: 65,
      message: `nplm: ${name}:`,
    };
  }),
);

const csv = (name: string, text: string, message: string | RegExp): FaultRow => ({
  name: `CSV: ${name}`,
  files: { 'obs.csv': text },
  words: ['--data', 'obs.csv'],
  code: 65,
  message,
});

/** A NumPy file of doubles that says how many rows it has, and holds few. */
function npyOf(rows: number, values: number): Uint8Array {
  const header = `{'descr': '<f8', 'fortran_order': False, 'shape': (${rows}, 2)}`.padEnd(117) + '\n';
  return Uint8Array.from([
    0x93,
    ...bytes('NUMPY\x01\x00\x76\x00'),
    ...bytes(header),
    ...new Uint8Array(8 * values),
  ]);
}

/** An archive whose directory says that four gigabytes are in it. */
function npzBomb(): Uint8Array {
  const archive = zipSync({ 'x.npy': npyOf(1000, 2000) });
  const view = new DataView(archive.buffer);
  view.setUint32(view.getUint32(archive.length - 6, true) + 24, 0xfffffff0, true);
  return archive;
}

/** Files that cannot be used. */
export const fileFaults: readonly FaultRow[] = [
  ...damage,
  {
    name: 'no such file',
    words: ['--data', 'none.arrow'],
    code: 66,
    message: 'none.arrow: there is no such file',
  },
  { name: 'a folder', words: ['--data', '.'], code: 66, message: '.: it is a folder; check --data' },
  {
    name: 'an empty file',
    files: { 'obs.csv': '' },
    words: ['--data', 'obs.csv'],
    code: 65,
    message: 'obs.csv: the file is empty (0 bytes); write it again',
  },
  {
    name: 'a file of another kind that is called .csv',
    files: { 'obs.csv': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0) },
    words: ['--data', 'obs.csv'],
    code: 65,
    message: 'obs.csv: it starts like binary data',
  },
  {
    name: 'a page of an error that is called .arrow',
    files: { 'obs.arrow': '<!DOCTYPE html><html>404</html>' },
    words: [],
    code: 65,
    message: 'obs.arrow: it starts like XML or HTML',
  },
  {
    name: 'an Arrow file that is called .csv is read by what it is',
    files: { 'ref.csv': arrowOf(REFERENCE) },
    words: ['--ref', 'ref.csv'],
    code: 0,
  },
  {
    name: 'bytes that are zlib and nothing else',
    files: { 'obs.arrow': deflateSync(bytes('x,y\n1,2\n')) },
    words: [],
    code: 65,
    message: 'obs.arrow: it starts like',
  },
  {
    name: 'a header of a billion rows',
    files: { 'obs.npy': npyOf(1e9, 10) },
    words: ['--data', 'obs.npy'],
    code: 65,
    message: 'nplm: obs.npy: the NumPy data are cut short or damaged',
  },
  {
    name: 'a bomb in a NumPy archive',
    files: { 'obs.npz': npzBomb() },
    words: ['--data', 'obs.npz'],
    code: 65,
    message: '"x.npy" claims to hold 4294967280 bytes in 113',
  },
  {
    name: 'a column of a dictionary of texts',
    files: { 'obs.arrow': fixture('arrow/others.arrow') },
    words: ['--ref', 'obs.arrow', '--features', 'dictionary'],
    code: 65,
    message: 'column "dictionary"',
  },
  csv('a line with a cell too few', 'x,y\n1,2\n3\n', 'obs.csv, line 3: it has 1 cell, the header has 2'),
  csv(
    'a line with a cell too many',
    'x,y\n1,2\n3,4,5\n',
    'obs.csv, line 3: it has 3 cells, the header has 2',
  ),
  csv('a quote that is not closed', 'x,y\n1,"2\n3,4\n', 'obs.csv, line 2: a quote is not closed'),
  csv('no header', '1.5,2.5\n3.5,4.5\n', /obs.csv/),
  csv('decimal commas', 'x;y\n1,5;2,5\n3,5;4,5\n', /decimal comma/),
  csv('a blank line', 'x,y\n1,2\n\n3,4\n', 'obs.csv, line 3: the line is blank'),
  csv('a header alone', 'x,y', 'there are no events (0 rows)'),
];
