import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { figureScene } from '../../src/report/figureScene.js';
import { layOut } from '../../src/report/draw/text.js';
import { sceneToSvg } from '../../src/report/draw/svg.js';
import { binFeature } from '../../src/report/index.js';
import type { CurvePoint, Figure } from '../../src/report/index.js';
import { canvas } from '../../src/report/plot/panel.js';
import { style } from '../../src/report/plot/style.js';
import { curves, exponentialFeature, flatFeature, logRatio, nullDistribution, toys } from './inputs.js';
import { powerFiguresOf } from '../../src/report/index.js';
import { madeUpPower } from './powerInput.js';

/** One decimal: what is left where a coordinate lies on the edge of a rounding step. */
function normalised(svg: string): string {
  return svg.replace(/-?\d+\.\d\d(?!\d)/g, (number) => Number(number).toFixed(1));
}

const kept: Record<string, Figure> = {
  'null-distribution': nullDistribution(),
  'null-distribution-far': nullDistribution({ tObserved: 250.3 }),
  'null-distribution-no-toys': nullDistribution({ t: [], headline: [] }),
  'feature-exponential': exponentialFeature(),
  'feature-flat': flatFeature({ unit: 'rad' }),
  'log-ratio': logRatio(),
  ...Object.fromEntries(
    powerFiguresOf(madeUpPower({}, undefined, [0, 5, 20])).map(({ name, figure }) => [name, figure]),
  ),
};

function draw(figure: Figure): string {
  return sceneToSvg(figureScene(figure));
}

describe('figures look as they did', () => {
  it.each(Object.entries(kept))('%s', async (name, figure) => {
    await expect(normalised(draw(figure))).toMatchFileSnapshot(`snapshots/${name}.svg`);
  });

  it('after a way through JSON', () => {
    for (const figure of Object.values(kept)) {
      expect(draw(JSON.parse(JSON.stringify(figure)) as Figure)).toBe(draw(figure));
    }
  });
});

const edges: Record<string, Figure> = {
  'no toys': nullDistribution({ t: [] }),
  'no toys, nothing observed': nullDistribution({ t: [], tObserved: null, dof: 0 }),
  'one toy': nullDistribution({ t: [12] }),
  'all toys equal': nullDistribution({ t: new Array<number>(50).fill(13), ksPvalue: 0 }),
  'all toys zero': nullDistribution({ t: [0, 0, 0], tObserved: 0 }),
  'toys that are not finite': nullDistribution({ t: [NaN, Infinity, 12, 14] }),
  'no t_obs': nullDistribution({ tObserved: null, fittedDof: null, ksPvalue: null }),
  't_obs below the toys': nullDistribution({ t: toys(100, 96), dof: 96, tObserved: 3 }),
  't_obs of a million': nullDistribution({ tObserved: 1e6 }),
  'one degree of freedom': nullDistribution({ t: toys(100, 1), dof: 1, fittedDof: 0.9 }),
  'a toy far from all others': nullDistribution({ t: [...toys(100, 13), 1e5] }),
  'empty bins': flatFeature({ data: [0, 0, 0, 0] }),
  'empty reference': flatFeature({ reference: [0, 0, 0, 0], referenceSumw2: [0, 0, 0, 0], reweighted: [0, 0, 0, 0] }),
  'all empty, logarithmic': flatFeature({ data: [0, 0, 0, 0], reference: [0, 0, 0, 0], referenceSumw2: [0, 0, 0, 0], logY: true }),
  'empty bins, logarithmic': flatFeature({ data: [0, 5000, 1, 0], reference: [0, 4800, 0, 2], logY: true }),
  'a negative bin': flatFeature({ reference: [-3, 121, 122, 99] }),
  'numbers that are not finite': flatFeature({ data: [NaN, 1, 2, 3], reweighted: [Infinity, NaN, 1, 1] }),
  'no reweighting': flatFeature({ reweighted: [] }),
  'no bins': flatFeature({ edges: [], data: [], reference: [], referenceSumw2: [], reweighted: [] }),
  'huge counts at huge values': flatFeature({ edges: [1e9, 2e9, 3e9, 4e9, 5e9], data: [1e7, 2e7, 3e7, 1e7] }),
  'tiny values': flatFeature({ edges: [0, 1e-9, 2e-9, 3e-9, 4e-9] }),
  'unequal bins': flatFeature({ edges: [0, 1, 3, 7, 20] }),
  'f equal to zero': logRatio({ f: new Array<number>(101).fill(0), data: [] }),
  'no samples of f': logRatio({ x: [], f: [], truth: [] }),
  'no series': curves([]),
  'a series without points': curves([{ label: 'a', ink: 'red', line: 'solid', points: [] }]),
  'points that are not finite': curves([{ label: 'a', ink: 'red', marker: 'circle', line: 'solid', spread: 'bars', points: [{ x: NaN, value: 1 }, { x: 1, value: Infinity }, { x: 2, value: 3, low: NaN, high: 4 }] }]),
  'one point as a line and a band': curves([{ label: 'a', ink: 'grey', line: 'dashed', spread: 'band', points: [{ x: 1, value: 2, low: 1, high: 3 }] }]),
  'all limits, at huge values': curves([{ label: 'a', ink: 'violet', marker: 'openSquare', line: 'solid', points: [{ x: 1e9, value: 1e9, limit: 'value' }, { x: 2e9, value: 1e9, limit: 'high' }] }]),
  'long labels of many series': curves(Array.from({ length: 12 }, (_, i) => ({ label: 'W'.repeat(80), ink: 'black', marker: 'diamond', points: [{ x: i, value: i }] }))),
  'f not finite': logRatio({ f: [NaN, Infinity, 1] }),
}; // prettier-ignore

