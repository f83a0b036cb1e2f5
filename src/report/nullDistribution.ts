import { chi2Cdf, chi2Density, chi2Quantile, deviance, quantile } from '../numeric/index.js';
import { LEAST_SHOWN_KS } from '../statistic/index.js';
import { arrowhead, path, segment, strokes, through, type Segment } from './draw/path.js';
import type { Scene, Shape } from './draw/scene.js';
import { markup } from './draw/text.js';
import { drawable } from '../histogram/index.js';
import { fillHistogram } from '../histogram/index.js';
import type { NullDistributionFigure } from './figures.js';
import { garwood } from './garwood.js';
import { roundEdges, sortedFinite } from '../histogram/index.js';
import { placeLegend, type LegendLine, type Obstacle } from './plot/legend.js';
import { area, curve, points, steps } from './plot/marks.js';
import { canvas, drawAxes, drawHeading, lowerPanel, text, upright, type Panel } from './plot/panel.js';
import { at, linear, type Scale } from './plot/scale.js';
import { dashes, style } from './plot/style.js';
import { pvalueText, significant } from './plot/ticks.js';

/** Share of the frame that shows the toys where the axis is broken, and where t_obs then stands. */
const brokenAt = { end: 0.84, slash: 0.875, mark: 0.93 } as const;

/** The x axis: bins for the toys, and whether t_obs lies beyond a break. */
interface Span {
  readonly edges: readonly number[];
  readonly scale: Scale;
  readonly broken: boolean;
}

/**
 * Toys with Garwood errors, χ², t_obs as an arrow, and below the pull of each bin: the signed root of the Poisson
 * deviance, ±√(2(n ln(n/e) − n + e)), which stays meaningful where the expectation e is far below one.
 */
export function nullDistributionScene(figure: NullDistributionFigure): Scene {
  const toys = sortedFinite(figure.t);
  const observed = drawableOrNull(figure.tObserved);
  const dof = figure.dof > 0 ? drawableOrNull(figure.dof) : null;
  const span = spanOf(toys, dof, observed);
  const { edges } = span;
  const histogram = fillHistogram(toys, edges);
  const width = edges[1] - edges[0];
  const perDensity = toys.length === 0 ? 1 : toys.length * width;
  const until = span.broken ? span.scale.high : Math.max(span.scale.high, edges[edges.length - 1]);
  const chi2 = dof === null ? [] : sampled(span.scale.low, until, (t) => perDensity * chi2Density(t, dof));
  const fittedDof = drawableOrNull(figure.fittedDof);
  const fitted =
    fittedDof === null || fittedDof <= 0
      ? []
      : sampled(span.scale.low, until, (t) => perDensity * chi2Density(t, fittedDof));

  const bottom = toys.length === 0 ? canvas.bottom : canvas.mainBottom;
  const frame = { left: canvas.left, right: canvas.right, top: canvas.top, bottom };
  const counts = histogram.sum.map((count, bin) => ({ count, bin, ends: garwood(count) }));
  const obstacles: Obstacle[] = [
    ...counts.map(({ count, bin, ends }) => ({
      from: at(span.scale, edges[bin]),
      to: at(span.scale, edges[bin + 1]),
      value: count > 0 ? ends[1] : 0,
    })),
    // A law of fewer than two degrees of freedom is infinite at zero: there the frame cuts it.
    ...[...chi2, ...fitted]
      .filter(([t]) => t > width / 2)
      .map(([t, value]) => ({ from: at(span.scale, t), to: at(span.scale, t), value })),
  ];
  const lines = legendLines(figure, dof, fittedDof, observed, histogram.above + histogram.below, toys.length);
  const { legend, high } = placeLegend(lines, frame, upright('linear', 0, 1, frame.top, bottom), obstacles);
  const panel: Panel = { ...frame, x: span.scale, y: upright('linear', 0, high, frame.top, bottom) };

  const shapes: Shape[] = [
    ...drawHeading(toys.length === 0 ? 'test statistic' : 'test statistic of toys', figure.note ?? ''),
  ];
  if (toys.length > 0) {
    shapes.push(
      path(area(panel, edges, histogram.sum), { fill: style.paleBlue }),
      path(steps(panel, edges, histogram.sum), { stroke: style.blue, width: style.thin }),
    );
  }
  shapes.push(
    path(curve(panel, chi2), { stroke: style.red, width: style.line }),
    path(curve(panel, fitted), { stroke: style.black, width: 1.8, dash: dashes.dashed }),
    ...points(
      panel,
      counts.flatMap(({ count, bin, ends }) => (count > 0 ? [measured(edges, bin, count, ends)] : [])),
    ),
  );
  if (observed !== null) shapes.push(...observedArrow(panel, span, observed, legend.box));
  const y = toys.length === 0 ? 'Probability density' : `Toys / ${significant(width, 3)}`;
  const numbersUntil = span.broken ? 0.95 * until : until;
  const xTitle = { title: markup('*t*'), count: 6, until: numbersUntil };
  shapes.push(
    ...drawAxes(
      panel,
      { ...xTitle, labels: toys.length === 0 },
      { title: markup(y), labels: true, count: 6 },
    ),
  );
  if (toys.length > 0) shapes.push(...pullPanel(span, histogram.sum, toys.length, dof, xTitle));
  if (span.broken) shapes.push(...breakMarks(toys.length > 0));
  if (span.broken && observed !== null) {
    const x = canvas.left + brokenAt.mark * (canvas.right - canvas.left);
    shapes.push(text(x, canvas.bottom + 8 + style.label, tText(observed), style.label, 'middle'));
  }
  shapes.push(...legend.shapes);
  return {
    width: canvas.width,
    height: canvas.height,
    title: toys.length === 0 ? 'Test statistic' : 'Test statistic of the toys',
    description: describe(toys.length, dof, observed),
    shapes,
  };
}

