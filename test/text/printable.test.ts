import { describe, expect, it } from 'vitest';
import { printable, shortName } from '../../src/text/index.js';

describe('printable', () => {
  it.each([
    ['\x1b]0;owned\x07', '\\x1b]0;owned\\x07'],
    ['a\nb\r\tc', 'a\\nb\\r\\tc'],
    ['\x7f \x9b31m \0', '\\x7f \\x9b31m \\x00'],
    ['\u202egnp.exe\u2066 \u200f', '\\u202egnp.exe\\u2066 \\u200f'],
    ['\ud800', '\\ud800'],
    ['p_T [GeV] η χ² – naïve 😀', 'p_T [GeV] η χ² – naïve 😀'],
  ])('%j is shown as %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('shortens names in quotes, each by itself', () => {
    const long = `${'a'.repeat(1500)}${'b'.repeat(1500)}`;
    const words = 'two words '.repeat(20);
    expect(printable(`column "x" of "${long}", not "${words}"`)).toBe(
      `column "x" of "${'a'.repeat(44)}…${'b'.repeat(15)}", not "${words.slice(0, 44)}…${words.slice(-15)}"`,
    );
    expect(printable(`f: ${long}, x`)).toHaveLength(66);
  });

  it('leaves paths and long sentences whole', () => {
    const path = `/data/${'deep/'.repeat(20)}${'f'.repeat(80)}.arrow`;
    expect(printable(`${path}: ${'word '.repeat(100)}`)).toBe(`${path}: ${'word '.repeat(100)}`);
  });
});

describe('shortName', () => {
  it('keeps both ends of a name above 60 letters', () => {
    expect(shortName('n'.repeat(60))).toBe('n'.repeat(60));
    expect(shortName(`${'n'.repeat(60)}2`)).toBe(`${'n'.repeat(44)}…${'n'.repeat(14)}2`);
  });
});
