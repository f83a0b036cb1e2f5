import { describe, expect, it } from 'vitest';
import { log } from '../../src/numeric/index.js';
import {
  createNetwork,
  denseLayers,
  parameterCount,
  plainLogRatio,
  plainObjective,
} from '../../src/network/index.js';
import { derivative, moved } from './differences.js';
import { errorScale } from './errorScale.js';
import { expectClose } from './expectClose.js';
import { F32, implementations } from './implementations.js';
import { makeProblem, type Shape } from './problem.js';

const reference = { role: 'reference', rows: 40, scale: 0.25 } as const;
const data = { role: 'data', rows: 11, scale: 1 } as const;
const cells = { role: 'cells', rows: 13, scale: 2 } as const;
const shapes: readonly (Shape & { name: string })[] = [
  { name: '1-4-1', inputs: 1, hidden: [4], extras: 0, terms: [reference, data], seed: 1 },
  { name: '5-5-5-5-1', inputs: 5, hidden: [5, 5, 5], extras: 0, terms: [reference, data], seed: 2 },
  {
    name: '2-3-1 and two extra columns',
    inputs: 2,
    hidden: [3],
    extras: 2,
    terms: [reference, data],
    seed: 3,
  },
  { name: '3-2-4-1 on cells', inputs: 3, hidden: [2, 4], extras: 0, terms: [cells], seed: 4 },
  {
    name: '1-1-1-1-1-1, all roles',
    inputs: 1,
    hidden: [1, 1, 1, 1],
    extras: 1,
    terms: [cells, data, reference],
    seed: 5,
  },
];

/** Round-offs of the error scale that are allowed, as in kernel.test.ts. */
const ROUNDOFFS = 4;
/** Error of the differences themselves, as a part of the error scale. */
const DIFFERENCES = 2e-9;

