import { describe, expect, it } from 'vitest';
import { parseCondition, parseExpression } from '../../src/expression/index.js';
import { messageOf } from '../sample/tables.js';

/** The message of a Fault, its lines joined by ` | `. */
const refused = (text: string): string =>
  messageOf(() => parseCondition(text, '--where'), 'usage').replaceAll('\n', ' | ');

describe('what is no expression is refused at its character, with what to write', () => {
  it.each([
    ['x ^ 2 > 1', 3, '"^" has no meaning here', 'write ** for a power'],
    ['x & y', 3, '"&" has no meaning here', 'write && for "and"'],
    ['x | y', 3, '"|" has no meaning here', 'write || for "or"'],
    ['x = 1', 3, '"=" has no meaning here', 'write == to compare'],
    ['x === 1', 3, '"===" has no meaning here', 'write == to compare'],
    ['x !== 1', 3, '"!==" has no meaning here', 'write != to compare'],
    ['x <> 1', 3, '"<>" has no meaning here', 'write != to compare'],
    ['x =< 1', 3, '"=<" has no meaning here', 'write <= to compare'],
    ['x => 1', 3, '"=>" has no meaning here', 'write >= to compare'],
    ['x ≤ 1', 3, '"≤" has no meaning here', 'write <= to compare'],
    ['x // 2 > 1', 3, '"//" has no meaning here', 'write / to divide'],
    [
      'x % 2 == 1',
      3,
      '"%" has no meaning here',
      'put the name of a column that holds such signs in backticks',
    ],
    [
      'pt [GeV] > 1',
      4,
      '"[" has no meaning here',
      'put the name of a column that holds such signs in backticks',
    ],
    ["x == 'a'", 6, `"'" has no meaning here`, 'texts cannot be compared'],
    ['x > 1 ? y : z', 7, '"?" has no meaning here', '&& and || join conditions'],
    ['x > 2y', 5, '"2y" is no number', 'write * to multiply'],
    ['x > 1e', 5, '"1e" is no number', ''],
    ['x > 0x10', 5, '"0x10" is no number', ''],
    ['x > 1.2.3', 5, '"1.2.3" is no number', ''],
    ['x > 1e999', 5, '1e999 is too large', ''],
    ['a < b < c', 7, 'comparisons cannot be chained', 'write a < b && b < c'],
    ['0 < x <= 1 && y > 2', 7, 'comparisons cannot be chained', 'write a < b && b < c'],
    ['a == b < c', 8, 'comparisons cannot be chained', ''],
    ['!a < b', 1, 'this ! negates only what is next to it', 'write !( … )'],
    ['x > 1 and y > 2', 7, 'an operator is missing before "and"', 'write && for "and"'],
    ['x > 1 or y > 2', 7, 'an operator is missing before "or"', 'write || for "or"'],
    ['not x', 5, 'an operator is missing before "x"', 'write ! for "not"'],
    ['not(x > 1)', 1, 'there is no function "not"', 'write ! for "not"'],
    ['x y', 3, 'an operator is missing before "y"', 'write an operator'],
    ['2 (x) > 1', 3, 'an operator is missing before "("', 'write an operator'],
    ['x > ', 5, 'a value is missing behind ">"', 'write a column or a number'],
    ['x > * 2', 5, 'a value is missing before "*"', 'write a column or a number'],
    ['x > 1 &&& y', 9, '"&" has no meaning here', ''],
    ['()', 2, 'a value is missing before ")"', ''],
    ['(x > 1', 1, 'this bracket is not closed', 'write a ) where it ends'],
    ['x > 1)', 6, 'this bracket closes nothing', ''],
    ['x > 1, y > 2', 6, 'a comma stands outside of a function', 'write && between conditions'],
    ['min(x, (y, z)) > 1', 10, 'a comma stands outside of a function', ''],
    ['min(x,) > 1', 7, 'a value is missing before ")"', ''],
    ['x > `pt', 5, 'this ` is not closed', ''],
    ['x > ``', 5, 'no name is in these backticks', ''],
    ['sqr(x) > 1', 1, 'there is no function "sqr"', 'did you mean "sqrt"?'],
    ['np.log(x) > 1', 1, 'there is no function "np.log"', 'did you mean "log"?'],
    ['x > 0 && pow(x, 2) > 1', 10, 'there is no function "pow"', 'write ** for a power'],
    ['constructor(x) > 1', 1, 'there is no function "constructor"', 'choose from: abs, sqrt'],
    ['__proto__(x) > 1', 1, 'there is no function "__proto__"', 'choose from: abs'],
    ['log(x, y) > 1', 1, 'log takes 1 value, not 2', 'write log(x)'],
    ['x > log()', 5, 'log takes 1 value, not 0', 'write log(x)'],
    ['atan2(x) > 1', 1, 'atan2 takes 2 values, not 1', 'write atan2(x, y)'],
    ['max(x) > 1', 1, 'max takes at least 2 values, not 1', 'write max(x, y)'],
    ['x + 1', 1, 'this is a number and no condition', 'compare it'],
    ['  log(x)', 3, 'this is a number and no condition', 'compare it'],
    ['x > 1 && y + 1', 10, 'this is a number and no condition', 'compare it'],
    ['!(x + 1)', 3, 'this is a number and no condition', 'compare it'],
    ['1 > 0', 1, 'it names no column', ''],
    ['', 1, 'there is nothing', ''],
    [' \t', 1, 'there is nothing', ''],
    ['😀 > 1', 1, '"😀" has no meaning here', ''],
    ['`😀` > ^', 7, '"^" has no meaning here', ''],
  ])('%j at %d', (text, character, what, todo) => {
    const shown = text.replace('\t', ' ');
    expect(refused(text)).toContain(
      `--where, character ${character}: ${what}: |   ${shown} |   ${' '.repeat(character - 1)}^ |   to do: ${todo}`,
    );
  });

  it.each([
    ['brackets', '('.repeat(100_000) + 'x', /character 2001: it has more than 2000 parts/],
    ['some brackets', '('.repeat(101) + 'x', /character 101: it has brackets in more than 100 others/],
    ['signs', '-'.repeat(100_000) + 'x', /more than 2000 parts/],
    ['a long sum', 'x' + ' + x'.repeat(100_000), /more than 2000 parts/],
    [
      'a long name',
      'x'.repeat(100_000) + ' ^ 2',
      /^--where, character 100002: .*\| {3}…x{39} \^ 2 \| {44}\^ \|/,
    ],
  ])('%s, many of them', (_, text, message) => {
    expect(refused(text)).toMatch(message);
  });

  it.each([
    ['brackets', '('.repeat(100) + 'x' + ')'.repeat(100)],
    ['calls', 'abs('.repeat(100) + 'x' + ')'.repeat(100)],
    ['signs', '-'.repeat(1999) + 'x'],
    ['a sum', 'x' + ' + x'.repeat(999)],
    ['a power', 'x' + ' ** x'.repeat(999)],
  ])('the most %s pass', (_, text) => {
    expect(() => parseExpression(text, 'test')).not.toThrow();
  });
});
