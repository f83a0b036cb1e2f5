// Writes glyphs.ts, the outlines that figures are lettered with, from the font files in heros/.
//
//   npm install --no-save opentype.js@2.0.0
//   node src/report/font/makeGlyphs.mjs && npx prettier --write src/report/font/glyphs.ts
//
// A glyph is one string: its character, its advance, and its outline in SVG path syntax with relative, whole
// coordinates in thousandths of the em, y downwards.

import { readFileSync, writeFileSync } from 'node:fs';
import { URL } from 'node:url';
import opentype from 'opentype.js';

const span = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');

const ascii = span(0x20, 0x7e);
const greek = span(0x391, 0x3a9) + span(0x3b1, 0x3c9) + 'ϑϕϵ';
const signs = '−×÷±·≥≤≈≠∞√∂∑←→↑↓°‰ℓ′–—…“”‘’•†€';
const faces = {
  regular: ascii + span(0xa1, 0xff) + span(0x100, 0x17f) + greek + signs,
  bold: ascii,
  italic: ascii + greek,
};

/** Signs that the font lacks, drawn with its stem width: character, advance, outline. */
const drawn = [
  '⟨300m206 -760l-126 500l126 500h72l-126 -500l126 -500z',
  '⟩300m94 -760l126 500l-126 500h-72l126 -500l-126 -500z',
];

function outline(commands) {
  let text = '';
  let x = 0;
  let y = 0;
  let startX = 0;
  let startY = 0;
  const put = (letter, ...numbers) => {
    text += letter + numbers.join(' ').replaceAll(' -', '-');
  };
  for (const command of commands) {
    const to = { x: Math.round(command.x ?? 0), y: Math.round(command.y ?? 0) };
    if (command.type === 'Z') {
      put('z');
      [x, y] = [startX, startY];
      continue;
    }
    if (command.type === 'M') {
      put('m', to.x - x, to.y - y);
      [startX, startY] = [to.x, to.y];
    } else if (command.type === 'L') {
      if (to.y === y) put('h', to.x - x);
      else if (to.x === x) put('v', to.y - y);
      else put('l', to.x - x, to.y - y);
    } else if (command.type === 'C') {
      const { x1, y1, x2, y2 } = command;
      put('c', ...[x1 - x, y1 - y, x2 - x, y2 - y, to.x - x, to.y - y].map(Math.round));
    } else {
      throw new Error(`unexpected path command ${command.type}`);
    }
    [x, y] = [to.x, to.y];
  }
  return text;
}

function face(name, characters) {
  const file = readFileSync(new URL(`heros/texgyreheros-${name}.otf`, import.meta.url));
  const font = opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
  const glyphs = [];
  for (const character of characters) {
    if (font.charToGlyphIndex(character) === 0) continue;
    const glyph = font.charToGlyph(character);
    glyphs.push(character + glyph.advanceWidth + outline(glyph.getPath(0, 0, 1000).commands));
  }
  if (name === 'regular') glyphs.push(...drawn);
  const kerns = [];
  for (const left of ascii) {
    for (const right of ascii) {
      const shift = font.getKerningValue(font.charToGlyph(left), font.charToGlyph(right));
      if (Math.abs(shift) >= 15) kerns.push(left + right + shift);
    }
  }
  return { glyphs, kerns };
}

const parts = Object.entries(faces).map(([name, characters]) => {
  const { glyphs, kerns } = face(name, characters);
  return `${name}: { glyphs: ${JSON.stringify(glyphs.join('\n'))}, kerns: ${JSON.stringify(kerns.join('\n'))} },`;
});
writeFileSync(
  new URL('glyphs.ts', import.meta.url),
  `// Written by makeGlyphs.mjs from TeX Gyre Heros 2.004 (GUST Font License: heros/GUST-FONT-LICENSE.txt,
// https://www.gust.org.pl/projects/e-foundry/licenses).

/** A line a glyph: its character, its advance and its outline. A line a kern: two characters and a shift. All in em/1000. */
export const outlines = { ${parts.join('\n')} } as const;
`,
);
