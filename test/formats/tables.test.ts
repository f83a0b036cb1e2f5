import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/formats/index.js';
import { expectedTables, numbersOf, numbersOrFault, tableFile } from './tableFiles.js';

const names = Object.keys(expectedTables);

describe('the numbers of a file are those that Python reads', () => {
  it.each(names)('%s', async (name) => {
    const table = await readTable(tableFile(name), name);
    expect(numbersOf(table)).toEqual(expectedTables[name]);
    for (const { values } of table.columns) if (values !== undefined) expect(values.length).toBe(table.rows);
  });
});

describe('a file is refused wherever it is cut', () => {
  // A file of several gzip members or ZSTD frames that is cut between two is a whole one.
  const whole = names.filter((name) => !['members.gz', 'frames.zst'].includes(name));

  it.each(whole.filter((name) => tableFile(name).length < 3000))('%s', async (name) => {
    const bytes = tableFile(name);
    for (let length = 0; length < bytes.length; length++)
      expect(await numbersOrFault(bytes.slice(0, length)), `${length} bytes`).toBeUndefined();
  });
});