describe('figures of unusual input', () => {
  it.each(Object.entries(edges))('%s: every coordinate is a number', (_, figure) => {
    const svg = draw(figure);
    expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(svg).toMatch(/<\/svg>\n$/);
  });

  it('draws any columns and any toys', () => {
    const values = fc.array(fc.double(), { maxLength: 20 });
    fc.assert(
      fc.property(values, values, values, fc.double(), (reference, data, ratio, tObserved) => {
        const weights = reference.map(() => 0.5);
        draw(binFeature({ feature: 'x', reference, weights, ratio, data }));
        draw(nullDistribution({ t: data, tObserved, headline: [] }));
        draw(logRatio({ x: [...reference].sort((a, b) => a - b), f: ratio, data }));
      }),
      { numRuns: 200, examples: [[[5e-324, 1e-310], [1e308, -1e308], [1e308], 1e308]] },
    );
  });

  it('keeps an axis to t_obs short of its break', () => {
    expect(draw(nullDistribution({ tObserved: 80 }))).toContain('t_obs = 80');
    expect(draw(nullDistribution({ tObserved: 250.3 })).match(/aria-label="250.3"/g)).toHaveLength(1);
  });

  it('states toys and events that are not shown', () => {
    expect(draw(nullDistribution({ t: [...toys(100, 13), 1e5] }))).toContain('1 toy beyond the bins');
    expect(draw(flatFeature({ outside: { data: 2, reference: 1.234 } }))).toContain(
      'Outside: 2 data, 1.2 ref.',
    );
  });

  it('names the unit and the bin width', () => {
    const svg = draw(flatFeature({ unit: 'GeV' }));
    expect(svg).toContain('aria-label="eta1 [GeV]"');
    expect(svg).toContain('aria-label="Events / GeV"');
    expect(draw(flatFeature({ edges: [0, 1, 3, 7, 20] }))).toContain('aria-label="Events / bin"');
  });

  it('sets a bin width that is a power of ten', () => {
    const wide = flatFeature({ edges: [0, 2e8, 4e8, 6e8, 8e8], unit: 'eV' });
    expect(draw(wide)).toContain('aria-label="Events / 2 × 10^8 eV"');
  });

  it('keeps digits of a fitted dof and of KS p to what they are worth', () => {
    const svg = draw(nullDistribution({ fittedDof: 0.09473, ksPvalue: 0 }));
    expect(svg).toContain('aria-label="χ^2_0.095 (fitted)"');
    expect(svg).toContain('aria-label="KS p &lt; 10^−15"');
  });

  it('draws no t_obs and no event on the frame itself', () => {
    const arrow = figureScene(nullDistribution({ tObserved: 0 })).shapes.flatMap((shape) =>
      shape.kind === 'path' && shape.width === 3 ? shape.steps.slice(0, 1) : [],
    );
    expect(arrow[0]?.[1]).toBeGreaterThan(canvas.left + 5);
    const rug = figureScene(logRatio({ data: [0, 10] })).shapes.flatMap((shape) =>
      shape.kind === 'path' && shape.width === 0.7 ? shape.steps.map((step) => step[1] ?? NaN) : [],
    );
    expect(rug).toHaveLength(4);
    expect(Math.min(...rug)).toBeGreaterThan(canvas.left + 3);
    expect(Math.max(...rug)).toBeLessThan(canvas.right - 3);
  });

  it('keeps every text of a legend above the frame inside the canvas', () => {
    for (const shape of figureScene(edges['long labels of many series']).shapes) {
      if (shape.kind !== 'text' || shape.size !== style.legend) continue;
      expect(shape.x + layOut(shape.runs, shape.size).width).toBeLessThanOrEqual(canvas.right + 0.01);
    }
  });

  it('shows what is no more than a limit by an arrow, and says so', () => {
    const point = { x: 1, value: 2 };
    const of = (points: readonly CurvePoint[]): Figure =>
      curves([{ label: 'a', ink: 'red', marker: 'square', line: 'solid', points }]);
    expect(draw(of([{ ...point, limit: 'value' }]))).toContain('Arrows upwards: lower limits.');
    expect(draw(of([point]))).not.toContain('Arrows');
    const triangles = (limit?: 'value' | 'high'): number =>
      figureScene(of([{ ...point, ...(limit === undefined ? {} : { limit }) }])).shapes.filter(
        (shape) =>
          shape.kind === 'path' &&
          shape.fill === style.red &&
          shape.steps.map(([step]) => step).join('') === 'MLLZ',
      ).length;
    expect([triangles(), triangles('high'), triangles('value')]).toEqual([0, 1, 1]);
  });

  it('counts one event as one', () => {
    expect(draw(logRatio({ data: [3] }))).toContain('aria-label="Data, 1 event"');
  });

  it('shows an f of next to nothing as that', () => {
    const labels = [
      ...draw(logRatio({ f: new Array<number>(101).fill(0), truth: [] })).matchAll(
        /aria-label="(−?0\.\d+)"/g,
      ),
    ];
    expect(labels.map(([, label]) => label)).toContain('−0.04');
  });

  it('keeps the title of the y axis clear of its numbers', () => {
    for (const figure of [
      flatFeature({ data: [100, 20_000, 3, 4] }),
      logRatio({ f: logRatio().x.map((x) => Math.exp(x)) }),
    ]) {
      const texts = figureScene(figure).shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : []));
      const numbers = texts.filter(({ anchor, x }) => anchor === 'end' && x === canvas.left - 8);
      const least = Math.min(...numbers.map(({ runs, size, x }) => x - layOut(runs, size).width));
      for (const { x, size } of texts.filter(({ upwards }) => upwards)) {
        expect(x + 0.25 * size).toBeLessThan(least);
        expect(x - 0.75 * size).toBeGreaterThan(0);
      }
    }
  });

  it('uses a true minus sign', () => {
    expect(draw(flatFeature())).toContain('aria-label="−2.0"');
    expect(draw(flatFeature())).not.toContain('aria-label="-');
  });
});

