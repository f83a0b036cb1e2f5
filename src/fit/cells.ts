import type { EventTerm } from '../network/index.js';
import type { CellTree } from './cellTree.js';

/** Data events counted in the cells of a tree: for every cell their number and the sum of each feature. */
interface CellCounts {
  readonly count: Float64Array;
  readonly moment: Float64Array;
}

/** Counts events in all cells, coarse and fine: each event walks from the root to its last cell. */
export function countInCells(tree: CellTree, columns: readonly Float32Array[], rows: number): CellCounts {
  const { features, splitFeature, splitOf, splitValue } = tree;
  const count = new Float64Array(tree.weight.length);
  const moment = new Float64Array(tree.moment.length);
  for (let row = 0; row < rows; row++) {
    for (let cell = 0; ;) {
      count[cell]++;
      for (let k = 0; k < features; k++) moment[cell * features + k] += columns[k][row];
      const split = splitOf[cell];
      if (split < 0) break;
      cell = 2 * split + (columns[splitFeature[split]][row] < splitValue[split] ? 1 : 2);
    }
  }
  return { count, moment };
}

/**
 * Reference and data compressed to at most `cells` cells of the tree. Each cell stands for its events at their common
 * centre of gravity, with the expected yield of its reference and its number of data. Both samples share the cells:
 * cells of their own would invent differences between them.
 *
 * @param scale - expected yield of a unit of reference weight
 */
export function cellTerm(tree: CellTree, data: CellCounts, cells: number, scale: number): EventTerm {
  const { features } = tree;
  const chosen = leaves(tree, cells).filter((cell) => tree.weight[cell] !== 0 || data.count[cell] !== 0);
  const columns = Array.from({ length: features }, () => new Float32Array(chosen.length));
  const expected = new Float32Array(chosen.length);
  const observed = new Float32Array(chosen.length);
  chosen.forEach((cell, i) => {
    // A cell of negative weight counts with its size, so that it lies among its events too.
    const sized = scale * Math.sign(tree.weight[cell]);
    const total = sized * tree.weight[cell] + data.count[cell];
    for (let k = 0; k < features; k++) {
      const at = cell * features + k;
      columns[k][i] = (sized * tree.moment[at] + data.moment[at]) / total;
    }
    expected[i] = tree.weight[cell];
    observed[i] = data.count[cell] / scale;
  });
  return { rows: chosen.length, columns, extras: [], expected, observed, scale };
}

/** The cells that exist after the first `cells − 1` splits. */
function leaves(tree: CellTree, cells: number): number[] {
  const splits = Math.min(cells - 1, tree.splits);
  const result: number[] = [];
  for (let cell = 0; cell <= 2 * splits; cell++) {
    const split = tree.splitOf[cell];
    if (split < 0 || split >= splits) result.push(cell);
  }
  return result;
}
