import { toyColumns, toyRoles } from '../ensemble/index.js';
import type { WorkState } from '../folder/index.js';
import { readArrow, writeArrow } from '../formats/index.js';
import type { TunedToy } from './toyJournal.js';

/**
 * toys.arrow of a tuning: a row a fit, with the clip and the number of the toy's role (1 search, 2 validation), in
 * order of role, clip and index. Nothing in it depends on the machine, the workers or the time.
 */
export function tunedToyTable(toys: readonly TunedToy[], { digest, version }: WorkState): Uint8Array {
  return writeArrow(
    [
      { name: 'role', values: Int32Array.from(toys, ({ role }) => toyRoles[role]) },
      { name: 'clip', values: Float64Array.from(toys, ({ clip }) => clip) },
      ...toyColumns(toys.map(({ toy }) => toy)),
    ],
    new Map([
      ['schema', 'nplm/tuning-toys/1'],
      ['version', version],
      ['digest', digest],
    ]),
  );
}

/** t of the fresh toys of such a table. */
export function freshT(bytes: Uint8Array, path: string): number[] {
  const { columns } = readArrow(bytes, path);
  const valuesOf = (name: string): ArrayLike<number> =>
    columns.find((column) => column.name === name)?.values ?? [];
  const role = valuesOf('role');
  return Array.from(valuesOf('t')).filter(
    (t, row) => role[row] === toyRoles.validation && Number.isFinite(t),
  );
}
