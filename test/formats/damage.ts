import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { Fault } from '../../src/fault/index.js';
import type { Table } from '../../src/sample/index.js';

type Read = (bytes: Uint8Array) => Promise<Table>;

/** Rows of a table that was read, undefined where a Fault `content` was thrown; anything else thrown fails the test. */
async function rowsOrFault(read: Read, bytes: Uint8Array): Promise<number | undefined> {
  try {
    const table = await read(bytes);
    for (const { values } of table.columns) if (values !== undefined) expect(values.length).toBe(table.rows);
    return table.rows;
  } catch (error) {
    if (error instanceof Fault && error.kind === 'content') return undefined;
    throw error;
  }
}

/** Expects a file to be refused wherever it is cut. */
async function expectCutsRefused(read: Read, whole: Uint8Array, runs: number): Promise<void> {
  const property = fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
    expect(await rowsOrFault(read, whole.slice(0, length))).toBeUndefined();
  });
  await fc.assert(property, { numRuns: runs, seed: 4 });
}

/** Expects a file to be refused, or to have all of its rows, whatever bytes are changed. */
async function expectChangesNoticed(
  read: Read,
  whole: Uint8Array,
  rows: number,
  runs: number,
): Promise<void> {
  const byte = fc.oneof(fc.constantFrom(0, 1, 127, 128, 255), fc.nat(255));
  const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), byte), { minLength: 1, maxLength: 3 });
  const property = fc.asyncProperty(changes, async (list) => {
    const bytes = whole.slice();
    for (const [at, value] of list) bytes[at] = value;
    expect([rows, undefined]).toContain(await rowsOrFault(read, bytes));
  });
  await fc.assert(property, { numRuns: runs, seed: 4 });
}

/** The tests of a format's readers on a damaged file: of `rows` rows, or refused. */
export function describeDamage(read: Read, whole: Uint8Array, rows: number): void {
  it('is refused wherever it is cut', () => expectCutsRefused(read, whole, 60));

  it('has its rows or is refused, without a word on the console, whatever bytes are changed', async () => {
    const said = (['log', 'warn', 'error'] as const).map((voice) => vi.spyOn(console, voice));
    await expectChangesNoticed(read, whole, rows, 120);
    for (const voice of said) expect(voice).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
}
