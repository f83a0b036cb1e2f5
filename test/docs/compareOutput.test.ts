import { describe, expect, it } from 'vitest';
import { compareOutput } from './compareOutput.js';
import { readBlocks } from './readBlocks.js';

describe('compareOutput', () => {
  it.each([
    ['equal', 'N_D   974\n', 'N_D  974\n'],
    ['seconds', 'seconds  40', 'seconds  31.2'],
    ['numbers to 1e-6', 't is 1.0000005', 't is 1'],
    ['a number in e notation', 'p 1.37e-5', 'p 1.37e-5'],
    ['anything in a line', 'made in … s by …', 'made in 3.4 s by 2 workers'],
    ['any lines between', 'first\n…\nlast', 'first\nsecond\nthird\nlast'],
    ['any lines at the end', 'first\n…', 'first\nsecond'],
    ['progress', 'features: x\ndone', 'features: x\ntoys 3/20, 5 a second, 4 s left\ndata 0/6\ndone'],
  ])('passes %s', (_, shown, printed) => {
    expect(compareOutput(shown, printed)).toBeUndefined();
  });

  it.each([
    ['another count', 'N_D 974', 'N_D 975'],
    ['a count that is near', '1000000000 events', '1000000001 events'],
    ['a number beyond 1e-6', 't 25.59', 't 25.591'],
    ['another word', 'extrapolated by χ²', 'counted from toys'],
    ['a line too many', 'first', 'first\nsecond'],
    ['a line too few', 'first\nsecond', 'first'],
    ['another order', 'first\nsecond', 'second\nfirst'],
    ['another sign', 'mean -1.5', 'mean 1.5'],
    ['nothing where lines are skipped', '…\nlast', 'first\nsecond'],
    ['letters that mean something in a pattern', 'a.b (c)', 'axb (c)'],
    ['seconds that are no number', 'seconds  40', 'seconds  none'],
  ])('finds %s', (_, shown, printed) => {
    expect(compareOutput(shown, printed)).toBeDefined();
  });
});

describe('readBlocks', () => {
  it('reads language, marks, line and text', () => {
    const page = 'Text\n\n```sh exit=2\nnplm\n```\n\n````text stderr\n```\n````\n';
    expect(readBlocks(page)).toEqual([
      { language: 'sh', marks: ['exit=2'], line: 3, text: 'nplm\n' },
      { language: 'text', marks: ['stderr'], line: 7, text: '```\n' },
    ]);
  });

  it('refuses a block without an end', () => {
    expect(() => readBlocks('```sh\nnplm\n')).toThrow('line 1');
  });
});