describe('names from files', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "a' & b",
    'x'.repeat(500),
    '\u0000\u001b[31m\ud800',
    '\u202Egnp.exe',
    '∰ 粒子 🧲',
    '*_{^{',
    '',
  ];
  it.each(hostile)('%j is harmless in every figure', (feature) => {
    for (const figure of [flatFeature({ feature, unit: feature }), logRatio({ feature, unit: feature })]) {
      const svg = draw(figure);
      expect(svg).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
      expect(svg).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ud800\u202e]/u); // eslint-disable-line no-control-regex
      const tags = svg.match(/<\/?[a-z]+/g) ?? [];
      const known = ['svg', 'title', 'desc', 'defs', 'path', 'g', 'use'];
      expect(tags.filter((tag) => !known.includes(tag.replace(/[</]/g, '')))).toEqual([]);
    }
  });

  it('a long title stays inside its axis', () => {
    for (const shape of figureScene(flatFeature({ feature: 'W'.repeat(400) })).shapes) {
      if (shape.kind !== 'text' || shape.upwards === true) continue;
      const { width } = layOut(shape.runs, shape.size);
      const left = shape.x - { start: 0, middle: 0.5, end: 1 }[shape.anchor] * width;
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(640);
    }
  });
});

describe('the legend', () => {
  it.each(Object.entries({ ...kept, ...edges }))('covers no marker: %s', (_, figure) => {
    const { shapes } = figureScene(figure);
    const boxes = shapes.flatMap((shape) =>
      shape.kind === 'text' && shape.size === style.legend
        ? [{ left: shape.x, right: shape.x + layOut(shape.runs, shape.size).width, middle: shape.y - 6 }]
        : [],
    );
    // A marker is a circle: it begins at its rightmost point and goes on with an arc.
    const markers = shapes.flatMap((shape) => {
      const first = shape.kind === 'path' && shape.steps[1]?.[0] === 'C' ? shape.steps[0] : undefined;
      return first?.[0] === 'M' ? [{ x: first[1] - style.point, y: first[2] }] : [];
    });
    for (const { left, right, middle } of boxes) {
      const under = markers.filter(({ x, y }) => x > left && x < right && Math.abs(y - middle) < 14);
      expect(under).toEqual([]);
    }
  });
});
