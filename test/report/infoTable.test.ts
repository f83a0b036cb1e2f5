import { describe, expect, it } from 'vitest';
import { infoTable } from '../../src/report/index.js';
import { describeTable } from '../../src/sample/index.js';
import { float, integer, table, text } from '../sample/tables.js';

const events = {
  ...table(
    'a',
    [
      { ...float('pt', 1.5, 2, 2.25, NaN, 1e7), unit: 'GeV' },
      integer('n', 1, 2, 2, 2, 3),
      text('name'),
      { ...float('weight', 1, -0.5, NaN, NaN, Infinity), nulls: 1 },
    ],
    { expected: '100' },
  ),
  format: 'CSV',
};

describe('infoTable', () => {
  it('shows a line a column', () => {
    expect(infoTable('a.csv', describeTable(events))).toMatchInlineSnapshot(`
      "a.csv: CSV, 5 rows, 4 columns
        features  pt
        weights   column "weight", Σw 0.5, worth 0.2 events of weight 1, 1 negative (33.3 % of Σ|w|)
        metadata  expected = 100

        column    type     least   mean  largest  invalid                    histogram
        pt [GeV]  float64    1.5  2.5e6      1e7  1 NaN                      █                      ▃
        n         int64        1      2        3  0                          ▃           █          ▃
        name      utf8                            0
        weight    float64   -0.5   0.25        1  1 null, 1 NaN, 1 infinite  █                      █
      "
    `);
  });

  it('draws bars of ASCII where a terminal shows no others, and names how many files there are', () => {
    const shown = infoTable('*.csv', describeTable(table('a', [float('x', 0, 1, 1, 1)])), {
      files: 3,
      ascii: true,
    });
    expect(shown).toMatchInlineSnapshot(`
      "*.csv: 3 files, 4 rows, 1 column
        features  x
        weights   none: every event has weight 1

        column  type     least  mean  largest  invalid  histogram
        x       float64      0  0.75        1  0        -                      @
      "
    `);
    expect(shown).not.toMatch(/[▁-█]/);
  });

  it('escapes control characters in names and metadata, and shortens long ones', () => {
    const odd = table('a', [float(`x\x1b[31m\n${'y'.repeat(300)}`, 1)], { 'k\x07': 'v\n\x9b'.repeat(100) });
    const shown = infoTable('a\x1b.csv', describeTable(odd));
    // eslint-disable-next-line no-control-regex
    expect(shown).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThan(300);
  });

  it('shows a table without rows, or without columns', () => {
    expect(infoTable('a', describeTable(table('a', [])))).toBe(
      'a: 0 rows, 0 columns\n  features  none\n  weights   none: every event has weight 1\n',
    );
    expect(infoTable('a', describeTable(table('a', [float('x')])))).toMatch(/^ {2}x {7}float64 +0$/m);
  });
});
