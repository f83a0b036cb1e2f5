import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../src/formats/index.js';
import { readCsv } from '../../src/formats/readCsv.js';
import { bytesOf, column, expectFault, fixture, values } from './files.js';

const read = (text: string) => readCsv(bytesOf(text), 'a.csv');

describe('a CSV text', () => {
  it('gives a column a name, with values', () => {
    const table = read('x,y\n1.5,2\n-3e2,4\n');
    expect(table).toMatchObject({ origin: 'a.csv', rows: 2 });
    expect(table.columns.map(({ name, kind, type }) => [name, kind, type])).toEqual([
      ['x', 'float', 'number'],
      ['y', 'integer', 'integer'],
    ]);
    expect(values(table, 'x')).toEqual([1.5, -300]);
    expect(values(table, 'y')).toEqual([2, 4]);
    expect(table.metadata.size).toBe(0);
  });

  it.each([
    ['CRLF', 'x,y\r\n1,2.5\r\n3,4.5\r\n'],
    ['no end of the last line', 'x,y\n1,2.5\n3,4.5'],
    ['blank lines at the end', 'x,y\n1,2.5\n3,4.5\n\n  \n\r\n'],
    ['a byte order mark', '\ufeffx,y\n1,2.5\n3,4.5\n'],
    ['lines of # and blank lines first', '# made by hand\n\n#,,,\nx,y\n1,2.5\n3,4.5\n'],
    ['semicolons', 'x;y\n1;2.5\n3;4.5\n'],
    ['a separator at the end of all lines', 'x,y,\n1,2.5,\n3,4.5,\n'],
    ['tabs', 'x\ty\n1\t2.5\n3\t4.5\n'],
    ['spaces around cells', ' x , y \n 1 , 2.5 \n 3 ,4.5\n'],
    ['quoted names and numbers', '"x","y"\n"1","2.5"\n"3","4.5"\n'],
  ])('may have %s', (_, text) => {
    const table = read(text);
    expect(table.columns.slice(0, 2).map(({ name }) => name)).toEqual(['x', 'y']);
    expect([values(table, 'x'), values(table, 'y')]).toEqual([
      [1, 3],
      [2.5, 4.5],
    ]);
  });

  it('may have one column', () => {
    expect(values(read('x\n1\n2\n'), 'x')).toEqual([1, 2]);
  });

  it('may have names with spaces, separators, quotes and letters of any script', () => {
    const table = read('p T,"a,b","say ""x""",größe\n1,2,3,4\n');
    expect(table.columns.map(({ name }) => name)).toEqual(['p T', 'a,b', 'say "x"', 'größe']);
  });

  it('may have numbers as names, in quotes', () => {
    for (const text of ['"1.5","x","-3"\n1,2.5,4\n', '"1.5",x,"-3"\r\n1,"2.5",4', '"7"\n""\n1\n'])
      expect(read(text).columns[0]?.name).toBe(text.slice(1, text.indexOf('"', 1)));
    expect(read('"2","4"\n').columns.map(({ name }) => name)).toEqual(['2', '4']);
  });

  it('keeps spaces of a name in quotes', () => {
    expect(read('" x", "y "\n1,2\n').columns.map(({ name }) => name)).toEqual([' x', 'y ']);
  });

  it('may have quoted text with separators, quotes and line ends in it', () => {
    const table = read('x,note,y\n1.5,"a, ""b""\nc",2.5\n3.5,"",4.5\n');
    expect(table.rows).toBe(2);
    expect(values(table, 'y')).toEqual([2.5, 4.5]);
  });

  it('counts empty cells as null and gives NaN for them', () => {
    const table = read('x,y\n1.5,\n,2.5\n"",3.5\n');
    expect(table.columns.map(({ nulls }) => nulls)).toEqual([2, 1]);
    expect(values(table, 'x')).toEqual([1.5, NaN, NaN]);
    expect(values(table, 'y')).toEqual([NaN, 2.5, 3.5]);
  });

  it.each(['NA', 'N/A', 'n/a', '<NA>', 'null', 'NULL', 'None', '"NA"', ' NA '])(
    'reads %j as null',
    (word) => {
      const table = read(`x,n,s\n1.5,1,a\n${word},${word},${word}\n2.5,2,NAN0\n`);
      expect(table.columns.map(({ kind, nulls }) => [kind, nulls])).toEqual([
        ['float', 1],
        ['integer', 1],
        ['other', 1],
      ]);
      expect(values(table, 'x')).toEqual([1.5, NaN, 2.5]);
      expect(column(table, 's').text).toMatchObject({ count: 2, numbers: 0 });
    },
  );

  it('reads nan and inf as numbers, not as null', () => {
    const table = read('x\nnan\ninf\n-Infinity\n');
    expect(column(table, 'x')).toMatchObject({ kind: 'float', nulls: 0 });
    expect(values(table, 'x')).toEqual([NaN, Infinity, -Infinity]);
  });

  it('calls a column integer only if no cell has a point, an exponent or a word', () => {
    const table = read('a,b,c,d\n1,1,1,1\n-2,2.0,2e0,nan\n');
    expect(table.columns.map(({ kind }) => kind)).toEqual(['integer', 'float', 'float', 'float']);
  });

  it('counts the whole numbers that a double cannot hold', () => {
    const table = read(
      `a,b,c\n9007199254740993,9007199254740993,1\n+9007199254740992,1.5,\n-1${'0'.repeat(400)},1,2\n`,
    );
    expect(table.columns.map(({ rounded }) => rounded)).toEqual([2, undefined, undefined]);
  });

  it('reads a column of true and false as 1 and 0', () => {
    const table = read('b\nTrue\nfalse\n');
    expect(column(table, 'b')).toMatchObject({ kind: 'boolean', type: 'bool' });
    expect(values(table, 'b')).toEqual([1, 0]);
  });

  it('remembers the first cell that is no number, its line, and how many there are', () => {
    const table = read('# one\nx,y,z\n1,2,true\n3,abc,1\n"5",,0\n7,true,1\n8,d,1\n');
    expect(column(table, 'y')).toEqual({
      name: 'y',
      nulls: 1,
      kind: 'other',
      type: 'text',
      text: { first: 'abc', line: 4, count: 3, numbers: 1, decimalCommas: false },
    });
    expect(column(table, 'z').text).toMatchObject({ first: 'true', line: 3, count: 1, numbers: 4 });
    const long = column(read(`x\n${'a'.repeat(100)}\n`), 'x').text;
    expect(long?.first).toBe(`${'a'.repeat(24)}…`);
  });

  it.each([
    ['x;y\n1,5;a\n-2,5e3;b\n', true],
    ['x\n"1,5"\n3\n', true],
    ['x;y\n1,5;a\n-;b\n', false],
    ['x\n"1,234,567"\n', false],
    ['x\n","\n', false],
  ])('knows decimal commas: %j', (text, decimalCommas) => {
    expect(column(read(text), 'x').text).toMatchObject({ decimalCommas });
  });

  it('has kind other for a column without any cell', () => {
    expect(column(read('x,\n1,\n2,\n'), 'unnamed 2')).toMatchObject({
      kind: 'other',
      type: 'empty',
      nulls: 2,
    });
  });

  it('reads what pandas writes, its unnamed index too', () => {
    const table = readCsv(fixture('pandas.csv'), 'pandas.csv');
    expect(table.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['unnamed 1', 'integer'],
      ['x', 'float'],
      ['y', 'float'],
      ['n', 'integer'],
    ]);
    expect(values(table, 'y')).toEqual(Array.from({ length: 20 }, (_, i) => Math.sqrt(i) / 3));
    expect(read(',0,1\n0,1.5,2.5\n').columns.map(({ name }) => name)).toEqual(['unnamed 1', '0', '1']);
  });

  it('has no rows if there is only a header', () => {
    expect(read('x,y\n')).toMatchObject({ rows: 0 });
    expect(read('x,y')).toMatchObject({ rows: 0 });
  });

  it('reads back what writeCsv writes', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 1 }), (list) => {
        const written = writeCsv([
          { name: 'a "b", c', values: Float64Array.from(list) },
          { name: 'f', values: Float32Array.from(list) },
          { name: 'i', values: Int32Array.from(list, (_, i) => -i) },
          { name: 't', values: Uint8Array.from(list, (_, i) => i % 2) },
        ]);
        const table = readCsv(written, 'w');
        const all = list.every((value) => Number.isNaN(value)) ? [] : [list, list.map(Math.fround)];
        all.forEach((expected, i) => expect([...(table.columns[i]?.values ?? [])]).toEqual(expected));
        expect(values(table, 'i')).toEqual(list.map((_, i) => 0 - i));
        expect(column(table, 't').kind).toBe('boolean');
        expect(table.columns[0]?.name).toBe('a "b", c');
      }),
    );
  });
});

