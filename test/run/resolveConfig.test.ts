import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/setup/resolveConfig.js';
import type { ResolvedConfig, RunConfig } from '../../src/setup/index.js';

const one = ['x'];
const five = ['pt1', 'pt2', 'eta1', 'eta2', 'phi'];
const resolve = (asked: Partial<RunConfig> = {}, features = one): ResolvedConfig =>
  resolveConfig(
    { reference: 'r', data: 'd', ...asked },
    { features, formulas: new Map(), weight: undefined, expected: 100, shapeOnly: false },
  );

describe('what nobody asks for', () => {
  it.each([
    ['toys', 300],
    ['holdout', 0.5],
    ['toyPool', null],
    ['resample', false],
    ['clipScope', 'kernels'],
    ['scale', 'standard'],
    ['trainer', 'lm'],
    ['epochs', 300_000],
    ['seed', 1],
    ['dropInvalid', false],
    ['weight', null],
    ['expected', 100],
    ['shapeOnly', false],
    ['where', null],
  ] as const)('%s is %j', (name, value) => {
    expect(resolve()[name]).toBe(value);
    expect(resolve({}, five)[name]).toBe(value);
  });

  it.each([
    ['one feature: 1-4-1', one, {}, { network: [4], clip: 5, starts: 400 }],
    ['five features: 5-5-5-5-1', five, {}, { network: [5, 5, 5], clip: 2, starts: 96 }],
    ['a network of 13 parameters', one, { network: [4] }, { clip: 5, starts: 400 }],
    ['a network of 16', one, { network: [5] }, { clip: 2, starts: 400 }],
    ['a network of 40', one, { network: [13] }, { clip: 2, starts: 400 }],
    ['a network of 43', one, { network: [14] }, { clip: 2, starts: 96 }],
    ['Adam makes one start', five, { trainer: 'adam' }, { starts: 1, clip: 2 }],
  ] as const)('%s', (_, features, asked, resolved) => {
    expect(resolve(asked, [...features])).toMatchObject(resolved);
  });
});

describe('what is asked for', () => {
  it('is taken as it is', () => {
    const asked = {
      clip: 3,
      clipScope: 'all',
      dropInvalid: true,
      epochs: 7,
      holdout: 0.25,
      network: [6, 2],
      resample: true,
      scale: 'none',
      seed: 9,
      starts: 11,
      toys: 0,
      trainer: 'lbfgs',
    } as const;
    expect(resolve(asked)).toMatchObject(asked);
  });

  it('a toy pool leaves no holdout: a benchmark by its name, a file by its content', () => {
    expect(resolve({ toyPool: 'exponential' })).toMatchObject({ toyPool: 'exponential', holdout: null });
    expect(resolve({ toyPool: 'some/file.arrow' })).toMatchObject({ toyPool: 'file', holdout: null });
  });

  it('auto and lm are one trainer: the one goes on with the run of the other', () => {
    expect(resolve({ trainer: 'auto' })).toEqual(resolve({ trainer: 'lm' }));
    expect(resolve({ trainer: 'auto' })).toEqual(resolve());
  });

  it.each([
    [598, 199, 'lm'],
    [601, 200, 'lbfgs'],
  ])('auto for %d parameters: 1-%d-1 by %s', (_, hidden, trainer) => {
    const network = [hidden];
    expect(resolve({ network }).trainer).toBe(trainer);
    expect(resolve({ network, trainer: 'lm' }).trainer).toBe('lm');
  });
});
