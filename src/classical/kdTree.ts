import { partitionRows } from '../sample/index.js';
import type { ClassicalReference } from './classicalTest.js';
import { nearestMedian } from './nearestMedian.js';
import type { ReferenceScale } from './referenceScale.js';

/**
 * Cells of about equal weight, halved again and again. Node 0 is all space; node i has the children 2i + 1 (below its
 * value) and 2i + 2.
 */
export interface KdTree {
  /** The feature that divides a node, or −1. */
  readonly feature: Int32Array;
  readonly value: Float64Array;
  /** The part of the reference's weight in each node. */
  readonly share: Float64Array;
  /** The rows of the reference, cell after cell, and in the same way within a cell: neighbours are close in space. */
  readonly order: Uint32Array;
}

/** Within cells the order goes on to so small a part of the reference. */
const FINEST = 1 / 4096;

/**
 * A k-d tree (Bentley 1975) of the reference alone: each node is halved at the weighted median of the feature that is
 * widest in it, by its deviation in units of that of the reference.
 *
 * @param depth - the most halvings from all space to a cell
 * @param least - the least share of a cell: a node is halved by its next widest feature, or not at all, if that would
 *   leave less on one side
 */
export function growKdTree(
  reference: ClassicalReference,
  { mean, deviation }: ReferenceScale,
  depth: number,
  least: number,
): KdTree {
  const { rows, columns, weights } = reference;
  const nodes = (2 << depth) - 1;
  const tree: KdTree = {
    feature: new Int32Array(nodes).fill(-1),
    value: new Float64Array(nodes),
    share: new Float64Array(nodes),
    order: Uint32Array.from({ length: rows }, (_, i) => i),
  };
  let total = 0;
  for (let row = 0; row < rows; row++) total += weights?.[row] ?? 1;

  const divide = (node: number, events: Uint32Array, weight: number): void => {
    tree.share[node] = weight / total;
    const widest = 2 * node + 2 < nodes && weight >= 2 * least * total ? byWidth(events) : [];
    for (const k of widest) {
      const { value, below } = nearestMedian(events, columns[k], weights, weight);
      if (Math.min(below, weight - below) < least * total) continue;
      tree.feature[node] = k;
      tree.value[node] = value;
      const middle = partitionRows(events, columns[k], value);
      divide(2 * node + 1, events.subarray(0, middle), below);
      divide(2 * node + 2, events.subarray(middle), weight - below);
      return;
    }
    arrange(events, weight);
  };

  /** Halves on, for the order alone. */
  const arrange = (events: Uint32Array, weight: number): void => {
    if (events.length <= Math.max(1, FINEST * rows) || !(weight > 0)) return;
    const [k] = byWidth(events);
    const { value, below } = nearestMedian(events, columns[k], weights, weight);
    const middle = partitionRows(events, columns[k], value);
    if (middle === 0 || middle === events.length) return;
    arrange(events.subarray(0, middle), below);
    arrange(events.subarray(middle), weight - below);
  };

  /** The features, widest first. */
  const byWidth = (events: Uint32Array): number[] => {
    const widths = columns.map((column, k) => {
      let count = 0;
      let sum = 0;
      let squares = 0;
      for (const row of events) {
        const weight = weights?.[row] ?? 1;
        const x = (column[row] - mean[k]) / deviation[k];
        count += weight;
        sum += weight * x;
        squares += weight * x * x;
      }
      return squares / count - (sum / count) * (sum / count);
    });
    return [...widths.keys()].sort((a, b) => widths[b] - widths[a]);
  };

  divide(0, tree.order, total);
  return tree;
}
