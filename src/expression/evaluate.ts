import { findColumn, nameAdvice, type Table } from '../sample/index.js';
import { COMPARE_IT } from './buildTree.js';
import { expressionFault } from './expressionFault.js';
import { functions } from './functions.js';
import type { Node } from './node.js';
import type { Expression } from './parseExpression.js';

/** Rows at a time: the values of all operations stay in the cache. */
const BLOCK = 1024;

/** The values of rows `from` to below `to`, at most BLOCK of them, from index 0 on. They hold until the next call. */
type Block = (from: number, to: number) => Float64Array;

/**
 * The value of an expression in each row: 1 and 0 for true and false, NaN where a NaN leaves it open.
 *
 * @throws Fault `usage` that points at a column which is not there; `content` for one that holds no numbers
 */
export function evaluate(expression: Expression, table: Table): Float64Array {
  const block = blockOf(expression.root);
  const values = new Float64Array(table.rows);
  for (let from = 0; from < table.rows; from += BLOCK) {
    const to = Math.min(from + BLOCK, table.rows);
    values.set(block(from, to).subarray(0, to - from), from);
  }
  return values;

  function blockOf(node: Node): Block {
    const out = new Float64Array(BLOCK);
    switch (node.kind) {
      case 'number':
        out.fill(node.value);
        return () => out;
      case 'column':
        return columnBlock(node, out);
      case 'unary': {
        const of = blockOf(node.of);
        return (from, to) => {
          node.loop(out, to - from, of(from, to));
          return out;
        };
      }
      case 'binary': {
        const [left, right] = [blockOf(node.left), blockOf(node.right)];
        return (from, to) => {
          node.loop(out, to - from, left(from, to), right(from, to));
          return out;
        };
      }
      case 'call':
        return callBlock(node.apply, node.values.map(blockOf), out);
    }
  }

  function columnBlock({ name, at, isTruth }: Node & { kind: 'column' }, out: Float64Array): Block {
    if (!table.columns.some((column) => column.name === name)) {
      const todo = functions.has(name) ? `write ${name}( … ) for the function` : nameAdvice(table, name);
      throw expressionFault(expression, at, `there is no column "${name}" in ${table.origin}`, todo);
    }
    const { values, kind } = findColumn(table, name);
    // A shell makes `--where mass > 60` without quotes to `--where mass`.
    if (isTruth && kind === 'float')
      throw expressionFault(expression, at, 'this is a number and no condition', COMPARE_IT);
    return (from, to) => {
      out.set(values.subarray(from, to));
      return out;
    };
  }
}

function callBlock(
  apply: (...values: number[]) => number,
  blocks: readonly Block[],
  out: Float64Array,
): Block {
  const [first, second] = blocks;
  if (blocks.length === 1) {
    return (from, to) => {
      const x = first(from, to);
      for (let i = 0; i < to - from; i++) out[i] = apply(x[i]);
      return out;
    };
  }
  if (blocks.length === 2) {
    return (from, to) => {
      const [x, y] = [first(from, to), second(from, to)];
      for (let i = 0; i < to - from; i++) out[i] = apply(x[i], y[i]);
      return out;
    };
  }
  return (from, to) => {
    const all = blocks.map((block) => block(from, to));
    for (let i = 0; i < to - from; i++) out[i] = apply(...all.map((values) => values[i]));
    return out;
  };
}
