import { describe, expect, it } from 'vitest';
import { chooseFeatures, type Column, type Table } from '../../src/sample/index.js';
import { cells, expectFault, float, integer, messageOf, table, text } from './tables.js';

const columns = [float('pt', 1), integer('n', 1), float('eta', 1), text('id'), float('weight', 1)];
const reference = table('ref.arrow', columns);
const data = table('data.arrow', [float('eta', 1), float('pt', 1), integer('n', 1), text('id')]);

describe('without a word from the user', () => {
  it('the floating-point columns of both files are features, in the order of the reference', () => {
    expect(chooseFeatures(reference, data)).toEqual({
      features: ['pt', 'eta'],
      how: 'the floating-point columns of both files',
      warnings: ['not tested, because they hold no numbers: id (utf8)'],
    });
  });

  it('the weight column is none, whatever its name', () => {
    const both = table('both', [float('x', 1), float('w', 1), float('weight', 1)]);
    expect(chooseFeatures(both, both).features).toEqual(['x', 'w']);
    expect(chooseFeatures(both, both, { weight: 'w' }).features).toEqual(['x', 'weight']);
  });

  it('index columns of pandas are none', () => {
    const pandas = JSON.stringify({ index_columns: ['run', { kind: 'range', name: null }] });
    const indexed = table('r', [float('x', 1), float('run', 1), float('__index_level_0__', 1)], { pandas });
    expect(chooseFeatures(indexed, indexed).features).toEqual(['x']);
    // One file's word is enough.
    const plain = table('d', [float('x', 1), float('run', 1)]);
    expect(chooseFeatures(plain, indexed).features).toEqual(['x']);
  });

  it('metadata under the name of pandas that are not from pandas do no harm', () => {
    for (const pandas of ['no JSON', '{"index_columns": 3}', 'null']) {
      const strange = table('r', [float('x', 1)], { pandas });
      expect(chooseFeatures(strange, strange).features).toEqual(['x']);
    }
  });

  it('warns of columns that are floating-point in one file only', () => {
    const other = table('d.csv', [float('x', 1), integer('y', 1), text('s'), float('z', 1)]);
    const columns = [float('x', 1), float('y', 1), float('s', 1), float('v', 1), float('w', 1)];
    const choice = chooseFeatures(table('r.csv', columns), other);
    expect(choice.features).toEqual(['x']);
    expect(choice.warnings).toEqual([
      'column "y" is not tested: floating-point in r.csv, int64 in d.csv; name it with --features x,y to use it',
      'column "s" is not tested: floating-point in r.csv, utf8 in d.csv; write it as numbers in both to use it',
      'not tested, because they are only in r.csv: v, w',
      'not tested, because they are only in d.csv: z',
    ]);
  });

  it.each([
    ['etta', 'is it "etta"? Write it under this name, or name the columns to test: --features pt'],
    ['mass', 'Write it under this name, or name the columns to test: --features pt'],
  ])('refuses, where all are wanted, a file with %s in place of a feature', (name, todo) => {
    const signal = table('sig.csv', [float('pt', 1), float(name, 1)]);
    expect(messageOf(() => chooseFeatures(reference, signal, { whole: true }), 'content')).toBe(
      `sig.csv: there is no column "eta", a feature of ref.arrow, among pt, ${name}; ${todo}`,
    );
    expect(chooseFeatures(reference, signal, { whole: true, asked: ['pt'] }).features).toEqual(['pt']);
    expect(chooseFeatures(reference, data, { whole: true }).features).toEqual(['pt', 'eta']);
  });

  it('warns of columns of both files that hold no numbers, in a bounded line', () => {
    const of = (...types: string[]) =>
      types.map((type, i) => ({ name: `c${i}`, kind: 'other', type, nulls: 0 }) as const);
    const both = table('r', [float('x', 1), ...of('utf8', 'null', 'dictionary')]);
    expect(chooseFeatures(both, both).warnings).toEqual([
      'not tested, because they hold no numbers: c0 (utf8), c1 (null), c2 (dictionary)',
    ]);
    const many = table('r', [float('x', 1), ...of(...Array.from({ length: 100 }, () => 'utf8'))]);
    expect(chooseFeatures(many, many).warnings).toEqual([
      expect.stringMatching(/c7 \(utf8\), … \(100 columns\)$/),
    ]);
  });

  it('says nothing of whole numbers, nor of separators at the ends of lines', () => {
    const both = table('r.csv', [
      float('x', 1),
      integer('n', 1),
      { name: 'unnamed 3', kind: 'other', type: 'empty', nulls: 1 },
    ]);
    expect(chooseFeatures(both, both).warnings).toEqual([]);
  });

  it('refuses a column of numbers that a few cells make text, in one file or in both', () => {
    const spoilt = table('d.csv', [
      float('eta', 1),
      cells('pt', { first: 'bad', line: 17, numbers: 49 }),
      cells('n', { first: '-', line: 3, numbers: 9, count: 2 }),
    ]);
    const message =
      /^d\.csv: column "pt" is text: line 17 holds "bad", its other 49 cells are numbers; so is n; mend the cell, or make it empty and add --drop-invalid, or name the columns to test with --features$/;
    expectFault(() => chooseFeatures(reference, spoilt), 'content', message);
    expectFault(() => chooseFeatures(spoilt, spoilt), 'content', message);
    const comma = cells('pt', { first: '3,14', line: 2, numbers: 0, count: 50, decimalCommas: true });
    expectFault(
      () => chooseFeatures(reference, table('d.csv', [float('eta', 1), comma])),
      'content',
      /decimal commas, such as "3,14" in line 2; write the numbers with decimal points, or name /,
    );
    expect(chooseFeatures(reference, spoilt, { asked: ['eta'] }).features).toEqual(['eta']);
  });

  it('takes a column of mostly words for text', () => {
    const words = table('d.csv', [
      float('eta', 1),
      cells('pt', { first: 'a', line: 2, numbers: 1, count: 49 }),
    ]);
    expect(chooseFeatures(reference, words).warnings[0]).toBe(
      'column "pt" is not tested: floating-point in ref.arrow, text in d.csv: line 2 holds "a", the first of 49 cells that are no numbers; write it as numbers in both to use it',
    );
  });
});