describe.each(implementations)('$name', ({ build, roundoff, longSum }) => {
  describe.each(shapes)('$name', (shape) => {
    const problem = makeProblem(shape);
    const { network, parameters, terms } = problem;
    const size = parameterCount(network);
    const objective = build(network, terms);
    const oracle = plainObjective(network, terms);
    const scale = errorScale(problem);
    const unit = ROUNDOFFS * roundoff + DIFFERENCES;
    const gradient = new Float64Array(size);
    const fisher = new Float64Array(size * size);

    it('says its size', () => {
      expect(objective.size).toBe(size);
    });

    it('value is Σ scale [a (e^f − 1) − b f]', () => {
      let loss = 0;
      for (const term of terms) {
        plainLogRatio(network, parameters, term).forEach((f, row) => {
          const a = term.expected?.[row] ?? 0;
          const b = term.observed?.[row] ?? 0;
          loss += term.scale * (a * (Math.exp(f) - 1) - b * f);
        });
      }
      expectClose('value', [objective.value(parameters)], [loss], [scale.value], roundoff, ROUNDOFFS);
    });

    it('gradient is the central difference of the value', () => {
      objective.gradient(parameters, gradient);
      const differences = gradient.map((_, p) =>
        derivative((shift) => oracle.value(moved(parameters, p, shift))),
      );
      expectClose('gradient', gradient, differences, scale.gradient, unit, 1);
    });

    it('Fisher matrix is Σ w e^f ∇f ∇fᵀ by differences of f', () => {
      objective.fisher(parameters, gradient, fisher);
      const differences = new Float64Array(size * size);
      for (const term of terms) {
        if (!term.expected) continue;
        const f = plainLogRatio(network, parameters, term);
        for (let row = 0; row < term.rows; row++) {
          const event = {
            rows: 1,
            columns: term.columns.map((column) => column.slice(row, row + 1)),
            extras: term.extras.map((column) => column.slice(row, row + 1)),
          };
          const slopes = gradient.map((_, p) =>
            derivative((shift) => plainLogRatio(network, moved(parameters, p, shift), event)[0]),
          );
          const weight = term.scale * term.expected[row] * Math.exp(f[row]);
          for (let p = 0; p < size; p++) {
            for (let q = 0; q < size; q++) differences[p * size + q] += weight * slopes[p] * slopes[q];
          }
        }
      }
      expectClose('fisher', fisher, differences, scale.fisher, unit, 1);
    });

    it('Fisher matrix is symmetric to the bit', () => {
      objective.fisher(parameters, gradient, fisher);
      for (let p = 0; p < size; p++) {
        for (let q = 0; q < p; q++) expect(fisher[p * size + q]).toBe(fisher[q * size + p]);
      }
    });

    it('all three give the same loss, and the latter two the same gradient', () => {
      const other = new Float64Array(size).fill(NaN);
      const value = objective.value(parameters);
      expect(objective.gradient(parameters, gradient.fill(NaN))).toBe(value);
      const deep = objective.fisher(parameters, other, fisher.fill(NaN));
      // The Fisher pass sums over shorter blocks, in a float kernel.
      expectClose('value', [deep], [value], [scale.value], roundoff, ROUNDOFFS);
      expectClose('gradient', other, gradient, scale.gradient, roundoff, ROUNDOFFS);
    });

    it('gives the same bits again, whatever was computed between', () => {
      const first = objective.gradient(parameters, gradient);
      const bits = gradient.slice();
      const elsewhere = parameters.map((value) => -3 * value);
      objective.fisher(elsewhere, gradient, fisher);
      expect(objective.gradient(parameters, gradient)).toBe(first);
      expect(gradient).toEqual(bits);
    });

    it('leaves the parameters alone', () => {
      const copy = parameters.slice();
      objective.fisher(copy, gradient, fisher);
      expect(copy).toEqual(parameters);
    });
  });

  it('no events: zero loss, gradient and matrix', () => {
    for (const role of ['reference', 'data', 'cells'] as const) {
      const { network, parameters, terms } = makeProblem({
        inputs: 2,
        hidden: [3],
        extras: 1,
        terms: [{ role, rows: 0, scale: 1 }],
        seed: 1,
      });
      for (const some of [terms, []]) {
        const objective = build(network, some);
        const gradient = new Float64Array(objective.size).fill(NaN);
        const fisher = new Float64Array(objective.size ** 2).fill(NaN);
        expect(objective.value(parameters)).toBe(0);
        expect(objective.fisher(parameters, gradient, fisher)).toBe(0);
        expect(gradient.every((g) => g === 0)).toBe(true);
        expect(fisher.every((g) => g === 0)).toBe(true);
      }
    }
  });

  it('a cell is its expected and its observed events', () => {
    const { network, parameters, terms } = makeProblem({
      inputs: 2,
      hidden: [3],
      extras: 1,
      terms: [{ role: 'cells', rows: 37, scale: 1.5 }],
      seed: 6,
    });
    const { expected, observed, ...events } = terms[0];
    const apart = build(network, [
      { ...events, expected: expected as Float32Array },
      { ...events, observed: observed as Float32Array },
    ]);
    const together = build(network, terms);
    const size = parameterCount(network);
    const scale = errorScale({ network, parameters, terms });
    const [g, h] = [new Float64Array(size), new Float64Array(size)];
    const [F, G] = [new Float64Array(size * size), new Float64Array(size * size)];
    const loss = apart.fisher(parameters, g, F);
    expectClose('value', [together.fisher(parameters, h, G)], [loss], [scale.value], roundoff, ROUNDOFFS);
    expectClose('gradient', h, g, scale.gradient, roundoff, ROUNDOFFS);
    expectClose('fisher', G, F, scale.fisher, roundoff, ROUNDOFFS);
  });

  describe('known answers', () => {
    const [nReference, nData, yields] = [1500, 230, 200];
    const { network, terms } = makeProblem({
      inputs: 1,
      hidden: [4],
      extras: 0,
      terms: [
        { role: 'reference', rows: nReference, scale: yields / nReference },
        { role: 'data', rows: nData, scale: 1 },
      ],
      seed: 7,
    });
    terms[0].expected?.fill(1);
    terms[1].observed?.fill(1);
    const objective = build(network, terms);
    const size = parameterCount(network);
    const flat = new Float64Array(size);
    flat[size - 1] = log(nData / yields);

    it('f ≡ 0 gives t = 0', () => {
      expect(objective.value(new Float64Array(size))).toBeCloseTo(0, 12);
    });

    it('f ≡ const is least at ln(N_D/N(R)) with t = 2 [N_D ln(N_D/N(R)) − (N_D − N(R))]', () => {
      const t = 2 * (nData * Math.log(nData / yields) - (nData - yields));
      // N(R) times the round-off of e^f, in t.
      const close = 2 * (nData + yields) * roundoff * longSum;
      const gradient = new Float64Array(size);
      expect(Math.abs(-2 * objective.gradient(flat, gradient) - t)).toBeLessThan(close);
      expect(Math.abs(gradient[size - 1])).toBeLessThan(close);
      for (const shift of [-0.1, -0.01, 0.01, 0.1]) {
        expect(-2 * objective.value(moved(flat, size - 1, shift))).toBeLessThan(t);
      }
    });

    it('the Fisher matrix there is N_D ∇f ∇fᵀ: σ(0) = ½ for the output kernel, 1 for its bias', () => {
      const fisher = new Float64Array(size * size);
      objective.fisher(flat, new Float64Array(size), fisher);
      const output = denseLayers(network)[1];
      const slope = new Float64Array(size).fill(0.5, output.kernel, output.bias);
      slope[output.bias] = 1;
      const truth = fisher.map((_, i) => nData * slope[Math.floor(i / size)] * slope[i % size]);
      expectClose('fisher', fisher, truth, truth.map(Math.abs), roundoff, longSum);
    });

    it('a rate a: t(a N(R)) at f − ln a is t(N(R)) at f plus 2 [(a − 1) N(R) − N_D ln a]', () => {
      const { parameters } = makeProblem({ inputs: 1, hidden: [4], extras: 0, terms: [], seed: 8 });
      const plain = { network, parameters, terms };
      const close = 4 * errorScale(plain).value * roundoff * longSum;
      for (const a of [0.5, 1.3, 4]) {
        const more = build(network, [{ ...terms[0], scale: a * terms[0].scale }, terms[1]]);
        const change =
          -2 * more.value(moved(parameters, size - 1, -log(a))) + 2 * objective.value(parameters);
        expect(Math.abs(change - 2 * ((a - 1) * yields - nData * Math.log(a)))).toBeLessThan(close * a);
      }
    });
  });

  it('is linear in the scale, to the bit for powers of two', () => {
    const { network, parameters, terms } = makeProblem(shapes[0]);
    const once = build(network, [terms[0]]).value(parameters);
    const four = build(network, [{ ...terms[0], scale: 4 * terms[0].scale }]).value(parameters);
    expect(four).toBe(4 * once);
  });
});

