import { toyColumns, type TestRow, type ToyRow } from '../ensemble/index.js';
import type { WorkState } from '../folder/index.js';
import { writeArrow, type OutputColumn } from '../formats/index.js';
import type { PointToys } from './fitPoint.js';

/**
 * toys.arrow of a study of power: a row a toy, null toys first, then those of each yield. `point` is −1 for null toys,
 * else the place of the yield; `yield` is N(S), 0 for null toys; a column each for the classical statistics, by their
 * names. Nothing in it depends on the machine, the workers or the time.
 *
 * @param names - of the classical tests, in the order of the values
 */
export function powerToyTable(
  points: readonly PointToys[],
  names: readonly string[],
  { digest, version }: WorkState,
): Uint8Array {
  const rows = points.flatMap(({ point, toys, tests }, place) =>
    toys.map((toy, i): Row => ({ place: place - 1, point, toy, tests: tests.at(i) })),
  );
  const statistics = names.map((name, i): OutputColumn => ({
    name,
    values: Float64Array.from(rows, ({ tests }) => tests?.values[i] ?? NaN),
  }));
  return writeArrow(
    [
      { name: 'point', values: Int32Array.from(rows, ({ place }) => place) },
      { name: 'yield', values: Float64Array.from(rows, ({ point }) => point ?? 0) },
      ...toyColumns(rows.map(({ toy }) => toy)),
      ...statistics,
    ],
    new Map([
      ['schema', 'nplm/power-toys/1'],
      ['version', version],
      ['digest', digest],
    ]),
  );
}

interface Row {
  readonly place: number;
  readonly point: number | null;
  readonly toy: ToyRow;
  readonly tests: TestRow | undefined;
}
