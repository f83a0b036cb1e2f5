import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/formats/index.js';
import { bytesOf, expectFault, fixture } from './files.js';

describe('readTable', () => {
  it('goes by content, not by the name', () => {
    expect(readTable(fixture('file.arrow'), 'events.csv').rows).toBe(500);
    expect(readTable(fixture('stream.arrow'), 'events').rows).toBe(500);
    expect(readTable(bytesOf('x\n1.5\n'), 'events.arrow').rows).toBe(1);
  });

  it('refuses a file of zero bytes', () => {
    expectFault(() => readTable(new Uint8Array(0), 'a'), 'content', /^a: the file is empty \(0 bytes\); /);
  });

  it.each([
    ['PAR1\x15\x04', 'a Parquet file (PAR1)'],
    ['FEA1\0\0\0\0', 'a Feather version 1 file (FEA1)'],
    ['\x89HDF\r\n\x1a\n', 'an HDF5 file'],
    ['root\0\0\xf4', 'a ROOT file'],
    ['\x93NUMPY\x01\0', 'a NumPy file (.npy)'],
    ['PK\x03\x04\x14', 'a zip archive (.zip, .npz or .xlsx)'],
    ['\x1f\x8b\x08', 'a gzip file'],
    ['\x28\xb5\x2f\xfd', 'a Zstandard file'],
    ['\x80\x04\x95', 'a Python pickle'],
    ['<!DOCTYPE html>', 'XML or HTML'],
    ['{"x": [1]}', 'JSON'],
    ['\xff\xfex\0', 'text in UTF-16'],
    ['ab\0\x01\x02', 'binary data of an unknown kind'],
  ])('names what it found instead of a table: %j', (start, name) => {
    const bytes = Uint8Array.from([...start], (letter) => letter.charCodeAt(0));
    const message = `a: it starts like ${name}, which is not read yet; convert it to Arrow`;
    expectFault(() => readTable(bytes, 'a'), 'content', new RegExp(`^${message.replace(/[.()]/g, '\\$&')}`));
  });

  it('takes a CSV column named root for CSV', () => {
    expect(readTable(bytesOf('root,x\n1,2\n'), 'a').columns[0]?.name).toBe('root');
  });
});
