import type { ClassicalReference, ClassicalTest } from './classicalTest.js';
import { growKdTree, type KdTree } from './kdTree.js';
import { LEAST_EXPECTED, pearson } from './pearson.js';
import type { ReferenceScale } from './referenceScale.js';

/** 16, 64 and 256 cells. */
const DEPTHS = [4, 6, 8];

/** The tree of the reference that holds all these cells: a cell is halved only if the reference expects 5 in both halves. */
export function testTree(reference: ClassicalReference, scale: ReferenceScale): KdTree {
  return growKdTree(reference, scale, DEPTHS[DEPTHS.length - 1], LEAST_EXPECTED / reference.expected);
}

/**
 * Pearson's χ² on 16, 64 and 256 cells of a k-d tree of the reference alone.
 *
 * @param tree - of `testTree`
 * @returns one test a number of cells; none where N(R) is too small for more cells than the test before it has
 */
export function kdTests(reference: ClassicalReference, tree: KdTree): ClassicalTest[] {
  const tests: ClassicalTest[] = [];
  let most = 1;
  for (const depth of DEPTHS) {
    const cells = cellsAt(tree, depth);
    if (cells.shares.length === most) break;
    most = cells.shares.length;
    tests.push({
      name: `kd-${1 << depth}`,
      title: `χ² on ${1 << depth} k-d cells`,
      detail: `${most} cells of the reference, halved at the median of the widest feature while ν ≥ ${LEAST_EXPECTED}`,
      kind: reference.shapeOnly ? 'shape' : 'both',
      discrete: true,
      statistic: (sample) => {
        const counts = new Float64Array(cells.shares.length);
        for (let row = 0; row < sample.rows; row++) {
          let node = 0;
          while (cells.cellOf[node] < 0) {
            node = 2 * node + (sample.columns[tree.feature[node]][row] < tree.value[node] ? 1 : 2);
          }
          counts[cells.cellOf[node]]++;
        }
        return pearson(counts, cells.shares, sample.rows, reference);
      },
    });
  }
  return tests;
}

/** The cells after so many halvings: the number of each node that is one, −1 for the others, and their shares. */
function cellsAt(
  tree: KdTree,
  depth: number,
): { readonly cellOf: Int32Array; readonly shares: Float64Array } {
  const cellOf = new Int32Array(tree.feature.length).fill(-1);
  const shares: number[] = [];
  const visit = (node: number, left: number): void => {
    if (left === 0 || tree.feature[node] < 0) {
      cellOf[node] = shares.length;
      shares.push(tree.share[node]);
    } else {
      visit(2 * node + 1, left - 1);
      visit(2 * node + 2, left - 1);
    }
  };
  visit(0, depth);
  return { cellOf, shares: Float64Array.from(shares) };
}
