import { buildTree } from './buildTree.js';
import { checkOrder } from './checkOrder.js';
import { expressionFault, type Source } from './expressionFault.js';
import type { Node } from './node.js';
import { scan } from './scan.js';

/** A formula of columns, understood but not yet tied to a table. */
export interface Expression extends Source {
  readonly root: Node;
}

/**
 * Understands an expression such as `pt1 / pt2`; docs/expressions.md says what can be written. Nothing of it is ever run
 * as a program.
 *
 * @param origin - what asked for it, for messages
 * @throws Fault `usage` that points at the character that is wrong, and says what to write
 */
export function parseExpression(text: string, origin: string): Expression {
  return parseFrom({ text, origin });
}

/**
 * Understands an expression that is true or false, such as `mass > 60 && abs(eta1) < 2.4`.
 *
 * @throws Fault `usage` as `parseExpression`, and for an expression whose values are numbers
 */
export function parseCondition(text: string, origin: string): Expression {
  return parseFrom({ text, origin }, 0, 'condition');
}

/** Understands what stands in a text from an index on. */
export function parseFrom(source: Source, from = 0, wanted: 'number' | 'condition' = 'number'): Expression {
  const tokens = scan(source, from);
  checkOrder(source, tokens, from);
  if (!tokens.some(({ kind }) => kind === 'column'))
    throw expressionFault(source, tokens[0].at, 'it names no column', 'write one, such as pt1 / pt2');
  return { ...source, root: buildTree(source, tokens, wanted) };
}
