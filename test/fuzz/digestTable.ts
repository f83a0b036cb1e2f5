import { createHash } from 'node:crypto';
import type { Table } from '../../src/sample/index.js';

/**
 * Twelve letters that stand for the columns of a table: names, kinds, and every value as a double, null and every NaN
 * alike. The same as in test/fixtures/fuzz.py.
 */
export function digestTable({ columns, rows }: Table): string {
  const hash = createHash('sha256').update(`${rows}`);
  for (const { name, values } of columns) {
    hash.update(`\0${name}\0${values === undefined ? 'other' : 'numbers'}\0`);
    if (values === undefined) continue;
    const doubles = Float64Array.from(values);
    for (let row = 0; row < rows; row++) if (Number.isNaN(doubles[row])) doubles[row] = NaN;
    hash.update(new Uint8Array(doubles.buffer));
  }
  return hash.digest('hex').slice(0, 12);
}
