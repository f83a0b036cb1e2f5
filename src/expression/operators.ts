import { inexactMath } from './inexactMath.js';

/** Writes the first `rows` values of an operation. A loop an operation: one for all is three times slower (measured). */
export type UnaryLoop = (out: Float64Array, rows: number, a: Float64Array) => void;
export type BinaryLoop = (out: Float64Array, rows: number, a: Float64Array, b: Float64Array) => void;

const { power } = inexactMath;

// A truth value is 1 or 0, and NaN where a NaN leaves it open: a comparison with NaN, and what && and || join unless one
// side decides, as in SQL. A number is false where it is 0, else true.

export const unaryOperators = mapOf<UnaryLoop>({
  '+': (out, rows, a) => {
    for (let i = 0; i < rows; i++) out[i] = a[i];
  },
  '-': (out, rows, a) => {
    for (let i = 0; i < rows; i++) out[i] = -a[i];
  },
  '!': (out, rows, a) => {
    for (let i = 0; i < rows; i++) out[i] = a[i] === 0 ? 1 : isTrue(a[i]) ? 0 : NaN;
  },
});

/** x ** 2 as x·x: the same bits everywhere. */
export const square: UnaryLoop = (out, rows, a) => {
  for (let i = 0; i < rows; i++) out[i] = a[i] * a[i];
};

export const binaryOperators = mapOf<BinaryLoop>({
  '||': (out, rows, a, b) => {
    for (let i = 0; i < rows; i++) out[i] = isTrue(a[i]) || isTrue(b[i]) ? 1 : valid(a[i], b[i]) ? 0 : NaN;
  },
  '&&': (out, rows, a, b) => {
    for (let i = 0; i < rows; i++) out[i] = a[i] === 0 || b[i] === 0 ? 0 : valid(a[i], b[i]) ? 1 : NaN;
  },
  '==': (out, rows, a, b) => {
    for (let i = 0; i < rows; i++) out[i] = a[i] === b[i] ? 1 : valid(a[i], b[i]) ? 0 : NaN;
  },
  '!=': (out, rows, a, b) => {
    for (let i = 0; i < rows; i++) out[i] = a[i] === b[i] ? 0 : valid(a[i], b[i]) ? 1 : NaN;
  },
  '<': (out, rows, a, b) => {
    for (let i = 0; i < rows; i++) out[i] = a[i] < b[i] ? 1 : valid(a[i], b[i]) ? 0 : NaN;
  },
  '<=': (out, rows, a, b) => {
    for (let i = 0; i < rows; i++) out[i] = a[i] <= b[i] ? 1 : valid(a[i], b[i]) ? 0 : NaN;
  },
  '>': (out, rows, a, b) => {
    for (let i = 0; i < rows; i++) out[i] = a[i] > b[i] ? 1 : valid(a[i], b[i]) ? 0 : NaN;
  },
  '>=': (out, rows, a, b) => {
    for (let i = 0; i < rows; i++) out[i] = a[i] >= b[i] ? 1 : valid(a[i], b[i]) ? 0 : NaN;
  },
  '+': (out, rows, a, b) => {
    for (let i = 0; i < rows; i++) out[i] = a[i] + b[i];
  },
  '-': (out, rows, a, b) => {
    for (let i = 0; i < rows; i++) out[i] = a[i] - b[i];
  },
  '*': (out, rows, a, b) => {
    for (let i = 0; i < rows; i++) out[i] = a[i] * b[i];
  },
  '/': (out, rows, a, b) => {
    for (let i = 0; i < rows; i++) out[i] = a[i] / b[i];
  },
  '**': (out, rows, a, b) => {
    for (let i = 0; i < rows; i++) out[i] = power(a[i], b[i]);
  },
});

function mapOf<Loop>(named: Readonly<Record<string, Loop>>): ReadonlyMap<string, Loop> {
  return new Map(Object.entries(named));
}

function isTrue(value: number): boolean {
  return value !== 0 && value === value;
}

function valid(a: number, b: number): boolean {
  return a === a && b === b;
}
