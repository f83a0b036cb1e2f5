import { describe, expect, it } from 'vitest';
import { generateOptions, runOptions } from '../../src/cli/index.js';
import { Pace } from '../../src/cli/pace.js';
import type { Progress } from '../../src/run/index.js';
import { duration, progressText, ProgressLine } from '../../src/cli/progressLine.js';

/** Nothing is done. */
const start: Progress = { done: 0, total: 0, resumed: 0, taken: 0, workers: 1, data: { done: 0, total: 6 } };

/** A stream that keeps what is written. */
function stream(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  let written = '';
  const fake = { isTTY, write: (text: string) => (written += text) };
  return { stream: fake as unknown as NodeJS.WriteStream, text: () => written };
}

describe('the progress line', () => {
  it.each([
    [{ done: 0, total: 300 }, 0, 'toys 0/300, first fit running'],
    [{ done: 0, total: 300 }, 61, 'toys 0/300, first fit running for 61 s'],
    [{ done: 0, total: 0 }, 0, 'data 0/6'],
    [{ done: 0, total: 0, data: { done: 3, total: 6 } }, 0, 'data 3/6'],
    [{ done: 300, total: 300, resumed: 300 }, 0, 'toys 300/300, data 0/6'],
    [{ done: 1, total: 300, workers: 4 }, 40, 'toys 1/300, 10 s each, 50 min left'],
    [{ done: 100, total: 300 }, 25, 'toys 100/300, 4 a second, 50 s left'],
    [{ done: 110, total: 300, resumed: 100 }, 100, 'toys 110/300, 10 s each, 32 min left'],
    [{ done: 300, total: 300, data: { done: 3, total: 6 } }, 60, 'toys 300/300, 5 a second, data 3/6'],
  ])('%j after %d s', (given, seconds, text) => {
    const progress: Progress = { ...start, ...given };
    const { done, total, resumed, workers } = progress;
    const pace = new Pace(workers, total - resumed);
    // One after the other, at even distances.
    for (let toy = 1; toy <= done - resumed; toy++) pace.reach(toy, (toy * seconds) / (done - resumed));
    expect(progressText(progress, seconds, pace)).toBe(text);
  });

  describe('the pace', () => {
    it('is that of recent toys: the first ones load and compile', () => {
      const pace = new Pace(2, 300);
      pace.reach(2, 30);
      expect(pace.rate(30)).toBeCloseTo(2 / 30);
      for (let toy = 3; toy <= 60; toy++) pace.reach(toy, 30 + (toy - 2) / 2);
      expect(pace.rate(59)).toBeCloseTo(2);
      for (let toy = 61; toy <= 80; toy++) pace.reach(toy, 59 + 2 * (toy - 60));
      expect(pace.rate(99)).toBeCloseTo(0.5);
    });

    it('slows while a toy is overdue', () => {
      const pace = new Pace(1, 300);
      for (let toy = 1; toy <= 21; toy++) pace.reach(toy, toy);
      expect(pace.rate(21.9)).toBeCloseTo(1);
      expect(pace.rate(41)).toBeCloseTo(21 / 40);
    });

    it('is frozen after the last toy', () => {
      const pace = new Pace(2, 10);
      for (let toy = 1; toy <= 10; toy++) pace.reach(toy, toy / 4);
      expect([pace.rate(2.5), pace.rate(100)]).toEqual([4, 4]);
    });

    it('keeps its unit near 1 a second', () => {
      const pace = new Pace(1, 10);
      expect([1.2, 0.9, 0.51, 0.4, 0.9, 1.9, 2.1].map((rate) => pace.text(rate))).toEqual([
        '1.2 a second',
        '0.9 a second',
        '0.51 a second',
        '2.5 s each',
        '1.1 s each',
        '0.53 s each',
        '2.1 a second',
      ]);
    });
  });

  it.each([
    [0.2, '1 s'],
    [119, '119 s'],
    [121, '2 min'],
    [7200, '2 h'],
    [90_000, '25 h'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it('is redrawn on a terminal, a line now and then elsewhere, and nothing where quiet', () => {
    let now = 0;
    const show = (isTTY: boolean, quiet: boolean): string => {
      now = 0;
      const { stream: out, text } = stream(isTTY);
      const line = new ProgressLine(out, quiet, () => now);
      for (let done = 0; done <= 100; done++, now += 300) line.show({ ...start, done, total: 100 });
      for (let fits = 1; fits <= 6; fits++, now += 300)
        line.show({ ...start, done: 100, total: 100, data: { done: fits, total: 6 } });
      line.say('end');
      line.end();
      return text();
    };
    expect(show(true, false).split('\r')).toHaveLength(108);
    expect(show(true, false).split('\r').at(-1)).toBe('toys 100/100, 3.3 a second, data 6/6\x1b[K\nend\n');
    expect(show(false, false)).toBe(
      'toys 0/100, first fit running\ntoys 1/100, 3.3 a second, 30 s left\ntoys 51/100, 3.3 a second, 15 s left\ntoys 100/100, 3.3 a second, data 0/6\ntoys 100/100, 3.3 a second, data 6/6\nend\n',
    );
    expect(show(false, true)).toBe('');
  });
});

describe('the option table', () => {
  it('has these names', () => {
    expect(Object.keys(runOptions).join(' ')).toMatchInlineSnapshot(
      `"ref data where features weight expected luminosity crossSection shapeOnly network clip tune tuned clipScope scale toys holdout toyPool resample starts trainer epochs workers seed cache noCache out force dropInvalid json noFigures noReport config printConfig quiet debug"`,
    );
    expect(Object.keys(generateOptions).join(' ')).toMatchInlineSnapshot(
      `"events poisson signal seed expected out force quiet debug"`,
    );
  });
});
