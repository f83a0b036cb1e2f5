import { describe, expect, it } from 'vitest';
import { deriveColumns, splitDefinitions } from '../../src/expression/index.js';
import { selectSample } from '../../src/sample/index.js';
import { expectFault, float, messageOf, table } from '../sample/tables.js';

const reference = table('sm.arrow', [
  float('pt1', 4, 9),
  float('pt2', 2, 3),
  float('a-b', 1, 2),
  float('pt [GeV]', 5, 6),
]);
const data = table('obs.arrow', [float('pt2', 5), float('pt1', 10), float('a-b', 3), float('pt [GeV]', 7)]);

describe('splitDefinitions', () => {
  it.each([
    ['a,b,c', ['a', 'b', 'c']],
    [' log(ht) , ratio = pt1/pt2 ', ['log(ht)', 'ratio = pt1/pt2']],
    ['hypot(px, py), max(a, min(b, c)),d', ['hypot(px, py)', 'max(a, min(b, c))', 'd']],
    ['`a,b`, `c(`, d', ['`a,b`', '`c(`', 'd']],
    ['a),b', ['a)', 'b']],
    ['(a,b', ['(a,b']],
    ['`a,b', ['`a,b']],
    ['a,,b,', ['a', '', 'b', '']],
    ['', ['']],
  ])('%j', (text, parts) => {
    expect(splitDefinitions(text)).toEqual(parts);
  });
});

describe('deriveColumns', () => {
  it('adds a float64 column to each table, by the name that it has there', () => {
    const { tables, features, formulas } = deriveColumns(
      [reference, data],
      ['ratio = pt1/pt2', 'pt1', 'log(pt2 - 1)'],
    );
    expect(features).toEqual(['ratio', 'pt1', 'log(pt2 - 1)']);
    expect([...formulas]).toEqual([
      ['ratio', 'pt1/pt2'],
      ['log(pt2 - 1)', 'log(pt2 - 1)'],
    ]);
    expect(tables.map(({ columns }) => columns.slice(4).map(({ name, values }) => [name, values]))).toEqual([
      [
        ['ratio', Float64Array.of(2, 3)],
        ['log(pt2 - 1)', Float64Array.of(0, Math.LN2)],
      ],
      [
        ['ratio', Float64Array.of(2)],
        ['log(pt2 - 1)', Float64Array.of(2 * Math.LN2)],
      ],
    ]);
    expect(reference.columns).toHaveLength(4);
  });

  it.each([
    ['pt1', 'pt1', false],
    [' pt1 ', 'pt1', false],
    ['a-b', 'a-b', false],
    ['`a-b`', 'a-b', false],
    ['pt [GeV]', 'pt [GeV]', false],
    ['`pt [GeV]`', 'pt [GeV]', false],
    ['nowhere', 'nowhere', false],
    ['', '', false],
    ['(pt1)', 'pt1', false],
    ['a - b', 'a - b', true],
    ['p = pt1', 'p', true],
    ['`p q` = pt1', 'p q', true],
    ['`p = q` = pt1', 'p = q', true],
    ['__proto__ = pt1', '__proto__', true],
    ['is = pt1 == pt2', 'is', true],
    ['pt1 == pt2', 'pt1 == pt2', true],
    ['pt1 <= pt2', 'pt1 <= pt2', true],
  ])('%j is called %j; a formula: %s', (text, name, derived) => {
    const tables = [reference, table('t', [float('a', 1), float('b', 1), float('pt1', 1), float('pt2', 1)])];
    const all = derived && text === 'a - b' ? tables.slice(1) : tables;
    const { features, formulas } = deriveColumns(all, [text]);
    expect([features, formulas.has(name)]).toEqual([[name], derived]);
  });

  it('lets a formula use those before it', () => {
    const { tables } = deriveColumns([data], ['r = pt1/pt2', 'r ** 2 + 1']);
    expect(tables[0].columns.at(-1)).toMatchObject({ name: 'r ** 2 + 1', values: Float64Array.of(5) });
  });

  it.each([
    ['pt1 = pt2', 1, 'there is a column "pt1" already', 'choose another name'],
    ['a b = pt1', 1, '"a b" is no name', 'write name = expression, with backticks'],
    ['a-b = pt1', 1, '"a-b" is no name', 'write name = expression'],
    ['log(pt1) = 3 * pt1', 1, '"log(pt1)" is no name', 'write name = expression'],
    [' = pt1', 1, '"" is no name', 'write name = expression'],
    ['r = ', 4, 'there is nothing', 'write an expression'],
    ['r = pt1 / ', 11, 'a value is missing behind "/"', ''],
    ['r = pt1 = pt2', 9, '"=" has no meaning here', 'write == to compare'],
    ['r = 3', 5, 'it names no column', ''],
    ['r = pt1 / pt3', 11, 'there is no column "pt3" in sm.arrow', 'did you mean "pt1"?'],
    ['pt [Gev]', 4, '"[" has no meaning here', 'put the name of a column'],
  ])('%j is refused at %d', (text, character, what, todo) => {
    const message = messageOf(() => deriveColumns([reference, data], [text], '--features'), 'usage');
    expect(message).toBe(
      `--features, character ${character}: ${what}:\n  ${text}\n  ${' '.repeat(character - 1)}^\n  to do: ${message.split('to do: ')[1]}`,
    );
    expect(message).toContain(`to do: ${todo}`);
  });

  it('refuses two formulas of one name', () => {
    expectFault(
      () => deriveColumns([data], ['r = pt1', 'r = pt2'], '--features'),
      'usage',
      /there is a column "r" already/,
    );
  });

  it('leaves values that are not finite to the choice of events, which names the formula', () => {
    const { tables, features } = deriveColumns([reference], ['d = log(pt1 - 5)', 'log(pt2 - 2)']);
    expectFault(
      () => selectSample(tables[0], features.slice(0, 1), undefined),
      'content',
      /^sm.arrow: feature "d" = log\(pt1 - 5\) holds 1 value that is null, NaN or infinite, the first in row 1; leave such rows out with --drop-invalid, or mend the formula$/,
    );
    expectFault(
      () => selectSample(tables[0], features.slice(1), undefined),
      'content',
      /feature "log\(pt2 - 2\)" holds 1 value/,
    );
    expect(selectSample(tables[0], features, undefined, { dropInvalid: true })).toMatchObject({ dropped: 1 });
  });
});
