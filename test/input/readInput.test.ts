import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAnyInput, readInput, refuseSecondStdin } from '../../src/input/index.js';
import { expectRejection } from '../formats/files.js';
import { expectFault } from '../sample/tables.js';
import { folderOf } from './folder.js';

const read = (...locations: string[]) => readInput(locations, 'check --ref');

describe('readInput', () => {
  it('reads one file: its path, sha256 and rows', async () => {
    const path = join(folderOf({ 'a.csv': 'x\n1.5\n2.5\n' }), 'a.csv');
    const input = await readInput(path, 'check --ref');
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(input).toMatchObject({ path, sha256, files: [{ path, sha256, rows: 2 }] });
    expect(input.table).toMatchObject({ origin: path, format: 'CSV', rows: 2 });
  });

  it('reads several as one table, and each has its row', async () => {
    const folder = folderOf({ 'b.csv': 'x,y\n3.5,1\n', 'a.csv': 'y,x\n1,1.5\n2,2.5\n', 'c.csv': 'x,y\n' });
    const input = await read(join(folder, '*.csv'));
    expect(input.files.map(({ path, rows }) => [relative(folder, path), rows])).toEqual([
      ['a.csv', 2],
      ['b.csv', 1],
      ['c.csv', 0],
    ]);
    expect(input.table.columns.map(({ name, values }) => [name, [...values!]])).toEqual([
      ['y', [1, 2, 1]],
      ['x', [1.5, 2.5, 3.5]],
    ]);
    expect(input.table.origin).toBe(join(folder, '*.csv'));
  });

  it('has a digest that depends on content and order, and on no path', async () => {
    const folder = folderOf({ 'a.csv': 'x\n1.5\n', 'b.csv': 'x\n2.5\n' });
    const [a, b] = ['a.csv', 'b.csv'].map((name) => join(folder, name));
    const { sha256 } = await read(a, b);
    expect((await read(b, a)).sha256).not.toBe(sha256);
    expect((await read(a)).sha256).toBe((await read(join(folder, 'a.cs?'))).sha256);
    mkdirSync(join(folder, 'moved'));
    for (const name of ['a.csv', 'b.csv']) renameSync(join(folder, name), join(folder, 'moved', name));
    expect((await read(join(folder, 'moved', '?.csv'))).sha256).toBe(sha256);
  });

  it('refuses a file that is given twice', async () => {
    const folder = folderOf({ 'a.csv': 'x\n1.5\n' });
    const twice = read(join(folder, 'a.csv'), join(folder, '*.csv'));
    await expectRejection(twice, 'usage', /a\.csv: it is given twice; name it once$/);
    await expectRejection(read(), 'usage', /^no file is named; check --ref$/);
  });

  it('refuses a copy, or a link', async () => {
    const folder = folderOf({ 'a.csv': 'x\n1.5\n', 'b.csv': 'x\n1.5\n' });
    const [a, b] = ['a.csv', 'b.csv'].map((name) => join(folder, name));
    await expectRejection(read(a, b), 'usage', /b\.csv: it holds the same bytes as .*a\.csv/);
  });

  it('reads two tables of one file, but none twice', async () => {
    const path = fileURLToPath(new URL('../fixtures/root/events-tree.root', import.meta.url));
    const input = await read(`${path}:reference`, `${path}:data`);
    expect(input.table.rows).toBe(460);
    const single = fileURLToPath(new URL('../fixtures/root/tree-zlib.root', import.meta.url));
    await expectRejection(read(single, `${single}:sub/folder/tree`), 'usage', /the same bytes/);
  });

  it('refuses what has no events, unless any table will do', async () => {
    const path = join(folderOf({ 'a.csv': 'x\n' }), 'a.csv');
    await expectRejection(read(path), 'content', /a\.csv: there are no events \(0 rows\)/);
    expect((await readAnyInput(path, 'check FILE')).table.rows).toBe(0);
  });

  it('refuses a folder, and an object where a file has one table only', async () => {
    const folder = folderOf({ 'a.csv': 'x\n1.5\n' });
    await expectRejection(read(folder), 'missing', /it is a folder; check --ref$/);
    await expectRejection(read(`${join(folder, 'a.csv')}:tree`), 'content', /"tree" is asked for/);
  });

  it('refuses a second standard input, wherever it is', () => {
    expect(() => refuseSecondStdin(['-', 'a', ['b', './-']])).not.toThrow();
    for (const inputs of [['-', '-'], [['a', '-'], '-'], [['-', '-']]]) {
      expectFault(() => refuseSecondStdin(inputs), 'usage', /^standard input \(-\) is given for two inputs/);
    }
  });
});
