import { describe, expect, it } from 'vitest';
import { mostEvents, planMemory } from '../../src/ensemble/memoryPlan.js';
import { createNetwork } from '../../src/network/index.js';
import { numberedPool, smallSpec } from './specs.js';

const smallFit = smallSpec().fit;

describe('the largest sample', () => {
  it('is a Poisson toy with its fluctuation, or the observed one', () => {
    expect(mostEvents(smallSpec())).toBe(300);
    expect(mostEvents(smallSpec({ observed: 500 }))).toBe(500);
  });

  it('is no larger than a pool without repeated events', () => {
    expect(mostEvents(smallSpec({ source: numberedPool(200) }))).toBe(200);
    expect(mostEvents(smallSpec({ source: numberedPool(200, true) }))).toBe(300);
  });

  it.each([false, true])('is the observed one where there is no pool (resample %s)', (resample) => {
    const toyYield = { kind: 'poisson', mean: 1e30 } as const;
    expect(mostEvents(smallSpec({ source: numberedPool(0, resample), toyYield }))).toBe(100);
  });
});

describe('a plan beyond 4 GiB says what is to blame', () => {
  it.each([
    ['workers', { toyYield: { kind: 'fixed', events: 1e7 } }, 100, 'use fewer workers'],
    ['yield', { toyYield: { kind: 'poisson', mean: 1e30 } }, 1, 'give a smaller expected yield'],
    ['data', { observed: 1e9 }, 1, 'use fewer data events'],
    ['network', { fit: { ...smallFit, network: createNetwork(1, [500, 500]) } }, 1, 'use a smaller network'],
    ['reference', { reference: { rows: 1e9, columns: [] } }, 1, 'use fewer reference events'],
  ] as const)('%s', (_, change, workers, advice) => {
    expect(() => planMemory(smallSpec(change), workers)).toThrow(advice);
  });

  it('in sizes that can be read', () => {
    const spec = smallSpec({ toyYield: { kind: 'poisson', mean: 1e30 } });
    expect(() => planMemory(spec, 2)).toThrow(/need \d\.\d+e\d+ GiB of shared memory \(.*up to 1e30 events/);
  });
});