/** As many digits as t has in the table of a run. */
function tText(t: number): string {
  return significant(t, 4);
}

function drawableOrNull(value: number | null | undefined): number | null {
  return drawable(value) ? value : null;
}

/** The range holds χ² between its thousandths, the toys (but no toy far from all others) and t_obs. */
function spanOf(toys: Float64Array, dof: number | null, observed: number | null): Span {
  const ends: number[] = [];
  if (dof !== null) ends.push(chi2Quantile(0.001, dof), chi2Quantile(0.999, dof));
  if (toys.length > 0) {
    const largest = toys[toys.length - 1];
    const [middle, upper] = [quantile(toys, 0.5), quantile(toys, 0.975)];
    const cap = Math.max(...ends, middle + 2.5 * (upper - middle), toys.length < 5 ? largest : 0);
    ends.push(toys[0], Math.min(largest, cap));
  }
  if (ends.length === 0) ends.push(0, observed === null || observed <= 0 ? 1 : observed);
  const wanted = Math.min(40, Math.max(10, Math.round(2.5 * Math.cbrt(toys.length))));
  const [first, last] = [Math.max(0, Math.min(...ends)), Math.max(...ends)];
  const edges = roundEdges(first < 0.12 * last ? 0 : first, last, wanted);
  const [low, high] = [edges[0], edges[edges.length - 1]];
  // An arrow on the frame itself would be half hidden.
  const room = 0.03 * (high - low);
  const left = observed !== null && observed < low + room / 2 ? Math.min(low, observed - room) : low;
  if (observed === null || observed <= high) {
    return { edges, scale: linear(left, high, canvas.left, canvas.right), broken: false };
  }
  const broken = observed - low > 2.2 * (high - low);
  const end = broken ? canvas.left + brokenAt.end * (canvas.right - canvas.left) : canvas.right;
  const right = broken ? high : Math.max(high, observed + 0.06 * (observed - left));
  return { edges, scale: linear(left, right, canvas.left, end), broken };
}

/** A density at even steps; not at zero itself, where that of fewer than two degrees of freedom is infinite. */
function sampled(low: number, high: number, density: (t: number) => number): [number, number][] {
  const count = 240;
  return Array.from({ length: count + 1 }, (_, index) => {
    const t = low + ((high - low) * Math.max(index, 0.5)) / count;
    return [t, density(t)];
  });
}

function measured(
  edges: readonly number[],
  bin: number,
  value: number,
  [low, high]: readonly [number, number],
) {
  return { x: (edges[bin] + edges[bin + 1]) / 2, value, low, high };
}

