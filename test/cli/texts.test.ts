import { describe, expect, it } from 'vitest';
import { generateOptions, runOptions } from '../../src/cli/index.js';
import { duration, progressText, ProgressLine } from '../../src/cli/progressLine.js';

/** A stream that keeps what is written. */
function stream(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  let written = '';
  const fake = { isTTY, write: (text: string) => (written += text) };
  return { stream: fake as unknown as NodeJS.WriteStream, text: () => written };
}

describe('the progress line', () => {
  it.each([
    [{ done: 0, total: 300, resumed: 0, workers: 1 }, 0, 'toys 0/300, first fit running'],
    [{ done: 0, total: 300, resumed: 0, workers: 1 }, 61, 'toys 0/300, first fit running for 61 s'],
    [{ done: 0, total: 0, resumed: 0, workers: 1 }, 0, 'fitting the data'],
    [{ done: 300, total: 300, resumed: 300, workers: 1 }, 0, 'toys 300/300, now the data'],
    [{ done: 1, total: 300, resumed: 0, workers: 4 }, 40, 'toys 1/300, 10 s each, 50 min left'],
    [{ done: 100, total: 300, resumed: 0, workers: 1 }, 25, 'toys 100/300, 4 a second, 50 s left'],
    [{ done: 110, total: 300, resumed: 100, workers: 1 }, 100, 'toys 110/300, 10 s each, 32 min left'],
    [{ done: 300, total: 300, resumed: 0, workers: 1 }, 60, 'toys 300/300, 5 a second, now the data'],
  ])('%j after %d s', (progress, seconds, text) => {
    expect(progressText(progress, seconds)).toBe(text);
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
      for (let done = 0; done <= 100; done++, now += 300)
        line.show({ done, total: 100, resumed: 0, workers: 1 });
      line.say('end');
      line.end();
      return text();
    };
    expect(show(true, false).split('\r')).toHaveLength(102);
    expect(show(true, false).split('\r').at(-1)).toBe(
      'toys 100/100, 3.3 a second, now the data\x1b[K\nend\n',
    );
    expect(show(false, false)).toBe(
      'toys 0/100, first fit running\ntoys 1/100, 3.3 a second, 30 s left\ntoys 51/100, 3.3 a second, 15 s left\ntoys 100/100, 3.3 a second, now the data\nend\n',
    );
    expect(show(false, true)).toBe('');
  });
});

describe('the option table', () => {
  it('has these names', () => {
    expect(Object.keys(runOptions).join(' ')).toMatchInlineSnapshot(
      `"ref data features weight expected shapeOnly network clip clipScope scale toys holdout toyPool resample starts trainer epochs workers seed out force dropInvalid json config quiet debug"`,
    );
    expect(Object.keys(generateOptions).join(' ')).toMatchInlineSnapshot(
      `"events poisson signal seed expected out force quiet debug"`,
    );
  });
});
