import { partitionRows } from '../sample/index.js';

/** Reference events as the compression sees them. */
export interface WeightedEvents {
  readonly rows: number;
  readonly columns: readonly Float32Array[];
  readonly weights: Float32Array;
}

/**
 * A binary tree of cells that the reference fills: the cell with the largest weighted spread Σ w |x − x̄|² is split
 * first, at the mean of its widest feature. After k splits there are k + 1 cells, so every number of cells up to the
 * last is a resolution of the same tree. The tails, where cells are wide, get more than their share.
 *
 * Arrays are flat so that they can live in shared memory. Split s has the children 2s + 1 and 2s + 2 as cells;
 * cell 0 is all space.
 */
export interface CellTree {
  readonly features: number;
  /** Number of splits. */
  readonly splits: number;
  /** Feature and value of each split: below the value is the first child. */
  readonly splitFeature: Int32Array;
  readonly splitValue: Float32Array;
  /** For each cell the split that divides it, or −1. */
  readonly splitOf: Int32Array;
  /** For each cell the sum of weights, and of weights times each feature. */
  readonly weight: Float64Array;
  readonly moment: Float64Array;
}

/** Splits until there are `cells` cells, or nothing is left to split. */
export function growCellTree(events: WeightedEvents, cells: number): CellTree {
  return new TreeGrower(events, cells).grow();
}

class TreeGrower {
  readonly #events: WeightedEvents;
  readonly #order: Int32Array;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  /** Widest feature, its mean, and the spread of each cell. */
  readonly #widest: Int32Array;
  readonly #middle: Float64Array;
  readonly #spread: Float64Array;
  readonly #tree: CellTree;
  readonly #heap: Int32Array;
  #heapSize = 0;

  constructor(events: WeightedEvents, cells: number) {
    const splits = Math.max(0, Math.min(cells, events.rows) - 1);
    const count = 2 * splits + 1;
    this.#events = events;
    this.#order = Int32Array.from({ length: events.rows }, (_, i) => i);
    this.#from = new Int32Array(count);
    this.#to = new Int32Array(count);
    this.#widest = new Int32Array(count);
    this.#middle = new Float64Array(count);
    this.#spread = new Float64Array(count);
    this.#heap = new Int32Array(count);
    const features = events.columns.length;
    this.#tree = {
      features,
      splits,
      splitFeature: new Int32Array(splits),
      splitValue: new Float32Array(splits),
      splitOf: new Int32Array(count).fill(-1),
      weight: new Float64Array(count),
      moment: new Float64Array(count * features),
    };
  }

  grow(): CellTree {
    const tree = this.#tree;
    this.#measure(0, 0, this.#events.rows);
    let split = 0;
    while (split < tree.splits && this.#heapSize > 0) {
      const cell = this.#pop();
      if (!(this.#spread[cell] > 0)) break;
      const middle = this.#partition(cell);
      if (middle === this.#from[cell] || middle === this.#to[cell]) continue;
      tree.splitOf[cell] = split;
      tree.splitFeature[split] = this.#widest[cell];
      tree.splitValue[split] = Math.fround(this.#middle[cell]);
      this.#measure(2 * split + 1, this.#from[cell], middle);
      this.#measure(2 * split + 2, middle, this.#to[cell]);
      split++;
    }
    return { ...tree, splits: split };
  }

  /** Sums over a cell, and its place in the queue. */
  #measure(cell: number, from: number, to: number): void {
    const { columns, weights } = this.#events;
    const { features, weight, moment } = this.#tree;
    this.#from[cell] = from;
    this.#to[cell] = to;
    let total = 0;
    for (let i = from; i < to; i++) total += weights[this.#order[i]];
    weight[cell] = total;
    let largest = -1;
    let spread = 0;
    for (let k = 0; k < features; k++) {
      const column = columns[k];
      let sum = 0;
      for (let i = from; i < to; i++) sum += weights[this.#order[i]] * column[this.#order[i]];
      moment[cell * features + k] = sum;
      let plain = 0;
      for (let i = from; i < to; i++) plain += column[this.#order[i]];
      const mean = plain / (to - from);
      let squares = 0;
      for (let i = from; i < to; i++) {
        const distance = column[this.#order[i]] - mean;
        squares += Math.abs(weights[this.#order[i]]) * distance * distance;
      }
      spread += squares;
      if (squares > largest) {
        largest = squares;
        this.#widest[cell] = k;
        this.#middle[cell] = mean;
      }
    }
    this.#spread[cell] = spread;
    this.#push(cell);
  }

  /** Puts events below the cell's split value first; returns where the others start. */
  #partition(cell: number): number {
    const column = this.#events.columns[this.#widest[cell]];
    const value = Math.fround(this.#middle[cell]);
    const from = this.#from[cell];
    return from + partitionRows(this.#order.subarray(from, this.#to[cell]), column, value);
  }

  /** Whether cell a is split before cell b: larger spread, then lower number. */
  #before(a: number, b: number): boolean {
    return this.#spread[a] > this.#spread[b] || (this.#spread[a] === this.#spread[b] && a < b);
  }

  #push(cell: number): void {
    const heap = this.#heap;
    let at = this.#heapSize++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(cell, heap[parent])) break;
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = cell;
  }

  #pop(): number {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap[--this.#heapSize];
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#heapSize) break;
      if (child + 1 < this.#heapSize && this.#before(heap[child + 1], heap[child])) child++;
      if (!this.#before(heap[child], last)) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return top;
  }
}
