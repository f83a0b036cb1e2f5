import { inflateSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { renderFigures } from '../../src/report/index.js';
import type { NamedFigure, RenderedFigure } from '../../src/report/index.js';
import { exponentialFeature, flatFeature, logRatio, nullDistribution } from './inputs.js';

async function all(wanted: readonly NamedFigure[]): Promise<RenderedFigure[]> {
  const rendered: RenderedFigure[] = [];
  for await (const figure of renderFigures(wanted)) rendered.push(figure);
  return rendered;
}

/** Size and shares of white and dark among the pixels of an 8-bit RGBA image without interlace. */
function openPng(png: Uint8Array): { width: number; height: number; white: number; dark: number } {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  expect([...bytes.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  const parts: Buffer[] = [];
  for (let offset = 8; offset < bytes.length;) {
    const length = bytes.readUInt32BE(offset);
    if (bytes.toString('latin1', offset + 4, offset + 8) === 'IDAT') {
      parts.push(bytes.subarray(offset + 8, offset + 8 + length));
    }
    offset += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * 4;
  let before = new Uint8Array(stride);
  let white = 0;
  let dark = 0;
  for (let row = 0; row < height; row++) {
    const start = row * (stride + 1);
    const line = Uint8Array.from(raw.subarray(start + 1, start + 1 + stride));
    for (let index = 0; index < stride; index++) {
      const left = index < 4 ? 0 : (line[index - 4] ?? 0);
      const corner = index < 4 ? 0 : (before[index - 4] ?? 0);
      line[index] = (line[index] ?? 0) + predicted(raw[start] ?? 0, left, before[index] ?? 0, corner);
    }
    for (let index = 0; index < stride; index += 4) {
      const sum = (line[index] ?? 0) + (line[index + 1] ?? 0) + (line[index + 2] ?? 0);
      if (sum === 765) white++;
      if (sum < 100) dark++;
    }
    before = line;
  }
  return { width, height, white: white / (width * height), dark: dark / (width * height) };
}

/** PNG 1.2, chapter 6. */
function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

const figures = [
  { name: 't', figure: nullDistribution() },
  { name: 'feature-x', figure: exponentialFeature() },
  { name: 'log-ratio-x', figure: logRatio() },
];

describe('renderFigures', () => {
  it('gives SVG, PNG and PDF of every figure, in order', async () => {
    const rendered = await all(figures);
    expect(rendered.map(({ name }) => name)).toEqual(['t', 'feature-x', 'log-ratio-x']);
    for (const { svg, png, pdf } of rendered) {
      expect(svg).toMatch(/^<svg [^>]*>\n<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>/);
      expect(svg).not.toContain('<text');
      const { width, height, white, dark } = openPng(png);
      expect([width, height]).toEqual([1600, 1580]);
      expect(white).toBeGreaterThan(0.4);
      expect(white).toBeLessThan(0.97);
      expect(dark).toBeGreaterThan(0.01);
      expect(Buffer.from(pdf).toString('latin1')).toMatch(/^%PDF-1\.4\n[\s\S]*%%EOF\n$/);
    }
  });

  it('gives the same bytes twice', async () => {
    expect(await all(figures)).toEqual(await all(figures));
  });

  it('writes a PDF whose table points at its objects and whose dates are fixed', async () => {
    const [rendered] = await all(figures);
    const pdf = Buffer.from(rendered?.pdf ?? []).toString('latin1');
    const start = Number(/startxref\n(\d+)\n/.exec(pdf)?.[1]);
    const entries = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)];
    expect(entries.length).toBeGreaterThan(20);
    entries.forEach((entry, index) => {
      expect(pdf.slice(Number(entry[1])).startsWith(`${index + 1} 0 obj\n`)).toBe(true);
    });
    expect(pdf.match(/\(D:[^)]*\)/g)).toEqual(['(D:20000101000000Z)', '(D:20000101000000Z)']);
    for (const [, length, content] of pdf.matchAll(/\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g)) {
      expect(content?.length).toBe(Number(length));
    }
  });

  it('gives every figure a file name of its own', async () => {
    const wanted = ['feature-pt', 'feature-PT', '../../etc/passwd', '<script>', ''];
    const rendered = await all(wanted.map((name) => ({ name, figure: flatFeature({ feature: name }) })));
    const names = rendered.map(({ name }) => name);
    expect(names[0]).toBe('feature-pt');
    expect(names[1]).toBe('feature-PT-2');
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
  });

  it('keeps apart columns whose names become one', async () => {
    const wanted = ['a/b', 'a_b', 'a-b', 'A_B', 'A_B-2', 'a_b-2', 'a:b', 'é', 'e', 'e\u0301'];
    const rendered = await all(
      wanted.map((feature) => ({ name: `feature-${feature}`, figure: flatFeature({ feature }) })),
    );
    const names = rendered.map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length);
    expect(names[1]).toBe('feature-a_b');
  });

  it('puts text in PDF properties that no name can break out of', async () => {
    const [rendered] = await all([{ name: 'x', figure: flatFeature({ feature: ') >> endobj' }) }]);
    const pdf = Buffer.from(rendered?.pdf ?? []).toString('latin1');
    expect(pdf).not.toContain(') >> endobj');
  });
});