function legendLines(
  figure: NullDistributionFigure,
  dof: number | null,
  fittedDof: number | null,
  observed: number | null,
  outside: number,
  toys: number,
): LegendLine[] {
  const lines: LegendLine[] = [];
  if (toys > 0) lines.push({ sample: { kind: 'point' }, runs: markup('Toys') });
  if (dof !== null) {
    const pen = { stroke: style.red, width: style.line };
    lines.push({ sample: { kind: 'line', pen }, runs: markup(`*χ*^{2}_{${significant(dof, 4)}}`) });
  }
  if (fittedDof !== null && fittedDof > 0) {
    const pen = { stroke: style.black, width: 1.8, dash: dashes.dashed };
    lines.push({
      sample: { kind: 'line', pen },
      runs: markup(`*χ*^{2}_{${significant(fittedDof, fittedDof < 1 ? 2 : 3)}} (fitted)`),
    });
  }
  if (observed !== null) {
    const runs = markup(`*t*_{obs} = ${tText(observed)}`);
    lines.push({ sample: { kind: 'arrow', colour: style.black }, runs });
  }
  const ks = drawableOrNull(figure.ksPvalue);
  const words = [
    ...(ks === null ? [] : [`KS *p* ${pvalueText(ks, 3, LEAST_SHOWN_KS)}`]),
    ...(figure.headline ?? []),
    ...(outside > 0 ? [`${outside} ${outside === 1 ? 'toy' : 'toys'} beyond the bins`] : []),
  ];
  return [...lines, ...words.map((word) => ({ sample: { kind: 'none' } as const, runs: markup(word) }))];
}

/** Down to the axis at t_obs, as high as the legend allows. */
function observedArrow(
  panel: Panel,
  span: Span,
  observed: number,
  legend: { left: number; right: number; bottom: number },
): Shape[] {
  const x = span.broken ? canvas.left + brokenAt.mark * (canvas.right - canvas.left) : at(panel.x, observed);
  const below = x > legend.left - 12 && x < legend.right + 12 ? legend.bottom + 10 : panel.top;
  const top = Math.min(panel.bottom - 34, Math.max(panel.bottom - 0.36 * (panel.bottom - panel.top), below));
  return [
    path(strokes([segment(x, top, x, panel.bottom - 12)]), { stroke: style.black, width: 3 }),
    path(arrowhead(x, panel.bottom - 1, 'down', 17), { fill: style.black }),
  ];
}

/** Two slashes through every horizontal line of the frame. */
function breakMarks(twoPanels: boolean): Shape[] {
  const x = canvas.left + brokenAt.slash * (canvas.right - canvas.left);
  const ys = [canvas.top, canvas.bottom, ...(twoPanels ? [canvas.mainBottom, canvas.ratioTop] : [])];
  return ys.flatMap((y) => {
    const slash = (shift: number): Segment => segment(x + shift - 4, y + 7, x + shift + 4, y - 7);
    const [a, b] = [slash(-4), slash(4)];
    return [
      path([...through([a[0], a[1], b[1], b[0]]), ['Z']], { fill: '#ffffff' }),
      path(strokes([a, b]), { stroke: style.black, width: style.frame }),
    ];
  });
}

function pullPanel(
  { edges, scale }: Span,
  counts: readonly number[],
  toys: number,
  dof: number | null,
  x: { title: ReturnType<typeof markup>; count: number; until: number },
): Shape[] {
  const pulls = counts.map((count, bin) => {
    if (dof === null) return null;
    const expected = toys * (chi2Cdf(edges[bin + 1], dof) - chi2Cdf(edges[bin], dof));
    return pull(count, expected);
  });
  const largest = Math.max(0, ...pulls.map((value) => Math.abs(value ?? 0)));
  const end = largest <= 3.4 ? 3.6 : largest <= 5.6 ? 5.8 : 8.8;
  const panel = lowerPanel(scale, -end, end);
  const level = (value: number): Segment =>
    segment(panel.left, at(panel.y, value), panel.right, at(panel.y, value));
  return [
    path(area(panel, edges, pulls, 0), { fill: style.paleBlue }),
    path(steps(panel, edges, pulls), { stroke: style.blue, width: style.thin }),
    path(strokes([level(0)]), { stroke: style.red, width: style.thin }),
    path(strokes([level(-2), level(2)]), { stroke: style.grey, width: style.thin, dash: dashes.dotted }),
    ...drawAxes(panel, { ...x, labels: true }, { title: markup('Pull'), labels: true, count: 4 }, 14),
  ];
}

function pull(count: number, expected: number): number | null {
  if (!(expected > 1e-12)) return count > 0 ? 9 : null;
  return Math.sign(count - expected) * Math.sqrt(2 * deviance(count, expected));
}

function describe(toys: number, dof: number | null, observed: number | null): string {
  const parts = [
    toys === 0 ? 'No toys.' : `Histogram of the test statistic t of ${toys} toys with Poisson errors.`,
    dof === null ? '' : `Curve: chi-squared density with ${dof} degrees of freedom.`,
    observed === null ? 'No observed value.' : `Arrow: observed t = ${Number(observed.toPrecision(6))}.`,
    toys === 0 ? '' : 'Lower panel: signed square root of the Poisson deviance of each bin.',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
