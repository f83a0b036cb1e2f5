import type { FaultFiles, FaultRow } from './faultRow.js';
import { arrowOf, changed, DATA, REFERENCE, type Columns } from './samples.js';

/** The reference with a column of weights. */
const weighted = (weight: (row: number) => number): Uint8Array =>
  arrowOf({ ...REFERENCE, weight: Float64Array.from({ length: 400 }, (_, row) => weight(row)) });

/** Both files with the same change. */
const both = (change: (columns: Columns) => Columns): FaultFiles => ({
  'ref.arrow': arrowOf(change(REFERENCE)),
  'obs.arrow': arrowOf(change(DATA)),
});

const withValue = (value: number): FaultFiles => ({
  'obs.arrow': arrowOf(changed(DATA, 'x', (x, row) => (row === 7 ? value : x))),
});

/** Values that are no events, or hardly are. */
export const valueFaults: readonly FaultRow[] = [
  {
    name: 'NaN in a feature',
    files: withValue(NaN),
    words: [],
    code: 65,
    message: 'obs.arrow: column "x" holds 1 value that is null, NaN or infinite, the first in row 8',
  },
  { name: 'NaN, with --drop-invalid', files: withValue(NaN), words: ['--drop-invalid'], code: 0 },
  {
    name: 'infinity in a feature',
    files: withValue(Infinity),
    words: [],
    code: 65,
    message: 'leave such rows out with --drop-invalid',
  },
  {
    name: 'minus infinity in a feature',
    files: withValue(-Infinity),
    words: [],
    code: 65,
    message: 'null, NaN or infinite',
  },
  {
    name: 'nulls in a CSV file',
    files: { 'obs.csv': 'x,y\n1,2\n,3\n0.5,NA\n' },
    words: ['--data', 'obs.csv'],
    code: 65,
    message: /column "x" holds 1 .*1 of them null/,
  },
  { name: 'one value of 1e38', files: withValue(1e38), words: [], code: 0 },
  {
    name: 'one value of 1e308 in the data',
    files: withValue(1e308),
    words: [],
    code: 65,
    message: 'feature "x" is 1e+308 in row 8, scaled beyond the range of float32',
  },
  {
    name: 'all values around 1e308',
    files: both((columns) => changed(columns, 'x', (x) => (x / 10) * 1e308)),
    words: [],
    code: 0,
  },
  {
    name: 'all values subnormal',
    files: both((columns) => changed(columns, 'x', (x) => Math.round(x * 1000) * 5e-324)),
    words: [],
    code: 0,
  },
  {
    name: 'one row of data',
    files: { 'obs.csv': 'x,y\n0.1,0.2\n' },
    words: ['--data', 'obs.csv', '--expected', '1'],
    code: 0,
  },
  {
    name: 'one row of reference',
    files: { 'ref.csv': 'x,y\n0.1,0.2\n' },
    words: ['--ref', 'ref.csv'],
    code: 65,
    message: /ref.csv: a holdout of 0.5 leaves|constant/,
  },
  {
    name: 'a constant feature',
    files: both((columns) => changed(columns, 'y', () => 3)),
    words: [],
    code: 65,
    message: 'feature "y" is 3 in all 200 events that are fitted; leave it out of --features',
  },
  {
    name: 'a feature that is a copy of another',
    files: both((columns) => ({ ...columns, copy: columns.x })),
    words: [],
    code: 0,
  },
  {
    name: '300 columns',
    files: both(({ x }) =>
      Object.fromEntries(
        Array.from({ length: 300 }, (_, i) => [
          `x${i}`,
          x.map((value, row) => value + ((row * (i + 7)) % 101)),
        ]),
      ),
    ),
    words: ['--network', '3', '--toys', '1'],
    code: 0,
    message: 'the network has 907 parameters for',
  },
  {
    name: 'columns named as a script, a prototype and a path',
    files: both(({ x, y }) =>
      Object.fromEntries([
        ['<script>alert(1)</script>\u001b[2J', x],
        ['__proto__', y],
        ['../../up', x],
      ]),
    ),
    words: [],
    code: 0,
  },
  {
    name: 'no events in the data',
    files: { 'obs.csv': 'x,y\n' },
    words: ['--data', 'obs.csv'],
    code: 65,
    message: 'obs.csv: there are no events (0 rows); give a file with events',
  },
  { name: 'ten times as many data as expected', words: ['--expected', '6'], code: 0, message: /6 expected/ },
  {
    name: 'weights that are all zero',
    files: { 'ref.arrow': weighted(() => 0) },
    words: [],
    code: 65,
    message: /weight/,
  },
  {
    name: 'weights whose sum is negative',
    files: { 'ref.arrow': weighted((row) => (row % 3 === 0 ? 1 : -1)) },
    words: [],
    code: 65,
    message: /negative|sum/,
  },
  {
    name: 'a weight that is NaN',
    files: { 'ref.arrow': weighted((row) => (row === 5 ? NaN : 1)) },
    words: [],
    code: 65,
    message: 'column "weight" holds 1 value that is null, NaN or infinite',
  },
  {
    name: 'a weight of 1e308 beside others of 1',
    files: { 'ref.arrow': weighted((row) => (row === 5 ? 1e308 : 1)) },
    words: [],
    code: 65,
  },
  {
    name: 'weights whose sum is infinite',
    files: { 'ref.arrow': weighted(() => 1e308) },
    words: [],
    code: 65,
    message: /weight/,
  },
  {
    name: 'two columns of one name',
    files: { 'obs.csv': 'x,y,x\n1,2,3\n4,5,6\n' },
    words: ['--data', 'obs.csv'],
    code: 65,
    message: 'two columns are named "x"',
  },
  {
    name: 'a column that is numbers in one file and text in the other',
    files: { 'obs.csv': 'x,y\n0.5,a\n0.25,b\n' },
    words: ['--data', 'obs.csv', '--features', 'x,y'],
    code: 65,
    message: /obs.csv: .*"y"/,
  },
  {
    name: 'columns of numbers in one file and text in the other, when nobody named features',
    files: { 'obs.csv': 'x,y\na,c\nb,d\n' },
    words: ['--data', 'obs.csv'],
    code: 65,
    message: /obs.csv/,
  },
];
