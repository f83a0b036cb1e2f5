import { describe, expect, it } from 'vitest';
import { chooseFeatures } from '../../src/sample/index.js';
import { expectFault, float, integer, table, text } from './tables.js';

const columns = [float('pt', 1), integer('n', 1), float('eta', 1), text('id'), float('weight', 1)];
const reference = table('ref.arrow', columns);
const data = table('data.arrow', [float('eta', 1), float('pt', 1), integer('n', 1), text('id')]);

describe('without a word from the user', () => {
  it('the floating-point columns of both files are features, in the order of the reference', () => {
    expect(chooseFeatures(reference, data)).toEqual({
      features: ['pt', 'eta'],
      how: 'the floating-point columns of both files',
      notes: [],
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

  it('a column that is floating-point in one file only is left out, with a note', () => {
    const other = table('d.csv', [float('x', 1), integer('y', 1), float('z', 1)]);
    const choice = chooseFeatures(table('r.csv', [float('x', 1), float('y', 1), float('v', 1)]), other);
    expect(choice.features).toEqual(['x']);
    expect(choice.notes).toEqual([
      'column "y" is no feature: floating-point in r.csv, int64 in d.csv',
      'column "v" is no feature: floating-point in r.csv, not in d.csv',
      'column "z" is no feature: floating-point in d.csv, not in r.csv',
    ]);
  });

  it('no floating-point column in both files is a fault that speaks of whole numbers', () => {
    const whole = table('d.csv', [integer('pt', 1)]);
    expectFault(
      () => chooseFeatures(reference, whole),
      'content',
      /^ref\.arrow and d\.csv: no floating-point .* whole/,
    );
    const words = table('d.csv', [text('pt')]);
    expectFault(() => chooseFeatures(words, words), 'content', /; name the features with --features a,b,c$/);
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
    expect(choose('n', 'eta')).toEqual({ features: ['n', 'eta'], how: 'asked for', notes: [] });
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
    const csv = table('d.csv', [{ name: 'pt', kind: 'other', type: 'text ("abc" in line 17)', nulls: 0 }]);
    expectFault(
      () => chooseFeatures(reference, csv, { asked: ['pt'] }),
      'content',
      /but text \("abc" in line 17\)/,
    );
  });
});
