import { writeArrow } from '../formats/index.js';
import type { ToyRow } from '../ensemble/index.js';
import type { RunState } from './runState.js';
import { tableMetadata } from './tableMetadata.js';

/**
 * toys.arrow: a row a toy in order of index. A failed toy has t = NaN, the only NaN in the file. Nothing in it depends on the machine,
 * the workers or the time.
 */
export function toyTable(toys: readonly ToyRow[], run: RunState): Uint8Array {
  const whole = (pick: (toy: ToyRow) => number): Int32Array => Int32Array.from(toys, pick);
  return writeArrow(
    [
      { name: 'index', values: whole(({ index }) => index) },
      { name: 'nData', values: whole(({ nData }) => nData) },
      { name: 't', values: Float64Array.from(toys, ({ t, failed }) => (failed ? NaN : t)) },
      { name: 'starts', values: whole(({ starts }) => starts) },
      { name: 'polished', values: whole(({ polished }) => polished) },
      { name: 'evaluations', values: whole(({ evaluations }) => evaluations) },
      { name: 'converged', values: Uint8Array.from(toys, ({ converged }) => (converged ? 1 : 0)) },
      { name: 'activeBounds', values: whole(({ activeBounds }) => activeBounds) },
    ],
    tableMetadata('toys', run),
  );
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