describe('no floating-point column in both files', () => {
  const message = (ref: Table, other: Table): string[] => {
    const lines = messageOf(() => chooseFeatures(ref, other), 'content').split('\n');
    expect(lines[0]).toBe(`${ref.origin} and ${other.origin}: no floating-point column is in both files:`);
    return lines.slice(1);
  };

  it('is a fault that says what every column is', () => {
    const pandas = JSON.stringify({ index_columns: ['run'] });
    const all = [...columns, float('run', 1), { ...integer('pass', 1), kind: 'boolean' as const }];
    expect(message(table('ref.arrow', all, { pandas }), table('d.csv', [integer('pt', 1), text('id')])))
      .toMatchInlineSnapshot(`
      [
        "  ref.arrow: floating-point, but not in d.csv: eta",
        "  ref.arrow: floating-point: pt",
        "  ref.arrow: whole numbers, features only by name: n",
        "  ref.arrow: true or false, features only by name: pass",
        "  ref.arrow: taken as weights: weight",
        "  ref.arrow: index of pandas: run",
        "  ref.arrow: no numbers: id (utf8)",
        "  d.csv: whole numbers, features only by name: pt",
        "  d.csv: no numbers: id (utf8)",
        "  to do: name the features: --features pt (in CSV, a number with a point makes a column floating-point)",
      ]
    `);
  });

  it('shows the cells that make columns text', () => {
    const spoilt = table('d.csv', [
      cells('pt', { first: 'bad', line: 17, numbers: 49 }),
      cells('eta', { first: '-', line: 2, numbers: 40, count: 10 }),
      cells('id', { first: 'abc', line: 2, numbers: 0, count: 50 }),
    ]);
    expect(message(reference, spoilt)).toMatchInlineSnapshot(`
      [
        "  ref.arrow: floating-point: pt, eta",
        "  ref.arrow: whole numbers, features only by name: n",
        "  ref.arrow: taken as weights: weight",
        "  ref.arrow: no numbers: id (utf8)",
        "  d.csv: pt is text: line 17 holds "bad", its other 49 cells are numbers",
        "  d.csv: eta is text: line 2 holds "-", the first of 10 cells that are no numbers",
        "  d.csv: no numbers: id (text)",
        "  to do: in d.csv, mend these cells, or make them empty and add --drop-invalid",
      ]
    `);
    const one = table('d.csv', [spoilt.columns[0]]);
    expect(message(one, reference).at(-1)).toBe(
      '  to do: in d.csv, mend the cell, or make it empty and add --drop-invalid',
    );
  });

  it('recognises decimal commas', () => {
    const spoilt = cells('pt', { first: '3,14', line: 2, numbers: 4, count: 46, decimalCommas: true });
    expect(message(reference, table('d.csv', [spoilt]))).toMatchInlineSnapshot(`
      [
        "  ref.arrow: floating-point, but not in d.csv: eta",
        "  ref.arrow: floating-point: pt",
        "  ref.arrow: whole numbers, features only by name: n",
        "  ref.arrow: taken as weights: weight",
        "  ref.arrow: no numbers: id (utf8)",
        "  d.csv: pt is text: its numbers have decimal commas, such as "3,14" in line 2",
        "  to do: in d.csv, write the numbers with decimal points",
      ]
    `);
  });

  it('asks whether names that are nearly equal mean the same', () => {
    const other = table('d.csv', [float('PT', 1)]);
    expect(message(reference, other).at(-1)).toBe(
      '  to do: give the columns the same names in both files: is "pt" the same as "PT"?',
    );
  });

  it('has another remedy where all that is common are weights', () => {
    const both = table('d.csv', [float('weight', 1)]);
    expect(message(both, both).at(-1)).toMatch(
      /same columns of numbers, or name other weights with --weight$/,
    );
    expect(message(table('r', [text('a')]), both).at(-1)).toMatch(/same columns of numbers$/);
  });

  it('stays short with a hundred columns of long names', () => {
    const many = Array.from({ length: 100 }, (_, i) => `${'x'.repeat(200)}${i}`);
    const spoilt = many.map((name) => cells(name, { first: 'bad', line: 17, numbers: 49 }));
    const lines = message(
      table('r.csv', spoilt),
      table(
        'd.csv',
        many.map((name) => integer(name, 1)),
      ),
    );
    expect(lines.length).toBeLessThan(10);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(500);
  });
});

