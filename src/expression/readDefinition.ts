import { expressionFault, type Source } from './expressionFault.js';
import { parseFrom, type Expression } from './parseExpression.js';
import { scan } from './scan.js';

/** A feature, as it was defined. */
export interface Definition {
  readonly name: string;
  /** Its expression, and how that is written; absent where it is a column as it is. */
  readonly formula?: { readonly text: string; readonly expression: Expression };
}

/** `name =`, but not `==` or `<=`. */
const NAMED = /^(?:\s*`[^`]*`\s*|[^`=<>!]*)=(?!=)/u;

/**
 * Understands the definition of a feature: the name of a column, an expression, or `name = expression`. A text that is
 * exactly the name of a column is that column, whatever signs are in it. An expression without a name is called by its
 * own text.
 *
 * @param columns - the names of all columns
 * @param origin - what asked for it, for messages
 * @throws Fault `usage` that points at the character that is wrong
 */
export function readDefinition(
  text: string,
  columns: ReadonlySet<string>,
  origin = 'definition',
): Definition {
  // A list with an empty place: the choice of features says so.
  if (columns.has(text) || text === '') return { name: text };
  const source = { text, origin };
  const equals = (NAMED.exec(text)?.[0].length ?? 0) - 1;
  const expression = parseFrom(source, equals + 1);
  const { root } = expression;
  if (equals < 0 && root.kind === 'column') return { name: root.name };
  const formula = { text: text.slice(equals + 1).trim(), expression };
  return { name: equals < 0 ? text : nameOf(source, equals, columns), formula };
}

/** What stands before the sign at `end`. */
function nameOf(source: Source, end: number, columns: ReadonlySet<string>): string {
  const tokens = scan(source, 0, end);
  const [name] = tokens;
  if (tokens.length !== 1 || name.kind !== 'column') {
    throw expressionFault(
      source,
      name?.at ?? 0,
      `"${source.text.slice(0, end).trim()}" is no name`,
      'write name = expression, with backticks around a name that holds signs; == compares',
    );
  }
  if (columns.has(name.text)) {
    const what = `there is a column "${name.text}" already`;
    throw expressionFault(source, name.at, what, 'choose another name');
  }
  return name.text;
}
