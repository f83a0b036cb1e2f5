import { arrowhead, path, segment, strokes } from './draw/path.js';
import type { Scene, Shape } from './draw/scene.js';
import { markup, plain, type Run } from './draw/text.js';
import { drawable } from '../histogram/index.js';
import type { FeatureFigure } from './figures.js';
import { garwood } from './garwood.js';
import { placeLegend, type LegendLine, type Obstacle } from './plot/legend.js';
import { area, bands, hatch, points, steps, type Measured } from './plot/marks.js';
import { canvas, drawAxes, drawHeading, lowerPanel, upright, type Panel } from './plot/panel.js';
import { at, linear } from './plot/scale.js';
import { dashes, style } from './plot/style.js';
import { significant } from './plot/ticks.js';

const reweightedPen = { stroke: style.red, width: style.line, dash: dashes.dashed };

/** A bin with everything that is drawn of it; a value that is not finite counts as nothing. */
interface Bin {
  readonly low: number;
  readonly high: number;
  readonly data: number;
  readonly ends: readonly [number, number];
  readonly reference: number;
  readonly error: number;
  readonly reweighted: number | null;
}

/**
 * Data with Garwood errors over the reference (hatched: its statistical error) and the reference reweighted by e^f;
 * below, all of them relative to the reference. An empty bin shows zero and its upper bound where at least one event
 * was expected.
 */
export function featureScene(figure: FeatureFigure): Scene {
  const bins = binsOf(figure);
  const { edges } = figure;
  const scale = linear(edges[0], edges[edges.length - 1], canvas.left, canvas.right);
  const frame = { left: canvas.left, right: canvas.right, top: canvas.top, bottom: canvas.mainBottom };
  const kind = (figure.logY ?? wantsLog(bins)) ? 'log' : 'linear';
  const low = kind === 'log' ? logFloor(bins) : 0;
  const obstacles: Obstacle[] = bins.map((bin) => ({
    from: at(scale, bin.low),
    to: at(scale, bin.high),
    value: Math.max(bin.data > 0 ? bin.ends[1] : 0, bin.reference + bin.error, bin.reweighted ?? 0),
  }));
  const unscaled = { ...upright(kind, low, low * 10 || 1, frame.top, frame.bottom) };
  const { legend, high } = placeLegend(legendLines(figure), frame, unscaled, obstacles);
  const panel: Panel = { ...frame, x: scale, y: upright(kind, low, high, frame.top, frame.bottom) };
  const x = {
    title: plain(figure.feature),
    count: 6,
    ...(figure.unit === undefined ? {} : { unit: figure.unit }),
  };
  return {
    width: canvas.width,
    height: canvas.height,
    title: `${figure.feature}: data and reference`,
    description:
      `Distribution of ${figure.feature} in ${bins.length} bins: data points with Poisson errors, reference as filled ` +
      `histogram with hatched statistical error, reference reweighted by the learnt ratio as dashed line. Lower panel: ` +
      `ratio of data and of the reweighted reference to the reference.`,
    shapes: [
      ...drawHeading('data and reference', figure.note ?? ''),
      ...mainPanel(panel, edges, bins),
      ...drawAxes(panel, { ...x, labels: false }, { title: yTitle(figure), labels: true, count: 6 }),
      ...ratioPanel(scale, edges, bins, x),
      ...legend.shapes,
    ],
  };
}

function binsOf({ edges, data, reference, referenceSumw2, reweighted }: FeatureFigure): Bin[] {
  const number = (value: number | null | undefined) => (drawable(value) ? value : 0);
  return edges.slice(1).map((high, bin) => {
    const count = Math.max(0, number(data[bin]));
    return {
      low: edges[bin],
      high,
      data: count,
      ends: garwood(count),
      reference: number(reference[bin]),
      error: Math.sqrt(Math.max(0, number(referenceSumw2[bin]))),
      reweighted: reweighted === undefined ? null : number(reweighted[bin]),
    };
  });
}

function positive(bins: readonly Bin[]): number[] {
  return bins
    .flatMap(({ data, reference, reweighted }) => [data, reference, reweighted ?? 0])
    .filter((y) => y > 0);
}

/** Contents over more than two and a half decades. */
function wantsLog(bins: readonly Bin[]): boolean {
  const values = positive(bins);
  return values.length > 0 && Math.max(...values) > 300 * Math.min(...values);
}

function logFloor(bins: readonly Bin[]): number {
  const values = positive(bins);
  if (values.length === 0) return 0.1;
  return Math.max(0.4 * Math.min(...values), Math.min(0.05, Math.max(...values) * 1e-3));
}

function yTitle({ edges, unit }: FeatureFigure): Run[] {
  const widths = edges.slice(1).map((high, bin) => high - edges[bin]);
  const [first] = widths;
  if (!widths.every((width) => Math.abs(width - first) < 1e-6 * Math.abs(first)))
    return plain('Events / bin');
  const width = significant(first, 3);
  if (unit === undefined) return markup(`Events / ${width}`);
  return [...markup(width === '1' ? 'Events / ' : `Events / ${width} `), ...plain(unit)];
}