describe('the metadata of the reference', () => {
  it.each(['eta,n', ' eta , n ', '["eta","n"]', ' ["eta", "n"]'])('name the features: %s', (features) => {
    const named = table('ref.arrow', columns, { features });
    expect(chooseFeatures(named, data)).toMatchObject({
      features: ['eta', 'n'],
      how: 'named in the metadata of ref.arrow',
    });
  });

  it('are a fault of the file if they name what is not there', () => {
    const named = table('ref.arrow', columns, { features: 'eta,phi' });
    expectFault(() => chooseFeatures(named, data), 'content', /^ref\.arrow: there is no column "phi"/);
    expectFault(
      () => chooseFeatures(table('r', columns, { features: '' }), data),
      'content',
      /a feature has no name/,
    );
  });

  it('of the data file do not count', () => {
    const other = table('data.arrow', data.columns, { features: 'n' });
    expect(chooseFeatures(reference, other).features).toEqual(['pt', 'eta']);
  });
});

describe('features asked for', () => {
  const choose = (...asked: string[]) =>
    chooseFeatures(table('ref.arrow', columns, { features: 'pt' }), data, { asked });

  it('win over the metadata, in the order asked, integers too', () => {
    expect(choose('n', 'eta')).toEqual({ features: ['n', 'eta'], how: 'asked for', warnings: [] });
  });

  it('are warned of where they are whole numbers that doubles cannot hold', () => {
    const large = table('r', [{ ...integer('id', 1), rounded: 12 }, float('x', 1)]);
    expect(chooseFeatures(large, large, { asked: ['x'] }).warnings).toEqual([]);
    expect(chooseFeatures(large, table('d', large.columns), { asked: ['id'] }).warnings).toEqual([
      '12 integers beyond 2^53 of column "id" in r are rounded',
      '12 integers beyond 2^53 of column "id" in d are rounded',
    ]);
  });

  it('may be an index column', () => {
    const indexed = table('r', [float('__index_level_0__', 1)]);
    expect(chooseFeatures(indexed, indexed, { asked: ['__index_level_0__'] }).features).toHaveLength(1);
  });

  it.each([
    ['in neither file', ['etta'], 'usage', /^ref\.arrow: there is no column "etta"; did you mean "eta"\?$/],
    ['in neither file, nor one like it', ['missing'], 'usage', /; choose from: pt, n, eta, id, weight$/],
    ['twice', ['pt', 'pt'], 'usage', /^--features: feature "pt" is named twice/],
    ['the weight', ['pt', 'weight'], 'usage', /column "weight" is a feature and the weight/],
    ['none', [], 'usage', /a feature has no name/],
    ['empty', ['pt', ''], 'usage', /a feature has no name/],
    ['text', ['id'], 'content', /^ref\.arrow: column "id" holds no numbers but utf8/],
  ] as const)('are a fault if %s', (_, asked, kind, message) => {
    expectFault(() => choose(...asked), kind, message);
  });

  it('are a fault of the file that lacks one', () => {
    const less = table('data.arrow', [float('pt', 1)]);
    const more = table('ref.arrow', [float('pt', 1), float('PT2', 1)]);
    const asked = ['PT2'];
    expectFault(
      () => chooseFeatures(more, less, { asked }),
      'content',
      /^data\.arrow: there is no column "PT2"; did you mean "pt"/,
    );
    expectFault(
      () => chooseFeatures(less, more, { asked }),
      'content',
      /^data\.arrow: there is no column "PT2"/,
    );
  });

  it('are a fault that tells where the text is', () => {
    const choose = (csv: Column) => chooseFeatures(reference, table('d.csv', [csv]), { asked: ['pt'] });
    expectFault(
      () => choose(cells('pt', { first: 'bad', line: 17, numbers: 49 })),
      'content',
      /^d\.csv: column "pt" is text: line 17 holds "bad", its other 49 cells are numbers; mend the cell, or /,
    );
    expectFault(
      () => choose(cells('pt', { first: 'a', line: 2, numbers: 0 })),
      'content',
      /^d\.csv: column "pt" is text: line 2 holds "a"; leave it out, or write it as numbers$/,
    );
  });
});
