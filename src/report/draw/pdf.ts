import { decimal } from './decimal.js';
import type { PathShape, PathStep, Scene, TextShape } from './scene.js';
import { layOut } from './text.js';
import type { Glyph } from './glyph.js';

/** Points per pixel: a CSS pixel is 1/96 inch, a PDF point 1/72 inch. */
const POINTS_PER_PIXEL = 0.75;

/**
 * A vector PDF of one page. Nothing in it depends on time or machine, and it is not compressed, because the bytes of
 * zlib change between versions: the same scene gives the same bytes. Text is outlines, each glyph a form that is
 * stored once.
 */
export function sceneToPdf(scene: Scene): Uint8Array {
  const glyphs = new Map<string, Glyph>();
  const { width, height } = scene;
  const content = [
    `${POINTS_PER_PIXEL} 0 0 ${-POINTS_PER_PIXEL} 0 ${decimal(height * POINTS_PER_PIXEL)} cm`,
    `1 1 1 rg 0 0 ${decimal(width)} ${decimal(height)} re f`,
    ...scene.shapes.map((shape) => (shape.kind === 'path' ? drawPath(shape) : drawText(shape, glyphs))),
  ].join('\n');
  const forms = [...glyphs.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const firstForm = 6;
  const named = forms.map(({ id }, index) => `/${id} ${firstForm + index} 0 R`).join(' ');
  const box = `[0 0 ${decimal(width * POINTS_PER_PIXEL)} ${decimal(height * POINTS_PER_PIXEL)}]`;
  return assemble([
    `<< /Type /Catalog /Pages 2 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    `<< /Type /Pages /Kids [3 0 R] /Count 1 >>`,
    `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents 4 0 R /Resources << /XObject << ${named} >> >> >>`,
    stream('', content),
    `<< /Title ${textString(scene.title)} /Subject ${textString(scene.description)} /Creator (nplm) /Producer (nplm)` +
      ` /CreationDate (D:20000101000000Z) /ModDate (D:20000101000000Z) >>`,
    ...forms.map(({ outline }) =>
      stream('/Type /XObject /Subtype /Form /BBox [-1000 -1500 3000 1000] ', outlineOperators(outline)),
    ),
  ]);
}

function stream(entries: string, content: string): string {
  return `<< ${entries}/Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** The file: objects numbered from 1 (1 the catalogue, 5 the properties), cross-reference table, trailer. */
function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file +=
    `xref\n0 ${size}\n0000000000 65535 f \n${table}` +
    `trailer\n<< /Size ${size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

/** UTF-16 in hexadecimal: any text, and nothing in it can end the string. */
function textString(text: string): string {
  let hex = 'FEFF';
  for (let index = 0; index < text.length; index++)
    hex += text.charCodeAt(index).toString(16).padStart(4, '0');
  return `<${hex.toUpperCase()}>`;
}

function colour(hex: string): string {
  const part = (at: number) => String(Math.round((parseInt(hex.slice(at, at + 2), 16) / 255) * 1000) / 1000);
  return `${part(1)} ${part(3)} ${part(5)}`;
}

function operators(steps: readonly PathStep[]): string {
  const names = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;
  return steps
    .map(([letter, ...numbers]) => [...numbers.map((value) => decimal(value)), names[letter]].join(' '))
    .join(' ');
}

function drawPath({ steps, fill, stroke, width, dash }: PathShape): string {
  if (steps.length === 0) return '';
  const parts = [];
  if (fill !== undefined) parts.push(`${colour(fill)} rg`);
  if (stroke !== undefined)
    parts.push(`${colour(stroke)} RG ${decimal(width ?? 1)} w [${(dash ?? []).map(decimal).join(' ')}] 0 d`);
  const paint = fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B';
  return [...parts, operators(steps), paint].join(' ');
}

function drawText(
  { x, y, size, anchor, upwards, colour: ink, runs }: TextShape,
  glyphs: Map<string, Glyph>,
): string {
  const { glyphs: placed, width } = layOut(runs, size);
  const start = anchor === 'start' ? 0 : anchor === 'middle' ? -width / 2 : -width;
  const turn = upwards === true ? '0 -1 1 0' : '1 0 0 1';
  const parts = placed
    .filter(({ glyph }) => glyph.outline !== '')
    .map((part) => {
      glyphs.set(part.glyph.id, part.glyph);
      const scale = (part.size / 1000).toFixed(5);
      return `q ${scale} 0 0 ${scale} ${decimal(start + part.x)} ${decimal(part.y)} cm /${part.glyph.id} Do Q`;
    });
  return `q ${colour(ink)} rg ${turn} ${decimal(x)} ${decimal(y)} cm ${parts.join(' ')} Q`;
}

/** PDF operators of a glyph's relative path data. */
function outlineOperators(outline: string): string {
  const parts: string[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, letter, list] of outline.matchAll(/([mlhvcz])([^mlhvcz]*)/g)) {
    const numbers = [...list.matchAll(/-?\d+/g)].map(Number);
    if (letter === 'z') {
      parts.push('h');
      [x, y] = [startX, startY];
      continue;
    }
    if (letter === 'c') {
      const absolute = numbers.map((value, index) => value + (index % 2 === 0 ? x : y));
      parts.push(...absolute.map(String), 'c');
      [x, y] = [absolute[4], absolute[5]];
      continue;
    }
    const [first, second] = numbers;
    if (letter === 'h') x += first;
    else if (letter === 'v') y += first;
    else [x, y] = [x + first, y + second];
    if (letter === 'm') [startX, startY] = [x, y];
    parts.push(String(x), String(y), letter === 'm' ? 'm' : 'l');
  }
  return [...parts, 'f'].join(' ');
}
