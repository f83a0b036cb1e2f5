import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decimal } from '../../src/report/draw/decimal.js';
import { glyphOf } from '../../src/report/draw/glyph.js';
import { escapeMarkup, layOut, markup, shorten, spoken, textWidth } from '../../src/report/draw/text.js';
import { fillHistogram } from '../../src/histogram/index.js';
import { garwood } from '../../src/report/garwood.js';
import { histogramEdges } from '../../src/histogram/index.js';
import { safeFileName } from '../../src/report/safeFileName.js';
import { placeLegend } from '../../src/report/plot/legend.js';
import { at, linear, logarithmic } from '../../src/report/plot/scale.js';
import { pvalueText, significant, ticksOf } from '../../src/report/plot/ticks.js';
import { exponentials } from './inputs.js';

describe('histogramEdges', () => {
  it('puts edges at round numbers', () => {
    const edges = histogramEdges(exponentials(10_000), exponentials(1000));
    expect(edges[0]).toBe(0);
    expect(edges[1]).toBe(0.5);
    expect(edges.at(-1)).toBeGreaterThan(6.9);
  });

  it('keeps decimal fractions short', () => {
    for (const edge of histogramEdges(
      [0, 1],
      exponentials(1000).map((x) => x / 10),
    )) {
      expect(String(edge).length).toBeLessThan(6);
    }
  });

  it('widens the range for data beyond the reference, but not for one stray event', () => {
    const reference = Array.from({ length: 1000 }, (_, index) => index / 1000);
    expect(histogramEdges(reference, [1.5]).at(-1)).toBeGreaterThanOrEqual(1.5);
    expect(histogramEdges(reference, [1e6]).at(-1)).toBeLessThan(3);
    expect(histogramEdges(reference, [-1e6])[0]).toBeGreaterThan(-2);
  });

  it('is not squeezed by a long tail of the reference', () => {
    expect(histogramEdges([...exponentials(10_000), 1e7], []).at(-1)).toBeLessThan(20);
  });

  it('centres bins on whole numbers', () => {
    expect(histogramEdges([0, 1, 2, 3], [1, 2])).toEqual([-0.5, 0.5, 1.5, 2.5, 3.5]);
  });

  it.each([
    ['nothing', [], []],
    ['one value', [5], [5]],
    ['equal values', [0, 0, 0], [0]],
    ['no reference', [], [1, 2.5, 3]],
    ['values that are not finite', [NaN, Infinity], [-Infinity]],
    ['neighbours in floating point', [1, 1 + Number.EPSILON], []],
  ])('gives increasing finite edges for %s', (_, reference, data) => {
    const edges = histogramEdges(reference, data);
    expect(edges.length).toBeGreaterThan(1);
    edges.forEach((edge, index) => {
      expect(Number.isFinite(edge)).toBe(true);
      if (index > 0) expect(edge).toBeGreaterThan(edges[index - 1] ?? Infinity);
    });
  });

  it('gives increasing edges for any input', () => {
    const values = fc.array(fc.double(), { maxLength: 30 });
    fc.assert(
      fc.property(values, values, (reference, data) => {
        const edges = histogramEdges(reference, data);
        return edges.length > 1 && edges.length < 200 && edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? NaN));
      }),
    ); // prettier-ignore
  });

  it('keeps the ends of very many values', () => {
    const many = Float64Array.from({ length: 450_001 }, (_, index) =>
      index === 225_001 ? 1.9 : (index % 1000) / 1000,
    );
    expect(histogramEdges(many, many).at(-1)).toBeGreaterThanOrEqual(1.9);
  });
});

describe('fillHistogram', () => {
  it('keeps every event: inside, below or above', () => {
    const { sum, sumw2, below, above } = fillHistogram(
      [-1, 0, 0.5, 1, 2, 3, NaN],
      [0, 1, 2],
      [1, 2, 1, 3, 1, 5, 7],
    );
    expect(sum).toEqual([3, 4]);
    expect(sumw2).toEqual([5, 10]);
    expect([below, above]).toEqual([1, 5]);
  });

  it('multiplies weights by a factor', () => {
    expect(fillHistogram([0.5], [0, 1], [2], [3]).sum).toEqual([6]);
  });
});

describe('garwood', () => {
  it.each([
    [0, 0, 1.841],
    [1, 0.173, 3.3],
    [10, 6.891, 14.267],
    [100, 90.02, 111.03],
  ])('counting %i gives [%f, %f]', (n, low, high) => {
    expect(garwood(n)[0]).toBeCloseTo(low, 2);
    expect(garwood(n)[1]).toBeCloseTo(high, 2);
  });
});

describe('safeFileName', () => {
  it('keeps a good name', () => expect(safeFileName('feature-pt_1.x')).toBe('feature-pt_1.x'));

  it.each([
    '../../x',
    '/etc/passwd',
    '<script>',
    'a'.repeat(300),
    '',
    '.',
    '..',
    'CON',
    'a\u0000b',
    '粒子',
    '-rf',
    'a\\b',
  ])(
    'mends %j', // prettier-ignore
    (name) => {
      const safe = safeFileName(name);
      expect(safe).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
      expect(safe).not.toMatch(/\.\.|^con$/i);
    },
  );

  it('keeps different names different', () => {
    expect(safeFileName('Δφ')).not.toBe(safeFileName('Δη'));
    expect(safeFileName('a/b')).not.toBe(safeFileName('a-b'));
  });
});

