import jsep from 'jsep';
import { Fault } from '../fault/index.js';
import { expressionFault, type Source } from './expressionFault.js';
import { functions } from './functions.js';
import type { Node } from './node.js';
import { binaryOperators, square, unaryOperators } from './operators.js';
import type { Token } from './token.js';

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);
const CONDITIONS = new Set(['&&', '||', '!', ...COMPARISONS]);

/**
 * The tree of tokens in a valid order, by jsep, which knows precedence but neither backticks nor where its nodes stand,
 * and forgets brackets. It is given the number of each token instead of a name, and a bracket as a call of it:
 * `-(pt) < 2` is `- $1( $2 ) < $5`. No name of a user reaches it.
 *
 * @param wanted - what the values must be
 * @throws Fault `usage` for chained comparisons, a ! that binds to less than it seems, numbers where a condition must be,
 *   and too few or too many values of a function
 */
export function buildTree(source: Source, tokens: readonly Token[], wanted: 'number' | 'condition'): Node {
  // Tokens of columns that are asked for true or false.
  const truths = new Set<Token>();
  const numbered = tokens.map(({ kind, text }, i) => {
    if (kind !== 'operator') return `$${i}`;
    return text === '(' && tokens[i - 1]?.kind !== 'name' ? `$${i}(` : text;
  });
  const tree = jsep(numbered.join(' '));
  if (wanted === 'condition') needCondition(tree);
  return nodeOf(tree);

  function nodeOf(expression: jsep.Expression): Node {
    const tree = expression as jsep.CoreExpression;
    if (tree.type === 'Identifier') return leaf(tokenOf(tree));
    if (tree.type === 'CallExpression') {
      const token = tokenOf(tree.callee);
      return token.kind === 'name' ? call(token, tree.arguments) : nodeOf(tree.arguments[0]);
    }
    if (tree.type === 'UnaryExpression') {
      if (tree.operator === '!') needCondition(tree.argument);
      return { kind: 'unary', loop: unaryOperators.get(tree.operator)!, of: nodeOf(tree.argument) };
    }
    if (tree.type === 'BinaryExpression') return binary(tree);
    throw new Fault('internal', { what: `an expression holds a ${tree.type}` });
  }

  function leaf(token: Token): Node {
    const { kind, text, at } = token;
    if (kind === 'number') return { kind, value: Number(text) };
    return { kind: 'column', name: text, at, isTruth: truths.has(token) };
  }

  function call({ text, at }: Token, values: readonly jsep.Expression[]): Node {
    const { apply, least, most } = functions.get(text)!;
    if (values.length < least || values.length > most) {
      const wanted = `${least === most ? '' : 'at least '}${least} ${least === 1 ? 'value' : 'values'}`;
      throw fault(
        at,
        `${text} takes ${wanted}, not ${values.length}`,
        `write ${text}(${least === 1 ? 'x' : 'x, y'})`,
      );
    }
    return { kind: 'call', apply, values: values.map(nodeOf) };
  }

  function binary(tree: jsep.BinaryExpression): Node {
    const { operator, left, right } = tree;
    const first = left as jsep.CoreExpression;
    if (
      first.type === 'UnaryExpression' &&
      first.operator === '!' &&
      operator !== '&&' &&
      operator !== '||'
    ) {
      const todo = 'write !( … ) around all that it negates';
      throw fault(startOf(first), 'this ! negates only what is next to it', todo);
    }
    // A sign binds less tightly than a power: −x² is −(x²).
    if (operator === '**' && first.type === 'UnaryExpression')
      return nodeOf({ ...first, argument: { ...tree, left: first.argument } });
    if (COMPARISONS.has(operator)) {
      // Without brackets, which would be calls.
      const second = isComparison(left) ? tree : isComparison(right) ? right : undefined;
      if (second !== undefined)
        throw fault(operatorOf(second), 'comparisons cannot be chained', 'write a < b && b < c');
    } else if (CONDITIONS.has(operator)) {
      needCondition(left);
      needCondition(right);
    }
    const [a, b] = [nodeOf(left), nodeOf(right)];
    if (operator === '**' && b.kind === 'number' && b.value === 2)
      return { kind: 'unary', loop: square, of: a };
    return { kind: 'binary', loop: binaryOperators.get(operator)!, left: a, right: b };
  }

  function needCondition(expression: jsep.Expression): void {
    const tree = expression as jsep.CoreExpression;
    if (tree.type === 'CallExpression' && tokenOf(tree.callee).kind === 'operator')
      return needCondition(tree.arguments[0]);
    if (tree.type === 'Identifier' && tokenOf(tree).kind === 'column') {
      truths.add(tokenOf(tree));
      return;
    }
    const operator = tree.type === 'BinaryExpression' || tree.type === 'UnaryExpression' ? tree.operator : '';
    if (!CONDITIONS.has(operator))
      throw fault(startOf(tree), 'this is a number and no condition', COMPARE_IT);
  }

  function tokenOf(name: jsep.Expression): Token {
    return tokens[indexOf(name)];
  }

  /** Where an expression begins. */
  function startOf(tree: jsep.Expression): number {
    return tokens[firstOf(tree)].at;
  }

  /** The operator is the token before its right side. */
  function operatorOf(tree: jsep.BinaryExpression): number {
    return tokens[firstOf(tree.right) - 1].at;
  }

  function fault(at: number, what: string, todo: string): Error {
    return expressionFault(source, at, what, todo);
  }
}

/** What to do about a number that should be true or false. */
export const COMPARE_IT = "compare it, with quotes around all: 'mass > 60'";

function isComparison(tree: jsep.Expression): tree is jsep.BinaryExpression {
  return tree.type === 'BinaryExpression' && COMPARISONS.has(tree.operator as string);
}

/** The number of the first token of an expression. */
function firstOf(expression: jsep.Expression): number {
  const tree = expression as jsep.CoreExpression;
  if (tree.type === 'BinaryExpression') return firstOf(tree.left);
  if (tree.type === 'UnaryExpression') return firstOf(tree.argument) - 1;
  return indexOf(tree.type === 'CallExpression' ? tree.callee : tree);
}

function indexOf(name: jsep.Expression): number {
  return Number((name as jsep.Identifier).name.slice(1));
}
