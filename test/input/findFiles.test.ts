import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFiles } from '../../src/input/findFiles.js';
import { expectRejection } from '../formats/files.js';
import { folderOf } from './folder.js';

const names = [
  'sm.root',
  'sm_1.csv',
  'sm_2.csv',
  'sm_10.csv',
  'sm_é.csv',
  'sm_Z.csv',
  '.sm_0.csv',
  'a:b.csv',
  '2024-11-28T00:10.h5',
  'odd[1]*.csv',
  'odd1x.csv',
  'deep/er/sm_3.csv',
];
const folder = folderOf(Object.fromEntries(names.map((name) => [name, 'x\n1.5\n'])));

const found = async (written: string): Promise<string[]> =>
  (await findFiles(join(folder, written), 'check --ref')).map(({ path, object }) =>
    [relative(folder, path), ...(object === undefined ? [] : [object])].join(' → '),
  );

describe('findFiles', () => {
  it.each([
    ['sm.root', ['sm.root']],
    ['sm.root:events', ['sm.root → events']],
    ['sm.root:dir/events;1', ['sm.root → dir/events;1']],
    ['sm.root:a:b', ['sm.root → a:b']],
    ['a:b.csv', ['a:b.csv']],
    ['a:b.csv:c', ['a:b.csv → c']],
    ['2024-11-28T00:10.h5:group/x', ['2024-11-28T00:10.h5 → group/x']],
    ['odd[1]*.csv', ['odd[1]*.csv']],
    ['odd?1?*.csv', ['odd[1]*.csv']],
    ['sm_[12].csv', ['sm_1.csv', 'sm_2.csv']],
    ['sm_{2,1}.csv', ['sm_1.csv', 'sm_2.csv']],
    ['*.root:events', ['sm.root → events']],
    ['**/sm_3.csv', ['deep/er/sm_3.csv']],
    ['.sm_*.csv', ['.sm_0.csv']],
  ])('reads %s', async (written, expected) => {
    expect(await found(written)).toEqual(expected);
  });

  it('gives the files of a pattern in the order of their bytes', async () => {
    expect(await found('sm_*.csv')).toEqual(['sm_1.csv', 'sm_10.csv', 'sm_2.csv', 'sm_Z.csv', 'sm_é.csv']);
  });

  it('takes a relative pattern as it is written', async () => {
    const paths = await findFiles(join(relative(process.cwd(), folder), '*.root'), 'check --ref');
    expect(paths).toEqual([{ path: join(relative(process.cwd(), folder), 'sm.root') }]);
  });

  it('leaves standard input and what is not there to those who read', async () => {
    expect(await findFiles('-', 'check --ref')).toEqual([{ path: '-' }]);
    const closed = folderOf({ 'in/x.csv': '' });
    chmodSync(join(closed, 'in'), 0o000);
    try {
      expect(await findFiles(join(closed, 'in'), 'check --ref')).toEqual([{ path: join(closed, 'in') }]);
    } finally {
      chmodSync(join(closed, 'in'), 0o700);
    }
  });

  it('finds files alone: no folder, no pipe', async () => {
    const mixed = folderOf({ 'x1.csv': '' });
    mkdirSync(join(mixed, 'x2.csv'));
    execFileSync('mkfifo', [join(mixed, 'x3.csv')]);
    symlinkSync('x1.csv', join(mixed, 'x4.csv'));
    const paths = await findFiles(join(mixed, 'x*.csv'), 'check --ref');
    expect(paths.map(({ path }) => relative(mixed, path))).toEqual(['x1.csv', 'x4.csv']);
  });

  it.each([
    ['sm.rot', 'there is no such file; did you mean "FOLDER/sm.root"?'],
    ['sm.rot:events', 'there is no such file; did you mean "FOLDER/sm.root:events"?'],
    ['SM_2.csv', 'there is no such file; did you mean "FOLDER/sm_2.csv"?'],
    ['el.csv', 'there is no such file; check --ref'],
    ['none/sm.root', 'there is no such file; check --ref'],
    ['bg_*.csv', 'no file matches this pattern; check --ref'],
    ['bg_*.root:events', 'no file matches this pattern; check --ref'],
    ['deep:x', 'there is no such file; check --ref'],
  ])('says of %s what was looked for, and a name that is near', async (written, message) => {
    const path = join(folder, written);
    const text = `${path}: ${message.replace('FOLDER', folder)}`;
    await expect(findFiles(path, 'check --ref')).rejects.toMatchObject({ kind: 'missing', message: text });
  });

  it('refuses a colon with nothing behind it', async () => {
    await expectRejection(
      findFiles(join(folder, 'sm.root:'), ''),
      'usage',
      /sm.root:: nothing follows the colon/,
    );
  });

  it('knows no path with a zero byte', async () => {
    await expectRejection(findFiles('a\0b', 'check --ref'), 'missing', /there is no such file/);
  });
});
