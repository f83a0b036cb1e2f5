import { describe, expect, it } from 'vitest';
import { cellTerm, countInCells } from '../../src/fit/cells.js';
import { growCellTree, type CellTree, type WeightedEvents } from '../../src/fit/index.js';
import type { EventTerm } from '../../src/network/index.js';
import { exponential, normal, purposes, Stream } from '../../src/random/index.js';

type Weight = (stream: Stream) => number;
const one: Weight = () => 1;
const positive: Weight = (stream) => 0.1 + stream.uniform();
const mixed: Weight = (stream) => (stream.uniform() < 0.2 ? -0.5 : 1);

function draw(seed: number, rows: number, features: number, weight: Weight): WeightedEvents {
  const stream = new Stream(seed, purposes.compression, 0);
  const columns = Array.from({ length: features }, () =>
    Float32Array.from({ length: rows }, () => normal(stream)),
  );
  return { rows, columns, weights: Float32Array.from({ length: rows }, () => weight(stream)) };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Σ v x of one feature. */
function moment(values: ArrayLike<number>, column: ArrayLike<number>): number {
  return sum(Array.from(values, (value, i) => value * column[i]));
}

const expectedOf = (term: EventTerm): number[] =>
  Array.from(term.expected ?? [], (value) => value * term.scale);
const observedOf = (term: EventTerm): number[] =>
  Array.from(term.observed ?? [], (value) => value * term.scale);

/** All numbers of cells that a tree can be cut into. */
const resolutions = (tree: CellTree): number[] => Array.from({ length: tree.splits + 1 }, (_, i) => i + 1);

const CASES = [
  { name: 'one feature, equal weights', features: 1, weight: one, scale: 1 },
  { name: 'one feature, weights', features: 1, weight: positive, scale: 0.03 },
  { name: 'three features, equal weights', features: 3, weight: one, scale: 0.01 },
  { name: 'three features, weights', features: 3, weight: positive, scale: 2 },
  { name: 'two features, some weights negative', features: 2, weight: mixed, scale: 0.1 },
] as const;

describe.each(CASES)('cells of $name', ({ features, weight, scale }) => {
  const reference = draw(1, 400, features, weight);
  const data = draw(2, 60, features, one);
  const tree = growCellTree(reference, 150);
  const counts = countInCells(tree, data.columns, data.rows);
  const terms = resolutions(tree).map((cells) => cellTerm(tree, counts, cells, scale));

  it('as many as asked for', () => {
    expect(tree.splits).toBe(149);
  });

  it('keep Σ w and N_D at every resolution', () => {
    for (const term of terms) {
      expect(sum(expectedOf(term))).toBeCloseTo(scale * sum(reference.weights), 3);
      expect(sum(observedOf(term))).toBeCloseTo(data.rows, 3);
    }
  });

  it('hold finite numbers only, and no more cells than asked for', () => {
    terms.forEach((term, i) => {
      expect(term.rows).toBeLessThanOrEqual(i + 1);
      for (const values of [...term.columns, term.expected ?? [], term.observed ?? []]) {
        expect(values.length).toBe(term.rows);
        expect(Array.from(values).every(Number.isFinite)).toBe(true);
      }
    });
  });

  it.runIf(weight !== mixed)('keep the first moments of both samples together at every resolution', () => {
    for (const term of terms) {
      const total = expectedOf(term).map((value, i) => value + observedOf(term)[i]);
      for (let k = 0; k < features; k++) {
        const truth =
          scale * moment(reference.weights, reference.columns[k]) +
          sum(data.columns[k].subarray(0, data.rows));
        expect(Math.abs(moment(total, term.columns[k]) - truth)).toBeLessThan(1e-6 * sum(total));
      }
    }
  });

  it('count each event once: a cell holds what its two children hold', () => {
    expect(counts.count[0]).toBe(data.rows);
    tree.splitOf.forEach((split, cell) => {
      if (split < 0) return;
      const [a, b] = [2 * split + 1, 2 * split + 2];
      expect(counts.count[a] + counts.count[b]).toBe(counts.count[cell]);
      expect(tree.weight[a] + tree.weight[b]).toBeCloseTo(tree.weight[cell], 9);
      for (let k = 0; k < features; k++) {
        const of = ({ moment: all }: { moment: Float64Array }, at: number): number => all[at * features + k];
        expect(of(counts, a) + of(counts, b)).toBeCloseTo(of(counts, cell), 9);
        expect(of(tree, a) + of(tree, b)).toBeCloseTo(of(tree, cell), 9);
      }
    });
  });

  it('are nested: one more cell divides one and leaves the others', () => {
    const key = (cells: number): string[] => {
      const { expected, observed, columns } = cellTerm(tree, counts, cells, scale);
      return Array.from(expected ?? [], (value, i) =>
        [value, observed?.[i], ...columns.map((column) => column[i])].join(' '),
      );
    };
    for (let cells = 2; cells <= tree.splits + 1; cells++) {
      const coarse = new Set(key(cells - 1));
      expect(key(cells).filter((cell) => !coarse.has(cell)).length).toBeLessThanOrEqual(2);
    }
  });

  it('a smaller tree is the beginning of a larger one', () => {
    const small = growCellTree(reference, 40);
    const counted = countInCells(small, data.columns, data.rows);
    for (const cells of [1, 17, 40]) {
      expect(cellTerm(small, counted, cells, scale)).toEqual(cellTerm(tree, counts, cells, scale));
    }
  });

  it('the reference itself falls into the cells that it made', () => {
    const own = countInCells(tree, reference.columns, reference.rows);
    const plain = growCellTree({ ...reference, weights: reference.weights.map(() => 1) }, 1);
    expect(own.count[0]).toBe(plain.weight[0]);
    if (weight === one) expect(own.count).toEqual(tree.weight);
    if (weight === one) own.moment.forEach((value, i) => expect(value).toBeCloseTo(tree.moment[i], 9));
  });
});

describe('growCellTree', () => {
  const grow = (columns: number[][], cells: number, weights?: number[]): CellTree =>
    growCellTree(
      {
        rows: columns[0].length,
        columns: columns.map((column) => Float32Array.from(column)),
        weights: Float32Array.from(weights ?? columns[0].map(() => 1)),
      },
      cells,
    );
  const none = (tree: CellTree, features = 1) =>
    countInCells(
      tree,
      Array.from({ length: features }, () => new Float32Array(0)),
      0,
    );

  it('identical rows: one cell', () => {
    const tree = grow([[2, 2, 2, 2]], 10);
    expect(tree.splits).toBe(0);
    const term = cellTerm(tree, none(tree), 10, 1);
    expect([term.rows, term.columns[0][0], term.expected?.[0]]).toEqual([1, 2, 4]);
  });

  it('two values: two cells', () => {
    const tree = grow([[1, 3, 1, 3, 3]], 10);
    expect(tree.splits).toBe(1);
    const term = cellTerm(tree, none(tree), 10, 1);
    expect(term.columns[0]).toEqual(Float32Array.of(1, 3));
    expect(term.expected).toEqual(Float32Array.of(2, 3));
  });

  it('neighbouring floats: stops where their mean rounds to one of them', () => {
    const next = Math.fround(1 + 2 ** -23);
    const tree = grow([[1, next, next, 1, next]], 10);
    expect(tree.splits).toBeLessThanOrEqual(1);
    expect(sum(cellTerm(tree, none(tree), 10, 1).expected ?? [])).toBe(5);
  });

  it('one event: one cell', () => {
    const tree = grow([[7]], 100);
    expect(tree.splits).toBe(0);
    expect(cellTerm(tree, none(tree), 100, 0.5).columns[0]).toEqual(Float32Array.of(7));
  });

  it('no event: one empty cell, that data still fall into', () => {
    const tree = grow([[]], 100);
    expect(tree.splits).toBe(0);
    const term = cellTerm(tree, countInCells(tree, [Float32Array.of(1, 2)], 2), 100, 1);
    expect([term.rows, term.columns[0][0], term.observed?.[0]]).toEqual([1, 1.5, 2]);
  });

  it('more cells than events: each event its own', () => {
    const values = [5, -1, 3, 0.25, 8, 2];
    const tree = grow([values], 1000);
    expect(tree.splits).toBe(5);
    const [column] = cellTerm(tree, none(tree), 1000, 1).columns;
    expect(column.slice().sort()).toEqual(Float32Array.from(values).sort());
  });

  it('a constant feature is never split', () => {
    const { columns } = draw(3, 300, 2, one);
    const tree = grow(
      [[...columns[0]], columns[0].length > 0 ? Array.from(columns[0], () => 4) : [], [...columns[1]]],
      80,
    );
    expect(tree.splits).toBe(79);
    expect(tree.splitFeature.subarray(0, tree.splits)).not.toContain(1);
    expect(new Set(tree.splitFeature.subarray(0, tree.splits))).toEqual(new Set([0, 2]));
  });

  it('splits the feature of greater spread first, at its mean', () => {
    const tree = grow(
      [
        [0, 0, 1, 1],
        [0, 8, 0, 8],
      ],
      4,
    );
    expect(tree.splitFeature[0]).toBe(1);
    expect(tree.splitValue[0]).toBe(4);
    expect(tree.splits).toBe(3);
  });

  it('events on the split value go to the upper cell, of either sample', () => {
    const tree = grow([[0, 2, 4]], 2);
    expect(tree.splitValue[0]).toBe(2);
    expect([...tree.weight]).toEqual([3, 1, 2]);
    expect([...countInCells(tree, [Float32Array.of(2, 2, 1.9)], 3).count]).toEqual([3, 1, 2]);
  });

  it('gives a wide tail more cells than its share', () => {
    const stream = new Stream(1, purposes.compression, 0);
    const values = Array.from({ length: 20_000 }, () => exponential(stream));
    const tree = grow([values], 100);
    const [column] = cellTerm(tree, none(tree), 100, 1).columns;
    const share = values.filter((value) => value > 5).length / values.length;
    expect(share).toBeLessThan(0.01);
    // Cells of equal spread have the density p^(1/3): e^(−5/3) = 19 % of them lie beyond 5.
    expect(column.filter((value) => value > 5).length).toBeGreaterThan(10);
    expect(Math.max(...column)).toBeGreaterThan(8);
  });

  it('gives cells of large weights more than their share', () => {
    const { columns } = draw(4, 1000, 1, one);
    const weights = Array.from(columns[0], (x) => (x > 0 ? 30 : 1));
    const tree = grow([[...columns[0]]], 50, weights);
    const [column] = cellTerm(tree, none(tree), 50, 1).columns;
    expect(column.filter((x) => x > 0).length).toBeGreaterThan(30);
  });

  it('negative weights: a cell without data lies among its events', () => {
    const tree = grow([[-2, -1, 1, 2]], 2, [1, 1, -1, -1]);
    const term = cellTerm(tree, none(tree), 2, 1);
    expect(term.columns[0]).toEqual(Float32Array.of(-1.5, 1.5));
    expect(term.expected).toEqual(Float32Array.of(2, -2));
  });

  it('a cell whose weights cancel and that holds no data is left out', () => {
    const tree = grow([[-2, -1, 1, 2]], 2, [1, 1, -1, 1]);
    expect(cellTerm(tree, none(tree), 2, 1).columns[0]).toEqual(Float32Array.of(-1.5));
  });

  it('a cell whose weights cancel lies where its data are', () => {
    const tree = grow([[-2, -1, 1, 2]], 2, [1, 1, -1, 1]);
    const term = cellTerm(tree, countInCells(tree, [Float32Array.of(1.25)], 1), 2, 1);
    expect(term.columns[0]).toEqual(Float32Array.of(-1.5, 1.25));
    expect(term.expected).toEqual(Float32Array.of(2, 0));
  });

  it('the same tree twice', () => {
    const events = draw(5, 500, 3, positive);
    expect(growCellTree(events, 100)).toEqual(growCellTree(events, 100));
  });
});

describe('countInCells', () => {
  const tree = growCellTree(draw(6, 200, 2, one), 30);

  it('no data: no counts', () => {
    const counts = countInCells(tree, [new Float32Array(0), new Float32Array(0)], 0);
    expect(counts.count.every((count) => count === 0)).toBe(true);
  });

  it('events far from all reference are counted in the outermost cells', () => {
    const far = Float32Array.of(1e6, -1e6, 1e6);
    const counts = countInCells(tree, [far, far], 3);
    for (const cells of [1, 5, 30]) {
      const term = cellTerm(tree, counts, cells, 1);
      expect(sum(observedOf(term))).toBe(3);
      expect(Math.max(...term.columns[0])).toBeGreaterThan(1e3);
    }
  });

  it('counts the first rows only', () => {
    const columns = [Float32Array.of(0, 0, 0), Float32Array.of(0, 0, 0)];
    expect(countInCells(tree, columns, 2).count[0]).toBe(2);
  });
});
