import type { OutputColumn } from '../formats/index.js';
import type { ToyRow } from './ensembleSpec.js';

/** What is kept of toys in a table, a row a toy, but for the time they took; a failed toy has t = NaN, the only NaN. */
export function toyColumns(toys: readonly ToyRow[]): OutputColumn[] {
  const whole = (pick: (toy: ToyRow) => number): Int32Array => Int32Array.from(toys, pick);
  return [
    { name: 'index', values: whole(({ index }) => index) },
    { name: 'nData', values: whole(({ nData }) => nData) },
    { name: 't', values: Float64Array.from(toys, ({ t, failed }) => (failed ? NaN : t)) },
    { name: 'starts', values: whole(({ starts }) => starts) },
    { name: 'polished', values: whole(({ polished }) => polished) },
    { name: 'evaluations', values: whole(({ evaluations }) => evaluations) },
    { name: 'converged', values: Uint8Array.from(toys, ({ converged }) => (converged ? 1 : 0)) },
    { name: 'activeBounds', values: whole(({ activeBounds }) => activeBounds) },
  ];
}
