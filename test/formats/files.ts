import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { Fault, type FaultKind } from '../../src/fault/index.js';
import type { Column, Table } from '../../src/sample/index.js';

const folder = new URL('../fixtures/arrow/', import.meta.url);

/** The bytes of a file that test/fixtures/arrow.py wrote. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, folder)));
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function column(table: Table, name: string): Column {
  const found = table.columns.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no column ${name} in ${table.origin}`);
  return found;
}

/** Numbers of a column as a plain list. */
export function values(table: Table, name: string): number[] {
  return [...(column(table, name).values ?? [])];
}

/** Expects a Fault of this kind whose message matches. */
export function expectFault(act: () => unknown, kind: FaultKind, message: RegExp): void {
  let caught: unknown;
  try {
    act();
  } catch (error) {
    caught = error;
  }
  checkFault(caught, kind, message);
}

/** The same of a promise. */
export async function expectRejection(
  promise: Promise<unknown>,
  kind: FaultKind,
  message: RegExp,
): Promise<void> {
  const caught = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  checkFault(caught, kind, message);
}

function checkFault(caught: unknown, kind: FaultKind, message: RegExp): void {
  expect(caught).toBeInstanceOf(Fault);
  expect((caught as Fault).message).toMatch(message);
  expect((caught as Fault).kind).toBe(kind);
  expect((caught as Fault).text.todo).toBeTruthy();
}
