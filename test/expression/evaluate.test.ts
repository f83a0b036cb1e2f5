import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveColumns } from '../../src/expression/index.js';
import { exp, log } from '../../src/numeric/index.js';
import type { Column } from '../../src/sample/index.js';
import { expectFault, float, integer, messageOf, table, text } from '../sample/tables.js';

/** The value of an expression in a table of one row. */
function valueOf(expression: string, row: Readonly<Record<string, number>> = { x: 3, y: 2, z: 0 }): number {
  return valuesOf(
    expression,
    Object.entries(row).map(([name, value]) => float(name, value)),
  )[0];
}

function valuesOf(expression: string, columns: readonly Column[]): number[] {
  const { tables } = deriveColumns([table('t', columns)], [`result = ${expression}`]);
  return [...tables[0].columns.at(-1)!.values!];
}

/** Expressions that mean the same in JavaScript. */
const written = fc.letrec<{ number: string; condition: string }>((tie) => {
  const [number, condition] = [tie('number'), tie('condition')];
  const joined = (sides: fc.Arbitrary<string>, ...operators: string[]) =>
    fc.tuple(sides, fc.constantFrom(...operators), sides).map((parts) => parts.join(' '));
  return {
    number: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('x', 'y', 'n', '2', '0.5', '1e1', '- x', '- - y', '+ n'),
      joined(number, '+', '-', '*', '/'),
      number.map((a) => `(${a})`),
      number.map((a) => `- (${a})`),
      number.map((a) => `x ** (${a}) ** 3`),
      fc
        .tuple(fc.constantFrom('abs', 'sqrt', 'exp', 'log', 'sin', 'tanh'), number)
        .map(([f, a]) => `${f}(${a})`),
      fc
        .tuple(fc.constantFrom('min', 'max', 'hypot', 'atan2'), number, number)
        .map(([f, a, b]) => `${f}(${a}, ${b})`),
      // A number in JavaScript too.
      condition.map((a) => `(+(${a}))`),
    ),
    condition: fc.oneof(
      { maxDepth: 4 },
      joined(number, '<', '<=', '>', '>=', '==', '!='),
      joined(condition, '&&', '||'),
      condition.map((a) => `!(${a})`),
      condition.map((a) => `(${a})`),
    ),
  };
});

