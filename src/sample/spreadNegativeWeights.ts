/** Weights without negative ones, and how far they were spread. */
export interface SpreadWeights {
  readonly weights: Float64Array;
  /** Cells in which weights changed. */
  readonly cells: number;
  /** Events in the largest of them. */
  readonly largest: number;
}

/**
 * Spreads negative weights over their neighbours: in each of the smallest cells whose sum is positive, every event gets
 * its |w| times Σw/Σ|w| of the cell. Sums over cells stay; cells without negative weights stay as they are.
 *
 * Where a cell holds more negative weight than positive, Σ w (e^f − 1) falls without end as f grows there: the loss has
 * a minimum only if a network cannot single such a place out. The idea is that of cell resampling (Andersen and Maier
 * 2022, Eur. Phys. J. C 82, 433, arXiv:2109.07851); here the cells are those of a tree that is split at the mean of its
 * widest feature as long as both parts have a positive sum.
 *
 * @param columns - scaled features, one array a feature
 * @param weights - of positive sum
 */
export function spreadNegativeWeights(
  columns: readonly ArrayLike<number>[],
  weights: Float64Array,
): SpreadWeights {
  const spread = weights.slice();
  const order = Uint32Array.from(weights, (_, row) => row);
  let cells = 0;
  let largest = 0;
  const open: (readonly [begin: number, end: number])[] = [[0, order.length]];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const [begin, end] = node;
    const rows = order.subarray(begin, end);
    if (!rows.some((row) => weights[row] < 0)) continue;
    const middle = begin + partition(columns, rows);
    if (
      isPositive(weights, order.subarray(begin, middle)) &&
      isPositive(weights, order.subarray(middle, end))
    ) {
      open.push([begin, middle], [middle, end]);
      continue;
    }
    spreadOver(spread, rows);
    cells++;
    largest = Math.max(largest, rows.length);
  }
  return { weights: spread, cells, largest };
}

/** Puts the rows below the mean of the widest feature first; returns how many, none where all rows are alike. */
function partition(columns: readonly ArrayLike<number>[], rows: Uint32Array): number {
  let widest: ArrayLike<number> | undefined;
  let range = 0;
  let mean = 0;
  for (const column of columns) {
    let [low, high, sum] = [Infinity, -Infinity, 0];
    for (const row of rows) {
      low = Math.min(low, column[row]);
      high = Math.max(high, column[row]);
      sum += column[row];
    }
    if (high - low <= range) continue;
    [widest, range, mean] = [column, high - low, sum / rows.length];
  }
  if (widest === undefined) return 0;
  let below = 0;
  for (let i = 0; i < rows.length; i++) {
    if (!(widest[rows[i]] < mean)) continue;
    [rows[i], rows[below]] = [rows[below], rows[i]];
    below++;
  }
  return below;
}

function isPositive(weights: Float64Array, rows: Uint32Array): boolean {
  let sum = 0;
  for (const row of rows) sum += weights[row];
  return sum > 0;
}

function spreadOver(weights: Float64Array, rows: Uint32Array): void {
  let sum = 0;
  let sizes = 0;
  for (const row of rows) {
    sum += weights[row];
    sizes += Math.abs(weights[row]);
  }
  for (const row of rows) weights[row] = (Math.abs(weights[row]) * sum) / sizes;
}
