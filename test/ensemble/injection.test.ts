import type * as sources from '../../src/ensemble/index.js';
import { describe, expect, it } from 'vitest';
import { drawToy, type Injection, type SignalSource, type ToyRow } from '../../src/ensemble/index.js';
import { toyRepeat } from '../../src/ensemble/toyRole.js';
import { inOrder, LAW, numberedPool, smallSpec } from './specs.js';

const built = new URL('../../dist/src/ensemble/index.js', import.meta.url).href;
const { openEnsemble } = (await import(built)) as typeof sources;

const POISSON = { kind: 'poisson', mean: 100 } as const;
const FIXED = { kind: 'fixed', events: 100 } as const;
/** Signal events are negative, so that they can be told from those of a pool. */
const SIGNAL: SignalSource = {
  kind: 'pool',
  columns: [Float32Array.from({ length: 200 }, (_, i) => -1 - i)],
  rows: 200,
};
const TAIL: SignalSource = { kind: 'law', law: 'exponential', signal: 'tail', mean: [0], deviation: [1] };

function inject(change: Partial<Injection> = {}): Injection {
  return { source: SIGNAL, events: 20, fluctuates: true, background: 100, ...change };
}

function draw(index: number, injection: Injection, toyYield: typeof POISSON | typeof FIXED = POISSON) {
  const { columns, rows } = drawToy(numberedPool(5000), toyYield, { seed: 1, index, injection });
  const signal = columns[0].filter((value) => value < 0);
  return { rows, signal, background: columns[0].filter((value) => value >= 0) };
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

describe('toys with signal', () => {
  // Five standard errors: a false alarm in 10⁶.
  it('have Poisson numbers of both kinds around S and B', () => {
    const toys = Array.from({ length: 400 }, (_, k) => draw(k, inject({ background: 80 })));
    const counts = toys.map(({ signal }) => signal.length);
    expect(Math.abs(mean(counts) - 20)).toBeLessThan(5 * Math.sqrt(20 / 400));
    expect(mean(counts.map((n) => (n - 20) ** 2)) / 20).toBeGreaterThan(0.6);
    expect(Math.abs(mean(toys.map(({ background }) => background.length)) - 80)).toBeLessThan(
      5 * Math.sqrt(80 / 400),
    );
  });

  it('have S signal events where they do not fluctuate', () => {
    for (let k = 0; k < 20; k++) expect(draw(k, inject({ fluctuates: false })).signal).toHaveLength(20);
  });

  it('keep the number of events in a test of the shape alone, signal of them binomial', () => {
    const toys = Array.from({ length: 400 }, (_, k) => draw(k, inject({ background: 80 }), FIXED));
    expect(toys.every(({ rows }) => rows === 100)).toBe(true);
    expect(Math.abs(mean(toys.map(({ signal }) => signal.length)) - 20)).toBeLessThan(
      5 * Math.sqrt(16 / 400),
    );
    expect(draw(0, inject({ fluctuates: false }), FIXED)).toMatchObject({ rows: 100 });
  });

  it('have no signal event twice', () => {
    const { signal } = draw(3, inject({ events: 150, fluctuates: false }));
    expect(new Set(signal).size).toBe(150);
  });

  it('share no number with toys of the reference, nor with those of another yield', () => {
    const toys = [
      drawToy(LAW, POISSON, { seed: 1, index: 7 }),
      ...[0, 10, 20].map((events) =>
        drawToy(LAW, POISSON, { seed: 1, index: 7, injection: inject({ source: TAIL, events }) }),
      ),
    ];
    const values = toys.flatMap(({ columns }) => [...columns[0]]);
    expect(new Set(values).size).toBe(values.length);
    expect(toyRepeat('calibration', 0)).toBe(2 ** 31);
    expect(toyRepeat('calibration', 1e9)).toBeLessThan(2 ** 32);
  });

  it('draw the signal of a law, in the units of the fit', () => {
    const source: SignalSource = { ...TAIL, mean: [1], deviation: [2] };
    const { columns } = drawToy(numberedPool(5000), POISSON, {
      seed: 1,
      index: 0,
      injection: inject({ source, events: 50, fluctuates: false }),
    });
    const signal = [...columns[0].slice(-50)];
    // (6.4 − 1)/2, width 0.08.
    expect(Math.abs(mean(signal) - 2.7)).toBeLessThan((5 * 0.08) / Math.sqrt(50));
  });

  it('lose the events of a deficit', () => {
    const source: SignalSource = { ...TAIL, signal: 'deficit' };
    const toy = (injection?: Injection) =>
      drawToy(LAW, { kind: 'poisson', mean: 5000 }, { seed: 1, index: 0, injection });
    const { columns, rows } = toy(inject({ source, events: 0, background: 5000 }));
    expect(Math.max(...columns[0])).toBeLessThanOrEqual(Math.fround(5.07));
    expect(rows).toBe(columns[0].length);
    expect(Math.max(...toy().columns[0])).toBeGreaterThan(5.07);
  });

  it('say how many events of signal are missing', () => {
    expect(() => draw(0, inject({ events: 201, fluctuates: false }))).toThrow(
      'a toy of 201 signal events cannot be drawn from 200',
    );
  });
});

describe('fits of toys with signal', () => {
  it('find it, the same whatever the workers', async () => {
    const run = async (workers: number, injection?: Injection): Promise<ToyRow[]> => {
      const ensemble = openEnsemble(smallSpec({ injection }), { workers });
      const toys: ToyRow[] = [];
      await ensemble.runToys([0, 1, 2, 3, 4, 5], (toy) => toys.push(toy));
      await ensemble.close();
      return toys;
    };
    const injection = inject({ source: TAIL, events: 15 });
    const [one, two, none] = [await run(1, injection), await run(2, injection), await run(2)];
    expect(inOrder(one)).toEqual(inOrder(two));
    expect(mean(one.map(({ t }) => t))).toBeGreaterThan(mean(none.map(({ t }) => t)) + 15);
  });
});
