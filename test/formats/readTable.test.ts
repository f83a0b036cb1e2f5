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

  it.each([
    ['BZh91AY&SY\x0f\x01', 'a bzip2 file'],
    ['BZh9\x17rE8P\x90\0\0\0\0', 'a bzip2 file'],
    ['ORC\x1d\0\0', 'an ORC file'],
    ['%PDF-1.7\n', 'a PDF file'],
    [`SIMPLE  =${' '.repeat(20)}T / conforms`, 'a FITS file'],
    ['<?xml version="1.0"?>', 'XML or HTML'],
    ['\n<VOTABLE version="1.4">', 'XML or HTML'],
    ['<events>\n  <event/>', 'XML or HTML'],
    ['<p>no access</p>', 'XML or HTML'],
    ['\xef\xbb\xbf{\r\n  "x": 1', 'JSON'],
    ['[{"x": 1}]', 'JSON'],
    ['[\n  [1.5, 2]', 'JSON'],
    ['[-1.5e3, 2]', 'JSON'],
    ['["x"]', 'JSON'],
    ['[]\n', 'JSON'],
    ['{}', 'JSON'],
  ])('knows %j', async (start, name) => {
    const bytes = Uint8Array.from([...start], (letter) => letter.charCodeAt(0));
    await expectRejection(readTable(bytes, 'a'), 'content', new RegExp(`^a: it starts like ${name}`));
  });

  it.each([
    'root',
    'ARROW1',
    'PAR1',
    'PARE',
    'ORC_pt',
    'FEA1',
    'BZh_mass',
    'BZh91',
    '[GeV] pt',
    '[1] pt',
    '[0]',
    '{x}',
    '<pt>',
    '< 5 GeV',
    '%PDF',
    'SIMPLE',
    'Object',
    'PK',
  ])('takes a CSV column named %s for CSV', async (name) => {
    for (const text of [`${name},y\n1.5,2\n`, `${name},<y>\n1.5,2\n`, `${name}\n1.5\n`])
      expect((await readTable(bytesOf(text), 'a')).columns[0]).toMatchObject({ name, kind: 'float' });
  });

  it.each([4, 5, 10, 100])('says that a Parquet file cut to %i bytes is one', async (length) => {
    const cut = fixture('../tables/plain.parquet').slice(0, length);
    await expectRejection(readTable(cut, 'a'), 'content', /^a: the Parquet data are cut short or damaged: /);
  });
});
