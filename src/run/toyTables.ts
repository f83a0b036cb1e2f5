import { toyColumns, type ToyRow } from '../ensemble/index.js';
import { writeArrow } from '../formats/index.js';
import type { RunState } from './runState.js';
import { tableMetadata } from './tableMetadata.js';

/**
 * toys.arrow: a row a toy in order of index. A failed toy has t = NaN, the only NaN in the file. Nothing in it depends on the machine,
 * the workers or the time.
 */
export function toyTable(toys: readonly ToyRow[], run: RunState): Uint8Array {
  return writeArrow(toyColumns(toys), tableMetadata('toys', run));
}

/** timings.arrow: the seconds that each toy took. */
export function timingTable(toys: readonly ToyRow[], run: RunState): Uint8Array {
  return writeArrow(
    [
      { name: 'index', values: Int32Array.from(toys, ({ index }) => index) },
      { name: 'seconds', values: Float64Array.from(toys, ({ seconds }) => seconds) },
    ],
    tableMetadata('timings', run),
  );
}
