import { expect, it } from 'vitest';
import { createNetwork, plainLogRatio } from '../../src/network/index.js';
import { exp } from '../../src/numeric/index.js';
import { runWith } from '../../src/run/runAnalysis.js';
import type { FigureInput } from '../../src/run/index.js';
import { fakeEnsemble, smallRun } from './fixtures.js';

/** What the figures of a run are drawn from. */
async function inputOf(fake = fakeEnsemble()): Promise<FigureInput> {
  let seen: FigureInput | undefined;
  // eslint-disable-next-line require-yield, @typescript-eslint/require-await
  async function* draw(input: FigureInput): AsyncGenerator<never> {
    seen = input;
  }
  await runWith(fake.open, smallRun(), { draw });
  if (seen === undefined) throw new Error('nothing was drawn');
  return seen;
}

it('reference events are reweighted by e^f, f at their scaled values', async () => {
  const { result, features, ratio, learnt } = await inputOf();
  const { mean, deviation } = result.scaling;
  const f = (x: ArrayLike<number>): Float64Array =>
    plainLogRatio(createNetwork(1, [4]), Float64Array.from(result.parameters ?? []), {
      rows: x.length,
      columns: [Float32Array.from(x, (value) => (value - mean[0]) / deviation[0])],
      extras: [],
    });
  expect(ratio).toEqual(f(features[0].reference).map(exp));
  expect(learnt?.f).toEqual([...f(learnt?.x ?? [])]);
  expect(new Set(ratio).size).toBeGreaterThan(900);
});

it('a learnt log ratio spans the data', async () => {
  const { features, learnt } = await inputOf();
  const data = [...features[0].data];
  expect(learnt?.x.at(0)).toBeLessThanOrEqual(Math.min(...data));
  expect(learnt?.x.at(-1)).toBeGreaterThanOrEqual(Math.max(...data));
});

it('no reweighting where the fit failed', async () => {
  expect(await inputOf(fakeEnsemble(undefined, null))).toMatchObject({ ratio: null, learnt: null });
});
