import { expect, it } from 'vitest';
import { createNetwork, plainLogRatio } from '../../src/network/index.js';
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

it('a learnt log ratio is f at the scaled places, and spans the data', async () => {
  const { result, learnt } = await inputOf();
  const { mean, deviation } = result.scaling;
  const x = learnt?.x ?? [];
  const f = plainLogRatio(createNetwork(1, [4]), Float64Array.from(result.parameters ?? []), {
    rows: x.length,
    columns: [Float32Array.from(x, (value) => (value - mean[0]) / deviation[0])],
    extras: [],
  });
  expect(learnt?.f).toEqual([...f]);
  expect(x[0]).toBeLessThanOrEqual(Math.min(...(learnt?.data ?? [])));
  expect(x.at(-1)).toBeGreaterThanOrEqual(Math.max(...(learnt?.data ?? [])));
});

it('nothing is learnt where the fit failed', async () => {
  expect(await inputOf(fakeEnsemble(undefined, null))).toMatchObject({ learnt: null });
});
