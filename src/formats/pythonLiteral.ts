/** What the header of a NumPy file is made of. */
export type PythonLiteral =
  string | number | boolean | null | readonly PythonLiteral[] | ReadonlyMap<string, PythonLiteral>;

/** Nobody nests deeper. */
const DEEPEST = 32;
const WORDS = new Map<string, boolean | null>([
  ['True', true],
  ['False', false],
  ['None', null],
]);
const ESCAPES = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/**
 * Reads a literal of Python: strings, whole numbers, True, False, None, and tuples, lists and dictionaries of them,
 * with strings as keys. Nothing is ever evaluated.
 *
 * @returns tuples and lists as arrays, dictionaries as maps
 * @throws RangeError if it is none, or nested without end
 */
export function parsePythonLiteral(text: string): PythonLiteral {
  const tokens = tokensOf(text);
  let at = 0;
  const next = (): string => {
    if (at >= tokens.length) throw new RangeError('its header ends early');
    return tokens[at++];
  };

  function value(depth: number): PythonLiteral {
    if (depth > DEEPEST) throw new RangeError('its header is nested without end');
    const token = next();
    if (token === '(' || token === '[') return listUntil(token === '(' ? ')' : ']', depth);
    if (token === '{') return mapUntil(depth);
    if (/^['"]/.test(token)) return unquoted(token);
    const word = WORDS.get(token);
    if (word !== undefined) return word;
    if (/^-?\d+$/.test(token)) return Number(token);
    throw new RangeError(`its header has ${token} where a value should stand`);
  }

  function listUntil(close: string, depth: number): PythonLiteral[] {
    const list: PythonLiteral[] = [];
    while (tokens[at] !== close) {
      list.push(value(depth + 1));
      if (tokens[at] !== close) expect(',');
    }
    at++;
    return list;
  }

  function mapUntil(depth: number): Map<string, PythonLiteral> {
    const map = new Map<string, PythonLiteral>();
    while (tokens[at] !== '}') {
      const key = next();
      if (!/^['"]/.test(key)) throw new RangeError(`its header has ${key} where a name should stand`);
      expect(':');
      map.set(unquoted(key), value(depth + 1));
      if (tokens[at] !== '}') expect(',');
    }
    at++;
    return map;
  }

  function expect(token: string): void {
    const found = next();
    if (found !== token) throw new RangeError(`its header has ${found} in place of ${token}`);
  }

  const whole = value(0);
  if (at !== tokens.length) throw new RangeError('something follows in its header');
  return whole;
}

/** Python 2 wrote an L behind long numbers. */
const TOKEN = /\s*(?:([()[\]{},:])|(?:u?)('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(-?\d+)L?\b|([A-Za-z]+))\s*/sy;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) throw new RangeError('its header is no dictionary of Python');
    tokens.push(match[1] ?? match[2] ?? match[3] ?? match[4]);
  }
  return tokens;
}

/** `\xhh`, `\uhhhh` and `\Uhhhhhhhh`, or any one letter. */
const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U000([\da-fA-F]{5})|(.))/gs;

function unquoted(token: string): string {
  return token
    .slice(1, -1)
    .replace(ESCAPE, (_, two?: string, four?: string, eight?: string, other: string = '') => {
      const code = two ?? four ?? eight;
      if (code === undefined) return ESCAPES.get(other) ?? other;
      return String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff));
    });
}