describe('text', () => {
  it('has a glyph for every sign that figures use', () => {
    const box = glyphOf('regular', '粒').id;
    for (const sign of '−×·±≥≤≈∞√⟨⟩²χσντΔηφμ°…–éß') expect(glyphOf('regular', sign).id).not.toBe(box);
  });

  it('reads signs for mathematics', () => {
    expect(markup('*χ*^{2}_{13}, **b** e^{*f*}')).toEqual([
      { text: 'χ', face: 'italic', level: 'base' },
      { text: '2', face: 'regular', level: 'sup' },
      { text: '13', face: 'regular', level: 'sub' },
      { text: ', ', face: 'regular', level: 'base' },
      { text: 'b', face: 'bold', level: 'base' },
      { text: ' e', face: 'regular', level: 'base' },
      { text: 'f', face: 'italic', level: 'sup' },
    ]);
  });

  it('stacks an upper and a lower index', () => {
    const [, upper, lower] = layOut(markup('*χ*^{2}_{1}'), 20).glyphs;
    expect(upper?.x).toBe(lower?.x);
    expect(upper?.y).toBeLessThan(lower?.y ?? -Infinity);
  });

  it('gives escaped text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (name) => {
        expect(spoken(markup(escapeMarkup(name)))).toBe(name.replace(/\s+/gu, ' '));
      }),
    );
  });

  it('shortens to the width allowed', () => {
    expect(textWidth(shorten(markup('W'.repeat(99)), 20, 100), 20)).toBeLessThanOrEqual(100);
    expect(spoken(shorten(markup('ok'), 20, 100))).toBe('ok');
    expect(spoken(shorten(markup('i'.repeat(100_000)), 20, 100))).toMatch(/^i{10,}…$/);
  });
});

describe('decimal', () => {
  it.each([
    [1, '1'],
    [-0.001, '0'],
    [10, '10'],
    [1.005001, '1.01'],
    [-2.5, '-2.5'],
  ])('%f is %s', (value, text) => expect(decimal(value)).toBe(text));

  it('refuses what is no coordinate', () => expect(() => decimal(NaN)).toThrow(RangeError));
});

describe('ticks', () => {
  it('count in round steps, minor ones between', () => {
    const { major, minor } = ticksOf(linear(-2, 2, 0, 100), 4);
    expect(major.map(({ label }) => label)).toEqual(['−2', '−1', '0', '1', '2']);
    expect(minor).toHaveLength(16);
  });

  it('take out a power of ten', () => {
    const { major, power } = ticksOf(linear(0, 3e6, 0, 100), 3);
    expect(power).toBe(6);
    expect(major.map(({ label }) => label)).toEqual(['0', '1', '2', '3']);
  });

  it('are powers of ten on a logarithmic axis', () => {
    const { major } = ticksOf(logarithmic(0.05, 2000, 0, 100), 6);
    expect(major.map(({ label }) => label)).toEqual(['10^{−1}', '1', '10', '10^{2}', '10^{3}']);
  });

  it.each([
    [0.05, '0.05'],
    [2, '2'],
    [1234, '1230'],
    [-0.5, '−0.5'],
    [1e-7, '10^{−7}'],
    [-1.23e-7, '−1.23 × 10^{−7}'],
    [1234567, '1.23 × 10^{6}'],
    [-1e9, '−10^{9}'],
    [0, '0'],
  ])('%f with three digits is %s', (value, text) => expect(significant(value, 3)).toBe(text));
});

describe('pvalueText', () => {
  it.each([
    [0.43, undefined, '= 0.43'],
    [2.84e-11, 1e-15, '= 2.8 × 10^{−11}'],
    [1e-20, 1e-15, '< 10^{−15}'],
    [0, undefined, '< 10^{−300}'],
  ])('%f shown down to %s is %s', (p, least, text) => expect(pvalueText(p, 2, least)).toBe(text));
});

describe('placeLegend', () => {
  it('leaves no obstacle below the legend', () => {
    const frame = { left: 100, right: 600, top: 50, bottom: 400 };
    const lines = ['Data', 'Reference', 'Reference × e^{*f*}'].map((text) => ({
      sample: { kind: 'point' } as const,
      runs: markup(text),
    }));
    const obstacle = fc.record({ from: fc.integer({ min: 100, max: 580 }), value: fc.double({ min: 0.1, max: 1e6, noNaN: true }) }); // prettier-ignore
    fc.assert(
      fc.property(fc.array(obstacle, { minLength: 1 }), fc.boolean(), (found, log) => {
        const obstacles = found.map(({ from, value }) => ({ from, to: from + 20, value }));
        const scale = log ? logarithmic(0.05, 1, 400, 50) : linear(0, 1, 400, 50);
        const { legend, high } = placeLegend(lines, frame, scale, obstacles);
        const final = { ...scale, high };
        for (const { from, to, value } of obstacles) {
          const beside = to <= legend.box.left || from >= legend.box.right;
          expect(at(final, value)).toBeGreaterThanOrEqual(beside ? frame.top : legend.box.bottom);
        }
      }),
    );
  });
});
