import { expect } from 'vitest';
import { Fault, type FaultKind } from '../../src/fault/index.js';
import type { Column, Sample, Table, TextCells } from '../../src/sample/index.js';

/** A floating-point column. */
export function float(name: string, ...values: number[]): Column {
  return { name, kind: 'float', type: 'float64', nulls: 0, values: Float64Array.from(values) };
}

export function integer(name: string, ...values: number[]): Column {
  return { ...float(name, ...values), kind: 'integer', type: 'int64' };
}

export function text(name: string): Column {
  return { name, kind: 'other', type: 'utf8', nulls: 0 };
}

/** A column of a text file with cells that are no numbers. */
export function cells(
  name: string,
  why: Pick<TextCells, 'first' | 'line' | 'numbers'> & Partial<TextCells>,
): Column {
  return { name, kind: 'other', type: 'text', nulls: 0, text: { count: 1, decimalCommas: false, ...why } };
}

export function table(
  origin: string,
  columns: readonly Column[],
  metadata: Record<string, string> = {},
): Table {
  const rows = columns.find(({ values }) => values !== undefined)?.values?.length ?? 0;
  return { origin, rows, columns, metadata: new Map(Object.entries(metadata)) };
}

/** A sample with one column a list, named a, b, c, … */
export function sample(
  columns: readonly (readonly number[] | Float32Array)[],
  weights?: readonly number[],
): Sample {
  return {
    origin: 'ref.arrow',
    features: columns.map((_, i) => String.fromCharCode(97 + i)),
    columns: columns.map((column) => (column instanceof Float32Array ? column : Float64Array.from(column))),
    rows: columns[0]?.length ?? 0,
    ...(weights === undefined ? {} : { weights: Float64Array.from(weights) }),
  };
}

/** Expects a Fault of this kind whose message matches. */
export function expectFault(act: () => unknown, kind: FaultKind, message: RegExp): void {
  expect(messageOf(act, kind)).toMatch(message);
}

/** Expects a Fault of this kind, and gives its message. */
export function messageOf(act: () => unknown, kind: FaultKind): string {
  let caught: unknown;
  try {
    act();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(Fault);
  const { message, kind: found } = caught as Fault;
  expect({ message, kind: found }).toEqual({ message, kind });
  return message;
}
