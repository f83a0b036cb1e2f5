import { decimal } from './decimal.js';
import { layOut, spoken } from './text.js';
import type { PathShape, PathStep, Scene, TextShape } from './scene.js';

/** An SVG document; text is outlines, so it looks the same where the font is not installed. */
export function sceneToSvg(scene: Scene): string {
  const glyphs = new Map<string, string>();
  const body = scene.shapes.map((shape) =>
    shape.kind === 'path' ? pathElement(shape) : textElement(shape, glyphs),
  );
  const [width, height] = [decimal(scene.width), decimal(scene.height)];
  const definitions = [...glyphs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, outline]) => `<path id="${id}" d="${outline}"/>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(scene.title)}</title>`,
    `<desc>${escapeXml(scene.description)}</desc>`,
    `<defs>`,
    ...definitions,
    `</defs>`,
    `<path d="M0 0H${width}V${height}H0Z" fill="#ffffff"/>`,
    ...body,
    `</svg>`,
    '',
  ].join('\n');
}

/** Text as XML content or attribute value; what XML forbids is dropped. */
function escapeXml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[&<>"']/g, (sign) => entities[sign]);
}

/** Path data of steps. */
function pathData(steps: readonly PathStep[]): string {
  return steps
    .map(([letter, ...numbers]) => letter + numbers.map((value) => decimal(value)).join(' '))
    .join('');
}

function pathElement({ steps, fill, stroke, width, dash }: PathShape): string {
  const pen =
    stroke === undefined
      ? ''
      : ` stroke="${stroke}" stroke-width="${decimal(width ?? 1)}"` +
        (dash === undefined ? '' : ` stroke-dasharray="${dash.map(decimal).join(' ')}"`);
  return `<path d="${pathData(steps)}" fill="${fill ?? 'none'}"${pen}/>`;
}

function textElement(
  { x, y, size, anchor, upwards, colour, runs }: TextShape,
  glyphs: Map<string, string>,
): string {
  const { glyphs: placed, width } = layOut(runs, size);
  const start = anchor === 'start' ? 0 : anchor === 'middle' ? -width / 2 : -width;
  const uses = placed
    .filter(({ glyph }) => glyph.outline !== '')
    .map((part) => {
      glyphs.set(part.glyph.id, part.glyph.outline);
      // Font units are thousandths of the em: the factor needs more decimals than a coordinate.
      const scale = (part.size / 1000).toFixed(5).replace(/0+$/, '');
      const place = `translate(${decimal(start + part.x)} ${decimal(part.y)})scale(${scale})`;
      return `<use xlink:href="#${part.glyph.id}" transform="${place}"/>`;
    });
  const place = `translate(${decimal(x)} ${decimal(y)})${upwards === true ? 'rotate(-90)' : ''}`;
  return `<g aria-label="${escapeXml(spoken(runs))}" fill="${colour}" transform="${place}">${uses.join('')}</g>`;
}