describe('plainLogRatio', () => {
  it('refuses events and parameters that are not of the network', () => {
    const network = createNetwork(2, [3]);
    const events = { rows: 2, columns: [new Float32Array(2), new Float32Array(2)], extras: [] };
    const parameters = new Float64Array(parameterCount(network));
    const usage = (message: string) =>
      expect.objectContaining({ name: 'Fault', kind: 'usage', message }) as Error;
    expect(() => plainLogRatio(network, parameters, { ...events, columns: [] })).toThrow(
      usage('the events have 0 columns where the network has 2 inputs'),
    );
    expect(() => plainLogRatio(network, parameters, { ...events, rows: 3 })).toThrow(
      usage('the events have a column of 2 values for 3 rows'),
    );
    expect(() => plainLogRatio(network, parameters.subarray(1), events)).toThrow(
      usage('12 parameters are given for a network of 13'),
    );
  });

  it('is the formula, written out for 2-2-1 and one extra column', () => {
    const network = createNetwork(2, [2], 1);
    const theta = Float64Array.of(0.1, -0.2, 0.3, 0.4, 0.5, -0.6, 0.7, -0.8, 0.9, 1.1);
    const s = (z: number): number => 1 / (1 + Math.exp(-z));
    const [x, y, u] = [1.5, -0.5, 2];
    const f = 0.7 * s(0.1 * x - 0.2 * y + 0.5) - 0.8 * s(0.3 * x + 0.4 * y - 0.6) + 0.9 + 1.1 * u;
    const events = {
      rows: 1,
      columns: [Float32Array.of(x), Float32Array.of(y)],
      extras: [Float32Array.of(u)],
    };
    expect(plainLogRatio(network, theta, events)[0]).toBeCloseTo(f, 14);
  });
});

describe('the error scale of these tests', () => {
  it.each([
    ['1-4-1', 0, 1e-4],
    ['5-5-5-5-1', 1, 1e-3],
  ])('is no excuse: in %s, a small error of any parameter is outside of it', (_, index, shift) => {
    const problem = makeProblem(shapes[index]);
    const { network, parameters, terms } = problem;
    const oracle = plainObjective(network, terms);
    const truth = new Float64Array(oracle.size);
    const wrong = new Float64Array(oracle.size);
    oracle.gradient(parameters, truth);
    const scale = errorScale(problem).gradient;
    for (let p = 0; p < oracle.size; p++) {
      oracle.gradient(moved(parameters, p, shift), wrong);
      expect(() => expectClose('gradient', wrong, truth, scale, F32, ROUNDOFFS), `${p}`).toThrow(/round-off/);
    }
  });
});