describe('a CSV text is refused', () => {
  it.each([
    ['with a cell too few', 'x,y\n1,2\n3\n4,5\n', /^a\.csv, line 3: it has 1 cell, the header has 2; /],
    ['with a cell too many', 'x,y\n1,2\n3,4,5\n', /^a\.csv, line 3: it has 3 cells, the header has 2; /],
    ['with a blank line between rows', 'x,y\n1,2\n\n3,4\n', /^a\.csv, line 3: the line is blank; remove it$/],
    [
      'with a separator at the end of rows alone',
      'x,y\n1,2,\n',
      /line 2: it has 3 cells, the header has 2; remove the "," at the end of the line$/,
    ],
    [
      'with another separator below the names',
      'x,y\n1;2\n',
      /line 2: its cells are separated by ";", the column names by ","; /,
    ],
    [
      'with decimal commas between commas',
      'x,y\n1,5,2,5\n',
      /line 2: it has 4 cells, the header has 2; if its numbers have decimal commas, write them with points$/,
    ],
    ['with spaces between cells', 'x y\n1.5 2\n', /line 1: columns seem to be separated by spaces, which /],
    ['as numpy.savetxt writes', '# x y\n1.5 2\n2 3\n', /line 2: columns seem to be separated by spaces, /],
    ['with bars between cells', 'x|y\n1.5|2\n', /line 1: columns seem to be separated by "\|", which /],
    ['with CR alone at the end of lines', 'x,y\r1,2\r', /line 1: a carriage return stands within the line/],
    [
      'with # before the names',
      '# made by hand\n# x, y\n1.5,2.5\n',
      /^a\.csv, line 3: "1\.5" stands where a column name should; line 2 seems to hold the names: remove its #/,
    ],
    ['with a quote that is not closed', 'x,y\n1,"2\n3,4\n', /^a\.csv, line 2: a quote is not closed; /],
    ['with a quote left open in the names', 'x,"y\n1.5,2\n', /^a\.csv, line 1: a quote is not closed; /],
    [
      'without a line of names',
      '1.5,2.5\n3,4\n',
      /^a\.csv, line 1: "1\.5" stands where a column name should; /,
    ],
    [
      'of quoted numbers without a line of names',
      '"1.5","2.5"\n"3","4"\n',
      /line 1: "1\.5" stands where a column name should; .* those that are numbers in quotes/,
    ],
    [
      'with a line break in a name',
      'x,"p\nT"\n1.5,2\n',
      /^a\.csv, line 1: a column name has a line break in it; write each name in one line$/,
    ],
    [
      'with a line break in the last name of a line',
      '"p\r\nT" ,"y"\r\n1.5,2\r\n',
      /^a\.csv, line 1: a column name has a line break in it; /,
    ],
    ['with a quote left open, and text below', 'x,"y\n1.5,"a"\n', /line 1: a quote is not closed; close or/],
    ['with nothing but comments', '# x,y\n# 1,2\n', /^a\.csv: there is no line of column names; /],
    ['with one name twice', 'x,y,x\n1,2,3\n', /^a\.csv, line 1: two columns are named "x"; /],
  ])('%s', (_, text, message) => {
    expectFault(() => read(text), 'content', message);
  });

  it('with names that are not UTF-8', () => {
    const latin1 = Uint8Array.of(...[...'größe\n1\n'].map((letter) => letter.charCodeAt(0)));
    expectFault(() => readCsv(latin1, 'a.csv'), 'content', /^a\.csv, line 1: it is no text in UTF-8; /);
  });
});

it('counts lines inside quotes, so that a message names the right one', () => {
  expectFault(() => read('x,y\n1,"a\nb\nc"\n2\n'), 'content', /line 5: it has 1 cell/);
});