function legendLines({ reweighted, outside }: FeatureFigure): LegendLine[] {
  const lines: LegendLine[] = [
    { sample: { kind: 'point' }, runs: markup('Data') },
    {
      sample: { kind: 'area', pen: { fill: style.paleBlue, stroke: style.blue, width: 1.5 } },
      runs: markup('Reference'),
    },
    { sample: { kind: 'hatch' }, runs: markup('Reference stat. unc.') },
  ];
  if (reweighted !== undefined) {
    lines.push({ sample: { kind: 'line', pen: reweightedPen }, runs: markup('Reference × e^{*f*}') });
  }
  if (outside !== undefined && (outside.data > 0 || outside.reference > 0)) {
    const runs = markup(
      `Outside: ${significant(outside.data, 3)} data, ${significant(outside.reference, 2)} ref.`,
    );
    lines.push({ sample: { kind: 'none' }, runs });
  }
  return lines;
}

function dataPoints(bins: readonly Bin[], divide: (bin: Bin) => number | null): Measured[] {
  return bins.flatMap((bin) => {
    const by = divide(bin);
    if (by === null || (bin.data === 0 && bin.reference < 1)) return [];
    const [low, high] = bin.ends;
    const x = (bin.low + bin.high) / 2;
    return [{ x, value: bin.data / by, low: low / by, high: high / by }];
  });
}

function mainPanel(panel: Panel, edges: readonly number[], bins: readonly Bin[]): Shape[] {
  const reference = bins.map((bin) => bin.reference);
  const ends = bins.map(({ reference: y, error }) => [y - error, y + error] as const);
  return [
    path(area(panel, edges, reference), { fill: style.paleBlue }),
    path(hatch(bands(panel, edges, ends)), { stroke: style.darkGrey, width: 1 }),
    path(steps(panel, edges, reference), { stroke: style.blue, width: 1.8 }),
    path(
      steps(
        panel,
        edges,
        bins.map((bin) => bin.reweighted),
      ),
      reweightedPen,
    ),
    ...points(
      panel,
      dataPoints(bins, () => 1),
    ),
  ];
}

function ratioPanel(
  scale: Panel['x'],
  edges: readonly number[],
  bins: readonly Bin[],
  x: { title: ReturnType<typeof plain>; unit?: string; count: number },
): Shape[] {
  const base = ({ reference }: Bin) => (reference > 0 ? reference : null);
  const data = dataPoints(bins, base);
  const reweighted = bins.map(({ reference, reweighted: y }) =>
    reference > 0 && y !== null ? y / reference : null,
  );
  const [low, high] = ratioRange(
    data,
    reweighted.filter((_, bin) => (bins[bin].reweighted ?? 0) >= 1),
  );
  const panel = lowerPanel(scale, low, high);
  const ends = bins.map(({ reference, error }) =>
    reference > 0 ? ([1 - error / reference, 1 + error / reference] as const) : null,
  );
  const unexpected = bins.filter(({ data: count, reference }) => count > 0 && !(reference > 0));
  const one = at(panel.y, 1);
  return [
    path(hatch(bands(panel, edges, ends)), { stroke: style.darkGrey, width: 1 }),
    path(strokes([segment(panel.left, one, panel.right, one)]), { stroke: style.blue, width: 1.8 }),
    path(steps(panel, edges, reweighted), reweightedPen),
    ...points(panel, data),
    ...unexpected.map((bin) =>
      path(arrowhead(at(scale, (bin.low + bin.high) / 2), panel.top + 2, 'up', 11), { fill: style.black }),
    ),
    ...drawAxes(
      panel,
      { ...x, labels: true },
      { title: markup('Ratio to ref.'), labels: true, count: 4 },
      14,
    ),
  ];
}

const RATIO_RANGES: readonly (readonly [low: number, high: number])[] = [
  [0.88, 1.12],
  [0.76, 1.24],
  [0.45, 1.55],
  [0, 2.1],
  [0, 3.3],
];

/** The tightest of a few ranges about 1 that holds the curve, every well measured point and four in five error bars. */
function ratioRange(
  data: readonly Measured[],
  reweighted: readonly (number | null)[],
): readonly [number, number] {
  const curve = reweighted.filter((value) => value !== null);
  const fits = ([low, high]: readonly [number, number]) => {
    const holds = (value: number) => value >= low && value <= high;
    const empty = data.filter(({ value, high: end }) => value === 0 && end < 1);
    const precise = [...data.filter((point) => point.high - point.low < point.value), ...empty];
    const bars = data.filter((point) => holds(point.low) && holds(point.high));
    return (
      curve.every(holds) && precise.every(({ value }) => holds(value)) && bars.length >= 0.8 * data.length
    );
  };
  return RATIO_RANGES.find(fits) ?? [0, 5.4];
}
