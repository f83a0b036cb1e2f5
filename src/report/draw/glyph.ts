import { outlines } from '../font/glyphs.js';

/** Upright for words and units, bold for the name, italic for variables. */
export type Face = keyof typeof outlines;

/** A character's outline in one face, in thousandths of the em. */
export interface Glyph {
  /** A name that is unique in a document and safe as an XML id and a PDF name. */
  readonly id: string;
  readonly advance: number;
  /** SVG path data with relative coordinates, y downwards; empty for spaces. */
  readonly outline: string;
}

/** A box: what stands for a character that no face has. */
const missing: Glyph = { id: 'g-missing', advance: 640, outline: 'm70 0v-700h500v700zm60-60h380v-580h-380z' };

interface FaceTable {
  readonly glyphs: ReadonlyMap<string, Glyph>;
  readonly kerns: ReadonlyMap<string, number>;
}

function readFace(face: Face): FaceTable {
  const glyphs = new Map<string, Glyph>();
  for (const entry of outlines[face].glyphs.split('\n')) {
    const match = /^(.)(\d+)(.*)$/su.exec(entry);
    if (match === null) continue;
    const [, character, advance, outline] = match;
    const id = `g-${face[0]}${character.codePointAt(0)?.toString(16)}`;
    glyphs.set(character, { id, advance: Number(advance), outline });
  }
  const kerns = new Map<string, number>();
  for (const entry of outlines[face].kerns.split('\n')) {
    const match = /^(..)(-?\d+)$/su.exec(entry);
    if (match !== null) kerns.set(match[1], Number(match[2]));
  }
  return { glyphs, kerns };
}

const tables = new Map<Face, FaceTable>();

function tableOf(face: Face): FaceTable {
  const known = tables.get(face);
  if (known !== undefined) return known;
  const table = readFace(face);
  tables.set(face, table);
  return table;
}

/** The glyph of a character; the upright one where the face has none; a box where no face has one. */
export function glyphOf(face: Face, character: string): Glyph {
  return tableOf(face).glyphs.get(character) ?? tableOf('regular').glyphs.get(character) ?? missing;
}

/** The shift between two neighbours, em/1000. */
export function kern(face: Face, left: string, right: string): number {
  return tableOf(face).kerns.get(left + right) ?? 0;
}
