import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import { Fault } from '../fault/index.js';
import { readBytes } from '../input/index.js';

/** One `name: value` of a YAML file. */
export interface YamlEntry {
  readonly key: string;
  readonly value: unknown;
  /** The value where a truth value is asked for. */
  readonly truth: boolean | undefined;
  /** Where the name and the value stand: `run.yaml, line 2, column 8`. */
  readonly keyAt: string;
  readonly valueAt: string;
}

/**
 * Reads a YAML file of names and values.
 *
 * @throws Fault `missing` if it cannot be opened, `usage` with line and column if it holds anything else
 */
export async function readYaml(path: string): Promise<YamlEntry[]> {
  return parseYaml(new TextDecoder().decode(await readBytes(path, 'check --config')), path);
}

/** YAML 1.1, which many write from habit, has these as truth values too; in quotes they are texts in both. */
const TRUTHS = new Map([
  ['yes', true],
  ['on', true],
  ['no', false],
  ['off', false],
]);

/** The entries of a YAML text; see `readYaml`. */
export function parseYaml(text: string, path: string): YamlEntry[] {
  const lines = new LineCounter();
  const where = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}, line ${line}, column ${col}`;
  };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const error = document.errors[0];
    const [what, todo, offset = error.pos[0]] = plainWords(error, text);
    throw fault(where(offset), what, todo);
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return [];
  if (!isMap(contents)) throw fault(path, 'it holds no options', 'write one a line, such as toys: 300');
  return contents.items.map(({ key, value }) => {
    const keyAt = where(startOf(key) ?? 0);
    const valueAt = where(startOf(value) ?? startOf(key) ?? 0);
    return {
      key: String(plainValue(key, document, keyAt)),
      value: plainValue(value, document, valueAt),
      truth: truthOf(value),
      keyAt,
      valueAt,
    };
  });
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function plainValue(node: unknown, document: Document, at: string): unknown {
  try {
    const value: unknown = isNode(node) ? node.toJS(document) : null;
    JSON.stringify(value);
    return value;
  } catch {
    // An alias without its anchor, more of them than the parser follows, or one inside of what it stands for.
    throw fault(at, 'it stands for a value that is not there', 'write the value itself');
  }
}

function truthOf(node: unknown): boolean | undefined {
  if (!isScalar(node)) return undefined;
  if (typeof node.value === 'boolean') return node.value;
  return node.type === 'PLAIN' ? TRUTHS.get(String(node.value).toLowerCase()) : undefined;
}

function fault(where: string, what: string, todo: string): Fault {
  return new Fault('usage', { where, what, todo });
}

/** The parser's error without its jargon: what, what to do, and the place where that is another. */
function plainWords({ code, message, pos }: YAMLError, text: string): [string, string, number?] {
  const line = text
    .slice(text.lastIndexOf('\n', pos[0] - 1) + 1)
    .split('\n')[0]
    .trim();
  const open = Math.max(text.lastIndexOf('[', pos[0] - 1), text.lastIndexOf('{', pos[0] - 1));
  if (/Flow (sequence|map)|end with a [\]}]/.test(message) && open >= 0) {
    return [
      `the ${text[open]} is not closed`,
      `write a ${text[open] === '[' ? ']' : '}'} after the last value`,
      open,
    ];
  }
  const quote = /Missing closing (.)quote/.exec(message)?.[1];
  if (quote !== undefined) return [`the ${quote} is not closed`, 'close it', text.lastIndexOf(quote)];
  if (code === 'BLOCK_AS_IMPLICIT_KEY') {
    const next = text.indexOf('\n', pos[0]) + 1;
    return next > 0 && text[next] === ' '
      ? [...SHIFTED, next]
      : [
          'two options, or a second colon, stand on one line',
          'write one option a line, a text with colons in quotes',
        ];
  }
  const known: Partial<Record<YAMLError['code'], [string, string]>> = {
    DUPLICATE_KEY: [`"${line.split(':')[0]}" stands twice`, 'write it once'],
    TAB_AS_INDENT: ['a tab stands where only spaces may', 'begin the line without it'],
    BAD_INDENT: SHIFTED,
    MULTILINE_IMPLICIT_KEY: [`"${line}" ${NO_ENTRY[0]}`, NO_ENTRY[1]],
    MISSING_CHAR: [`"${line}" ${NO_ENTRY[0]}`, NO_ENTRY[1]],
    BAD_SCALAR_START: [`a value must not begin with ${text[pos[0]]}`, 'put it in quotes'],
    MULTIPLE_DOCS: ['a second document begins', 'leave one in the file'],
  };
  return known[code] ?? [`it is no YAML: ${message.split('\n')[0].replace(/[.:]$/, '')}`, 'mend the line'];
}

const SHIFTED: [string, string] = [
  'options do not begin in the same column',
  'begin each at the start of its line',
];
const NO_ENTRY = ['is no name with a value', 'write name, colon, space, value: toys: 300'] as const;
