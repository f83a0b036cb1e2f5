import { describe, expect, it } from 'vitest';
import { readArrow, readTable, writerFor } from '../../src/formats/index.js';
import { expectFault, values } from './files.js';

const columns = [{ name: 'x', values: Float64Array.of(0.5, -2) }];

describe('writerFor', () => {
  it.each([
    ['a.arrow', 'Arrow', true],
    ['a.b/c.FEATHER', 'Arrow', true],
    ['a.parquet', 'Parquet', true],
    ['a.csv', 'CSV', false],
    ['a.tsv', 'TSV', false],
    ['a.npy', 'NumPy', false],
  ])('%s is written as %s', (path, format, keepsMetadata) => {
    expect(writerFor(path)).toMatchObject({ format, keepsMetadata });
  });

  it('writes the metadata where there is a place for them', async () => {
    const bytes = await writerFor('a.arrow').write(columns, new Map([['expected', '3']]));
    expect([...readArrow(bytes, 'a').metadata]).toEqual([['expected', '3']]);
  });

  it('separates by tabs where the path ends in .tsv', async () => {
    const two = [...columns, { name: 'a,b', values: Uint8Array.of(0, 1) }];
    const bytes = await writerFor('a.tsv').write(two, new Map());
    expect(new TextDecoder().decode(bytes)).toBe('x\t"a,b"\n0.5\tfalse\n-2.0\ttrue\n');
    expect(values(await readTable(bytes, 'a.tsv'), 'a,b')).toEqual([0, 1]);
  });

  it.each(['a', 'a.root', 'arrow', 'a.csv/b', 'a.csv.gz', ''])(
    'lists the endings where %j has none of them',
    (path) => {
      expectFault(
        () => writerFor(path),
        'usage',
        /let the name end in \.arrow, \.feather, \.parquet, \.csv, \.tsv or \.npy$/,
      );
    },
  );
});
