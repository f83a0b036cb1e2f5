import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { Fault } from '../../src/fault/index.js';
import { readTable } from '../../src/formats/index.js';
import type { Table } from '../../src/sample/index.js';

const folder = new URL('../fixtures/', import.meta.url);

/** The bytes of a file that test/fixtures/tables.py wrote. */
export function tableFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`tables/${name}`, folder)));
}

type Expected = Readonly<Record<string, Readonly<Record<string, readonly (number | string)[]>>>>;

/** What the libraries of Python read from each of the files; NaN, null and infinities are words. */
export const expectedTables = JSON.parse(readFileSync(new URL('tables.json', folder), 'utf8')) as Expected;

/** The numbers of all columns that have some, as the expectations write them. */
export function numbersOf(table: Table): Record<string, (number | string)[]> {
  return Object.fromEntries(
    table.columns.flatMap(({ name, values }) =>
      values === undefined
        ? []
        : [[name, Array.from<number, number | string>(values, (v) => (Number.isFinite(v) ? v : word(v)))]],
    ),
  );
}

function word(value: number): string {
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}

/** The numbers of a file, or undefined where a Fault of content was thrown; anything else fails the test. */
export async function numbersOrFault(bytes: Uint8Array): Promise<ReturnType<typeof numbersOf> | undefined> {
  try {
    const table = await readTable(bytes, 'it');
    for (const { values } of table.columns) if (values !== undefined) expect(values.length).toBe(table.rows);
    return numbersOf(table);
  } catch (error) {
    if (error instanceof Fault && error.kind === 'content') return undefined;
    throw error;
  }
}
