import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/formats/index.js';
import { bytesOf, expectRejection, fixture } from './files.js';

describe('readTable', () => {
  it.each([
    ['an Arrow file', fixture('file.arrow'), 'events.csv', { rows: 500, format: 'Arrow' }],
    ['an Arrow stream', fixture('stream.arrow'), 'events', { rows: 500, format: 'Arrow' }],
    ['CSV', bytesOf('x\n1.5\n'), 'events.arrow', { rows: 1, format: 'CSV' }],
  ])('goes by content, not by the name: %s', async (_, bytes, name, about) => {
    expect(await readTable(bytes, name)).toMatchObject(about);
  });

  it('names the format that it found', async () => {
    const read = async (name: string) => (await readTable(fixture(name), name, 'reference')).format;
    expect(await read('../root/events-tree.root')).toBe('ROOT');
    expect(await read('../hdf5/events.h5')).toBe('HDF5');
  });

  it('refuses a file of zero bytes', async () => {
    const message = /^a: the file is empty \(0 bytes\); /;
    await expectRejection(readTable(new Uint8Array(0), 'a'), 'content', message);
  });

  it('refuses the name of an object where a file holds one table only', async () => {
    const message = /^a: "tree" is asked for, but a text file holds one table only; leave out ":tree"$/;
    await expectRejection(readTable(bytesOf('x\n1.5\n'), 'a', 'tree'), 'content', message);
  });

  const toArrow = 'convert it to Arrow, in Python: ';

  it.each([
    ['PARE\x15\x04', 'an encrypted Parquet file (PARE)', 'write it without encryption'],
    ['FEA1\0\0\0\0', 'a Feather version 1 file (FEA1)', `${toArrow}pandas.read_feather("FILE")`],
    ['\x80\x04\x95', 'a Python pickle', `${toArrow}pandas.read_pickle("FILE")`],
    ['<!DOCTYPE html>', 'XML or HTML', 'convert it to Arrow or CSV'],
    ['{"x": [1]}', 'JSON', `${toArrow}pandas.read_json("FILE")`],
    ['\xff\xfex\0', 'text in UTF-16', 'save it as UTF-8'],
    ['ab\0\x01\x02', 'binary data of an unknown kind', 'convert it to Arrow or CSV'],
  ])('names what it found instead of a table, and a way out: %j', async (start, name, todo) => {
    const bytes = Uint8Array.from([...start], (letter) => letter.charCodeAt(0));
    const message = `a: it starts like ${name}, which is not read yet; ${todo}`;
    const pattern = new RegExp(`^${message.replace(/[.()[\]]/g, '\\$&')}`);
    await expectRejection(readTable(bytes, 'a'), 'content', pattern);
  });

  it('takes a CSV column named root for CSV', async () => {
    expect((await readTable(bytesOf('root,x\n1,2\n'), 'a')).columns[0]?.name).toBe('root');
  });
});
