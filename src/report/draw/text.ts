import { glyphOf, kern, type Face, type Glyph } from './glyph.js';

/** A piece of a line in one face and at one height. */
export interface Run {
  readonly text: string;
  readonly face: Face;
  readonly level: 'base' | 'sub' | 'sup';
}

/** A glyph in place: pixels from the start of the baseline, and pixels per em. */
interface PlacedGlyph {
  readonly glyph: Glyph;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

interface TextLayout {
  readonly glyphs: readonly PlacedGlyph[];
  readonly width: number;
}

const SCRIPT_SIZE = 0.68;
const RISE = { base: 0, sub: 0.2, sup: -0.36 } as const;

/** Text as it is: for names that come from files. */
export function plain(text: string, face: Face = 'regular'): Run[] {
  return [{ text: printable(text), face, level: 'base' }];
}

/** Makes a name safe inside {@link markup}. */
export function escapeMarkup(text: string): string {
  return text.replace(/[\\*_^{}]/g, '\\$&');
}

/**
 * Text with signs for mathematics: `*t*` is italic, `**nplm**` bold, `_{obs}` and `^{2}` are indices (one after the
 * other, they stand above each other), a backslash takes the next sign as it is. What is no sign stays as it is, so
 * that no text is an error.
 *
 * @example markup('*χ*^{2}_{13}')
 */
export function markup(text: string): Run[] {
  const runs: Run[] = [];
  let italic = false;
  let bold = false;
  const face = (): Face => (bold ? 'bold' : italic ? 'italic' : 'regular');
  const token = /\\([\s\S])|(\*\*)|(\*)|([_^])\{([^{}]*)\}|([\s\S])/gu;
  for (const [, escaped, two, one, sign, index, other] of printable(text).matchAll(token)) {
    if (two !== undefined) bold = !bold;
    else if (one !== undefined) italic = !italic;
    else if (sign !== undefined) {
      // An index is upright unless it has its own stars: N_{D} labels, x_{*i*} counts.
      const level = sign === '^' ? 'sup' : 'sub';
      index.split('*').forEach((piece, position) => {
        if (piece !== '')
          runs.push({ text: piece, face: position % 2 === 1 ? 'italic' : bold ? 'bold' : 'regular', level });
      });
    } else append(runs, escaped ?? other, face());
  }
  return runs;
}

function append(runs: Run[], text: string, face: Face): void {
  const last = runs.at(-1);
  if (last?.level === 'base' && last.face === face)
    runs[runs.length - 1] = { ...last, text: last.text + text };
  else runs.push({ text, face, level: 'base' });
}

/** Without what XML forbids and what has no shape: control characters, lone surrogates, direction marks. */
function printable(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '');
}

/** The characters of runs, for screen readers. */
export function spoken(runs: readonly Run[]): string {
  return runs
    .map(({ text, level }) => (level === 'base' ? text : `${level === 'sup' ? '^' : '_'}${text}`))
    .join('');
}

/** Where each glyph of a line goes. */
export function layOut(runs: readonly Run[], size: number): TextLayout {
  const glyphs: PlacedGlyph[] = [];
  let x = 0;
  let scriptStart = 0;
  let scriptEnd = 0;
  let before: Run['level'] = 'base';
  for (const { text, face, level } of runs) {
    const scale = level === 'base' ? size : size * SCRIPT_SIZE;
    if (level === 'base') x = Math.max(x, scriptEnd);
    else if (before === 'base') {
      // A slanted letter leans into its exponent.
      if (level === 'sup') x += 0.03 * size;
      scriptStart = x;
    } else if (before !== level) x = scriptStart;
    let previous = '';
    for (const character of text) {
      const glyph = glyphOf(face, character);
      x += (kern(face, previous, character) * scale) / 1000;
      glyphs.push({ glyph, x, y: RISE[level] * size, size: scale });
      x += (glyph.advance * scale) / 1000;
      previous = character;
    }
    if (level !== 'base') scriptEnd = Math.max(before === 'base' ? x : scriptEnd, x);
    before = level;
  }
  return { glyphs, width: Math.max(x, scriptEnd) };
}

/** The width of a line in pixels. */
export function textWidth(runs: readonly Run[], size: number): number {
  return layOut(runs, size).width;
}

/** No line of a figure is as long. */
const MOST_LETTERS = 300;

/** The line, ended by an ellipsis where it is wider than allowed. */
export function shorten(runs: readonly Run[], size: number, width: number): Run[] {
  if (textWidth(runs, size) <= width) return [...runs];
  // What would be far too wide is not laid out letter by letter.
  const kept = runs.map((run) => ({ ...run, characters: [...run.text].slice(0, MOST_LETTERS) }));
  const ellipsis: Run = { text: '…', face: 'regular', level: 'base' };
  for (;;) {
    const last = kept.at(-1);
    if (last === undefined) return [ellipsis];
    if (last.characters.pop() === undefined) kept.pop();
    const shown = kept.map(({ face, level, characters }) => ({ face, level, text: characters.join('') }));
    if (textWidth([...shown, ellipsis], size) <= width) return [...shown, ellipsis];
  }
}
