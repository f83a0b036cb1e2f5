import { denseLayers, type Network } from '../network/index.js';
import type { WeightedEvents } from './cellTree.js';

/**
 * A new start from an old end: one unit of the first hidden layer is drawn anew, so that its sigmoid turns at a
 * random data event; what the others have learnt stays. A few dozen of these find more than as many starts from
 * nothing, which mostly learn the same again.
 *
 * @param reach - greatest size of a new kernel entry
 */
export function replaceUnit(
  network: Network,
  parameters: Float64Array,
  data: Pick<WeightedEvents, 'rows' | 'columns'>,
  reach: number,
  uniform: () => number,
): Float64Array {
  const start = parameters.slice();
  const [first, second] = denseLayers(network);
  const unit = Math.floor(uniform() * first.units);
  const event = Math.floor(uniform() * data.rows);
  const symmetric = (): number => reach * (2 * uniform() - 1);
  let bias = 0;
  for (let k = 0; k < first.inputs; k++) {
    const weight = symmetric();
    start[first.kernel + unit * first.inputs + k] = weight;
    if (data.rows > 0) bias -= weight * data.columns[k][event];
  }
  start[first.bias + unit] = bias;
  for (let j = 0; j < second.units; j++) {
    const weight = symmetric();
    if (network.hidden.length === 1) start[second.kernel + j * second.inputs + unit] = weight;
  }
  return start;
}
