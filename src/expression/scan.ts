import { expressionFault, type Source } from './expressionFault.js';
import { otherSignHint, signHints } from './hints.js';
import type { Token } from './token.js';

/** What follows goes through the tokens by recursion: this many cannot overflow the stack. */
const MOST_TOKENS = 2000;

const SPACE = /\s+/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;
/** Names as programs have them, those of branches (`Muon.pt`) among them. */
const NAME = /[\p{L}_$][\p{L}\p{M}\p{Nd}_$]*(?:\.[\p{L}_$][\p{L}\p{M}\p{Nd}_$]*)*/uy;
/** The longest sign first, so that a wrong one is seen as a whole. */
const SIGN = /===|!==|&&|\|\||==|!=|<=|>=|=<|=>|<>|\/\/|\*\*|./suy;
const OPERATORS = new Set('&& || ! == != < <= > >= + - * / ** ( ) ,'.split(' '));

/**
 * The tokens of an expression, or of a part of the text.
 *
 * @throws Fault `usage` for a sign that is none of an expression's, and for too many tokens
 */
export function scan(source: Source, from = 0, to = source.text.length): readonly Token[] {
  const text = source.text.slice(0, to);
  const tokens: Token[] = [];
  const match = (pattern: RegExp, at: number): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const fault = (at: number, what: string, todo: string) => expressionFault(source, at, what, todo);
  let at = from;
  while (true) {
    at += match(SPACE, at)?.length ?? 0;
    if (at === text.length) return tokens;
    if (tokens.length === MOST_TOKENS)
      throw fault(at, `it has more than ${MOST_TOKENS} parts`, 'write a shorter one');
    const number = match(NUMBER, at);
    const name = match(NAME, at);
    if (number !== undefined) {
      tokens.push({ kind: 'number', text: checkedNumber(number, at), at });
      at += number.length;
    } else if (name !== undefined) {
      const end = at + name.length;
      const called = text[end + (match(SPACE, end)?.length ?? 0)] === '(';
      tokens.push({ kind: called ? 'name' : 'column', text: name, at });
      at = end;
    } else if (text[at] === '`') {
      const end = text.indexOf('`', at + 1);
      if (end < 0) throw fault(at, 'this ` is not closed', 'write a ` behind the name of the column');
      if (end === at + 1) throw fault(at, 'no name is in these backticks', 'write the name of a column');
      tokens.push({ kind: 'column', text: text.slice(at + 1, end), at });
      at = end + 1;
    } else {
      const sign = match(SIGN, at)!;
      if (!OPERATORS.has(sign))
        throw fault(at, `"${sign}" has no meaning here`, signHints.get(sign) ?? otherSignHint);
      tokens.push({ kind: 'operator', text: sign, at });
      at += sign.length;
    }
  }

  function checkedNumber(number: string, at: number): string {
    const end = at + number.length;
    const rest = match(NAME, end) ?? match(NUMBER, end) ?? (text[end] === '.' ? '.' : undefined);
    if (rest !== undefined) {
      throw fault(
        at,
        `"${number}${rest}" is no number`,
        'write * to multiply, and backticks around the name of a column that begins with a digit',
      );
    }
    if (!Number.isFinite(Number(number)))
      throw fault(at, `${number} is too large`, 'write a number below 1.8e308');
    return number;
  }
}
