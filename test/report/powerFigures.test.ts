import { describe, expect, it } from 'vitest';
import type { Power } from '../../src/power/index.js';
import { sceneToSvg } from '../../src/report/draw/svg.js';
import { figureScene } from '../../src/report/figureScene.js';
import { drawPowerFigures, powerFiguresOf, type CurvesFigure } from '../../src/report/index.js';
import { style } from '../../src/report/plot/style.js';
import { madeUpPower, oneFeature, severalFeatures } from './powerInput.js';

function figuresOf(power: Power): Record<string, CurvesFigure> {
  return Object.fromEntries(powerFiguresOf(power).map(({ name, figure }) => [name, figure as CurvesFigure]));
}

function seriesOf(figure: CurvesFigure | undefined, label: string) {
  const found = figure?.series.find((series) => series.label.startsWith(label));
  if (found === undefined) throw new Error(`no series ${label}`);
  return found;
}

describe('the figures of a study of power', () => {
  const figures = figuresOf(madeUpPower());

  it('are Z and power against the yield, and power against the threshold for each yield above 0', () => {
    expect(Object.keys(figures)).toEqual([
      'z-yield',
      'power-threshold-5',
      'power-threshold-10',
      'power-threshold-20',
      'power-yield',
    ]);
  });

  it('show a deficit, whose only yield is 0, too', () => {
    expect(Object.keys(figuresOf(madeUpPower({}, undefined, [0])))).toContain('power-threshold-0');
  });

  it.each([
    ['one feature', oneFeature, ['KS + rate', 'AD + rate', 'CvM + rate', 'Binned *χ*^{2}, min. *p*', 'Counting']],
    ['several', severalFeatures, ['Energy distance + rate', 'Classifier (C2ST) + rate', 'k-d *χ*^{2}, min. *p*', 'Marginal KS + rate', 'Counting']],
    ['a rate that is not known', oneFeature.filter(({ kind }) => kind === undefined), ['AD', 'CvM']],
  ] as const)('show the most telling tests of %s', (_, tests, labels) => {
    const network = oneFeature[0];
    const { 'z-yield': figure } = figuresOf(madeUpPower({}, [network, ...tests.filter(({ name }) => name !== 't')]));
    expect(figure.series.slice(3).map(({ label }) => label)).toEqual(
      labels[0] === 'AD' ? ['KS', ...labels] : labels,
    );
  }); // prettier-ignore

  it('show a median that is a limit as such, and join no line to it', () => {
    const { points } = seriesOf(figures['z-yield'], 'NPLM, toys');
    expect(points.map(({ limit }) => limit)).toEqual([undefined, 'high', 'value', 'value']);
    expect(seriesOf(figures['z-yield'], 'KS').points[0]).toEqual({ x: 0, value: 0 });
  });

  it('give power where it is resolved, and the law of χ² from there on', () => {
    const figure = figures['power-threshold-10'];
    expect(seriesOf(figure, 'NPLM, toys').points.map(({ x }) => x)).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(seriesOf(figure, 'NPLM, *χ*').points.map(({ x }) => x)).toEqual([2, 2.5, 3, 3.5, 4, 5]);
    expect(seriesOf(figure, 'Ideal').points).toHaveLength(10);
    expect(figure.y).toMatchObject({ low: -0.04, high: 1.05 });
  });

  it('name the law that null toys contradict so in every legend', () => {
    const base = madeUpPower();
    for (const [name, { series }] of Object.entries(
      figuresOf({ ...base, null: { ...base.null, contradictsChi2: true } }),
    ))
      expect(
        series.map(({ label }) => label),
        name,
      ).toContain('NPLM, *χ*^{2} law (contradicted)');
    expect(JSON.stringify(figures)).not.toContain('contradicted');
  });

  it('need no law where every level is resolved', () => {
    const { 'power-threshold-10': figure } = figuresOf(madeUpPower({}, undefined, [10], [0, 1, 2]));
    expect(figure.series.map(({ label }) => label)).not.toContain('NPLM, *χ*^{2} law');
  });

  it.each([
    [[1, 2, 3], 3, '*P*(*Z* > 2)'],
    [[1, 1.5], 2, '*P*(*Z* > 1.5)'],
    [[0.5, 1, 2.07], 3, '*P*(*Z* > 2.07)'],
  ])('give power against the yield at the highest claim of %j that is resolved', (levels, count, title) => {
    expect(levels).toHaveLength(count);
    const { 'power-yield': figure } = figuresOf(madeUpPower({}, undefined, [0, 10], levels));
    expect(figure.y.title).toContain(title);
    expect(seriesOf(figure, 'No signal').points.map(({ x }) => x)).toEqual([0, 10]);
  });

  it('give no power against the yield where no level is resolved', () => {
    expect(Object.keys(figuresOf(madeUpPower({}, undefined, [10], [4, 5])))).not.toContain('power-yield');
  });

  it('draw an Asimov ideal without band or power', () => {
    const asimov = { kind: 'asimov', detail: '', points: [null, { median: 3 }, { median: 4 }] } as const;
    const shown = figuresOf(madeUpPower({ ideal: asimov }, undefined, [0, 10, 20]));
    expect(seriesOf(shown['z-yield'], 'Ideal')).toMatchObject({
      label: 'Ideal',
      points: [{ x: 10 }, { x: 20 }],
    });
    expect(seriesOf(shown['z-yield'], 'Ideal').spread).toBeUndefined();
    expect(() => seriesOf(shown['power-threshold-10'], 'Ideal')).toThrow();
  });

  it('name the file of a signal by its last part', () => {
    const signal = { name: 'toys/my_*signal*.arrow', pool: 10, fluctuates: true };
    const svg = sceneToSvg(figureScene(figuresOf(madeUpPower({ signal }))['z-yield']));
    expect(svg).toContain('aria-label="my_*signal*, N(R) = 2000, 300 toys"');
  });

  it('keep the note of one yield short where the name of the signal is long', () => {
    const noteOf = (name: string) =>
      figuresOf(madeUpPower({ signal: { name, pool: 10, fluctuates: true } }))['power-threshold-10'].note;
    expect(noteOf('tail')).toBe('tail, *N*(S) = 10, *N*(R) = 2000, 300 toys');
    expect(noteOf('zprime300')).toBe('zprime300, *N*(S) = 10, 300 toys');
  });

  it.each([
    ['one feature', oneFeature, [0, 10, 20]],
    ['several', severalFeatures, [0, 10]],
    ['many yields', oneFeature, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ['one yield', oneFeature, [10]],
  ])('have every marker inside the frame, none on it: %s', (_, tests, yields) => {
    for (const [name, figure] of Object.entries(figuresOf(madeUpPower({}, tests, yields)))) {
      const drawn = figureScene(figure).shapes.flatMap((shape) => (shape.kind === 'path' ? [shape] : []));
      const boxes = drawn.map(({ steps, ...pen }) => {
        const ends = steps.flatMap(([, ...numbers]) =>
          numbers.length === 0 ? [] : [numbers.slice(-2) as [number, number]],
        );
        const [x, y] = [0, 1].map((i) => ends.map((end) => end[i]));
        return {
          pen,
          left: Math.min(...x),
          right: Math.max(...x),
          top: Math.min(...y),
          bottom: Math.max(...y),
        };
      });
      const frame = boxes.find(({ pen }) => 'width' in pen && pen.width === style.frame);
      if (frame === undefined) throw new Error(`${name} has no frame`);
      const inFrame = boxes.filter(
        ({ pen, left, right, top }) =>
          pen.fill !== undefined && right - left < 15 && left > 0 && top > frame.top - 8,
      );
      expect(inFrame.length, name).toBeGreaterThan(3);
      for (const { left, right, top, bottom } of inFrame) {
        expect(left - frame.left, name).toBeGreaterThan(3);
        expect(frame.right - right, name).toBeGreaterThan(3);
        expect(top - frame.top, name).toBeGreaterThan(1);
        expect(frame.bottom - bottom, name).toBeGreaterThan(3);
      }
    }
  });

  it('become files as SVG, PNG and PDF', async () => {
    const names: string[] = [];
    for await (const { name, bytes } of drawPowerFigures(madeUpPower({}, oneFeature, [0], [4, 5]))) {
      names.push(name);
      expect(bytes.length).toBeGreaterThan(1000);
    }
    expect(names).toEqual(
      ['z-yield', 'power-threshold-0'].flatMap((name) => [`${name}.svg`, `${name}.png`, `${name}.pdf`]),
    );
  });
});
