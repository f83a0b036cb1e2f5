import { closestName } from '../text/index.js';
import { expressionFault, type Source } from './expressionFault.js';
import { functions } from './functions.js';
import { functionHints, wordHints } from './hints.js';
import type { Token } from './token.js';

/** Brackets in brackets: each is a dozen calls deep in the parser. */
const DEEPEST = 100;

/**
 * Checks that values and operators alternate, that brackets close, and that each function is known. What passes has a
 * tree.
 *
 * @throws Fault `usage` at the first token that cannot stand where it is
 */
export function checkOrder(source: Source, tokens: readonly Token[], from: number): void {
  const fault = (at: number, what: string, todo: string) => expressionFault(source, at, what, todo);
  const open: { readonly at: number; readonly called: boolean }[] = [];
  let wanted: 'value' | 'operator' = 'value';
  tokens.forEach((token, i) => {
    const previous = tokens.at(i - 1)!;
    if (wanted === 'value') wanted = afterValueWanted(token, i === 0 ? undefined : previous);
    else wanted = afterOperatorWanted(token, previous);
  });
  if (tokens.length === 0) throw fault(from, 'there is nothing', 'write an expression, such as pt1 / pt2');
  if (wanted === 'value') {
    throw fault(
      source.text.length,
      `a value is missing behind "${tokens.at(-1)!.text}"`,
      'write a column or a number',
    );
  }
  const bracket = open.at(-1);
  if (bracket !== undefined) throw fault(bracket.at, 'this bracket is not closed', 'write a ) where it ends');

  function afterValueWanted(token: Token, previous: Token | undefined): 'value' | 'operator' {
    const { kind, text, at } = token;
    if (kind === 'number' || kind === 'column') return 'operator';
    if (kind === 'name') {
      if (!functions.has(text)) throw unknownFunction(token);
      return 'value';
    }
    if (text === '(') {
      open.push({ at, called: previous?.kind === 'name' });
      if (open.length > DEEPEST)
        throw fault(at, `it has brackets in more than ${DEEPEST} others`, 'write a simpler one');
      return 'value';
    }
    if (text === '-' || text === '+' || text === '!') return 'value';
    // No value at all is a matter of how many the function takes.
    if (text === ')' && previous?.text === '(' && open.at(-1)?.called === true) return afterClosed();
    throw fault(at, `a value is missing before "${text}"`, 'write a column or a number');
  }

  function afterOperatorWanted(token: Token, previous: Token): 'value' | 'operator' {
    const { kind, text, at } = token;
    if (kind === 'operator' && text === ')') {
      if (open.length === 0)
        throw fault(at, 'this bracket closes nothing', 'leave it out, or open one before');
      return afterClosed();
    }
    if (kind === 'operator' && text === ',') {
      if (open.at(-1)?.called === true) return 'value';
      throw fault(at, 'a comma stands outside of a function', 'write && between conditions');
    }
    if (kind === 'operator' && text !== '(' && text !== '!') return 'value';
    const todo =
      (kind === 'operator' ? undefined : wordHints.get(text)) ??
      (previous.kind === 'column' ? wordHints.get(previous.text) : undefined) ??
      'write an operator, such as * or &&';
    throw fault(at, `an operator is missing before "${text}"`, todo);
  }

  function afterClosed(): 'operator' {
    open.pop();
    return 'operator';
  }

  function unknownFunction({ text, at }: Token): Error {
    // `np.log`, `Math.log`
    const name = text.slice(text.lastIndexOf('.') + 1);
    const closest = functions.has(name) ? name : closestName(name, [...functions.keys()]);
    const todo =
      wordHints.get(name) ??
      functionHints.get(name) ??
      (closest === undefined
        ? `choose from: ${[...functions.keys()].join(', ')}`
        : `did you mean "${closest}"?`);
    return fault(at, `there is no function "${text}"`, todo);
  }
}
