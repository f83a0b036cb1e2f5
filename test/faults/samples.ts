import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeArrow } from '../../src/formats/index.js';
import { purposes, Stream, normal } from '../../src/random/index.js';

/** Columns of a file, by name. */
export type Columns = Readonly<Record<string, Float32Array | Float64Array>>;

/** So many events of two independent normal features. */
function normals(events: number, seed: number, names: readonly string[] = ['x', 'y']): Columns {
  return Object.fromEntries(
    names.map((name, i) => {
      const stream = new Stream(seed, purposes.benchmarkEvents, i);
      return [name, Float64Array.from({ length: events }, () => normal(stream))];
    }),
  );
}

/** The columns with one of them changed, value by value. */
export function changed(
  columns: Columns,
  name: string,
  change: (value: number, row: number) => number,
): Columns {
  return { ...columns, [name]: columns[name].map(change) };
}

export function arrowOf(columns: Columns): Uint8Array {
  return writeArrow(
    Object.entries(columns).map(([name, values]) => ({ name, values })),
    new Map(),
  );
}

export const REFERENCE = normals(400, 1);
export const DATA = normals(60, 2);

/** The two good files that most faults start from. */
export function writeGood(folder: string): void {
  writeFileSync(join(folder, 'ref.arrow'), arrowOf(REFERENCE));
  writeFileSync(join(folder, 'obs.arrow'), arrowOf(DATA));
}