describe('an expression', () => {
  it.each([
    ['x + y * x', 9],
    ['(x + y) * x', 15],
    ['x - y - 1', 0],
    ['x / y / 2', 0.75],
    ['y ** x ** y', 512],
    ['(y ** x) ** y', 64],
    ['-x ** 2', -9],
    ['(-x) ** 2', 9],
    ['- - x ** 2', 9],
    ['y * -x ** 2', -18],
    ['y ** -x', 0.125],
    ['y ** -x ** 0', 0.5],
    ['+x - -y', 5],
    ['x ** 2', 9],
    ['.5 * x + 1.e1 + 2E-1', 11.7],
    ['x > 2', 1],
    ['x + 1 > y * 2', 0],
    ['x > 2 && y > 2', 0],
    ['x > 9 || x > 2 && y > 1', 1],
    ['(x > 2 || x > 9) && y > 2', 0],
    ['!(x > 2) || y == 2', 1],
    ['!(x > 2)', 0],
    ['(x > 2) + (y > 1) == 2', 1],
    ['(x > 2) == (y > 5)', 0],
    ['x != 3', 0],
    ['x >= 3', 1],
    ['x <= 2', 0],
    ['abs(-x)', 3],
    ['sqrt(x + 6)', 3],
    ['log(x)', log(3)],
    ['exp(x)', exp(3)],
    ['log10(1000 + z)', Math.log10(1000)],
    [
      'sin(x) + cos(x) + sinh(x) + cosh(x) + tanh(x)',
      Math.sin(3) + Math.cos(3) + Math.sinh(3) + Math.cosh(3) + Math.tanh(3),
    ],
    ['atan2(y, x)', Math.atan2(2, 3)],
    ['hypot(x, 4)', 5],
    ['hypot(x, y, 6)', 7],
    ['min(x, y, 5)', 2],
    ['max(x, y)', 3],
    ['x / z', Infinity],
    ['`x`*`y`', 6],
    ['log(-x)', NaN],
  ])('%s is %d', (expression, value) => {
    expect(valueOf(expression)).toBe(value);
  });

  it.each([
    ['x > 1', NaN],
    ['x == x', NaN],
    ['x != 1', NaN],
    ['!(x > 1)', NaN],
    ['x > 1 && y > 9', 0],
    ['x > 1 && y > 1', NaN],
    ['x > 1 || y > 1', 1],
    ['x > 1 || y > 9', NaN],
    ['x + y', NaN],
    ['max(x, y)', NaN],
  ])(
    'with NaN in x, %s is %d: a comparison is open, and && and || decide where one side does',
    (expression, value) => {
      expect(valueOf(expression, { x: NaN, y: 2 })).toBe(value);
    },
  );

  it('gives what JavaScript gives, wherever no NaN leaves it open', () => {
    const rows = { x: [3, -1, 0, NaN, 1e10], y: [2, 0.5, -3, 1, 0], n: [1, 0, 7, -2, NaN] };
    const columns = Object.entries(rows).map(([name, values]) => float(name, ...values));
    const scope = {
      abs: Math.abs,
      sqrt: Math.sqrt,
      exp,
      log,
      sin: Math.sin,
      tanh: Math.tanh,
      min: Math.min,
      max: Math.max,
      hypot: Math.hypot,
      atan2: Math.atan2,
    };
    let open = 0;
    let decided = 0;
    fc.assert(
      fc.property(fc.oneof(written.number, written.condition), (expression) => {
        fc.pre(/[xyn]/.test(expression.replace(/[a-z]+2?\(/g, '(')));
        // eslint-disable-next-line @typescript-eslint/no-implied-eval
        const apply = new Function(
          ...Object.keys(rows),
          ...Object.keys(scope),
          `return Number(${expression})`,
        ) as (...values: unknown[]) => number;
        valuesOf(expression, columns).forEach((value, row) => {
          if (Number.isNaN(value)) return void open++;
          decided++;
          expect(value).toBe(
            apply(...Object.values(rows).map((values) => values[row]), ...Object.values(scope)),
          );
        });
      }),
      { numRuns: 2000, seed: 4 },
    );
    // NaN is in two of five rows.
    expect(open).toBeGreaterThan(500);
    expect(decided).toBeGreaterThan((3 * open) / 2);
  });

  it('reads float32, whole numbers and truth values as they are', () => {
    const single: Column = { ...float('s'), values: Float32Array.of(0.1, 2) };
    expect(valuesOf('s * 1 + n', [single, integer('n', 1, 2)])).toEqual([Math.fround(0.1) + 1, 4]);
  });

  it('goes over the edges of blocks of rows', () => {
    const x = Float64Array.from({ length: 2500 }, (_, i) => i);
    const values = valuesOf('x * 2 + max(x, 5, 3 * x)', [{ ...float('x'), values: x }]);
    expect(values).toEqual(Array.from(x, (i) => 2 * i + Math.max(5, 3 * i)));
    expect(valuesOf('x + 1', [float('x')])).toEqual([]);
  });
});

describe('a column in an expression', () => {
  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'log',
    'this',
    'true',
    'null',
    'Muon.pt',
    'größe',
    '$0',
  ])('may be called %s', (name) => {
    expect(valuesOf(`${name} + 1`, [float(name, 4)])).toEqual([5]);
    expect(valuesOf(`log(\`${name}\`)`, [float(name, 1)])).toEqual([0]);
  });

  it.each(['pt [GeV]', 'a-b', 'a,b', '1st', '<b>"&', "it's", ' '])(
    'may be called %j in backticks',
    (name) => {
      expect(valuesOf(`2 * \`${name}\``, [float(name, 4)])).toEqual([8]);
    },
  );

  it.each([
    ['mas > 60', 1, 'there is no column "mas" in t', 'did you mean "mass"?'],
    [
      'mass > 60 && constructor > 1',
      14,
      'there is no column "constructor" in t',
      'choose from: mass, label, n',
    ],
    ['mass > 1 && __proto__ > 1', 13, 'there is no column "__proto__" in t', 'choose from: mass, label, n'],
    ['2 * log > 1', 5, 'there is no column "log" in t', 'write log( … ) for the function'],
    ['n && !(mass)', 8, 'this is a number and no condition', 'compare it'],
  ])('%s: what is not there is pointed at', (expression, character, what, todo) => {
    const columns = [float('mass', 1), text('label'), integer('n', 1)];
    const message = messageOf(() => valuesOf(expression, columns), 'usage');
    const at = 'result = '.length + character;
    expect(message).toContain(`definition, character ${at}: ${what}:\n`);
    expect(message).toContain(`\n  ${' '.repeat(at - 1)}^\n  to do: ${todo}`);
  });

  it('must hold numbers', () => {
    expectFault(
      () => valuesOf('label == 1', [text('label')]),
      'content',
      /^t: column "label" holds no numbers but utf8; leave it out, or write it as numbers$/,
    );
  });
});
