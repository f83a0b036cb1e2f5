import { deflateSync } from 'node:zlib';
import type { FaultRow } from './faultRow.js';
import { goodFiles } from './goodFiles.js';
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
