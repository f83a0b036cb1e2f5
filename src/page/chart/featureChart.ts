import type { Bins } from '../../histogram/index.js';
import { shortName } from '../../text/index.js';
import { html, type Html } from '../html.js';
import { label, makeScale } from './scale.js';
import { axes, bandPath, beyondMark, fixed, stepPath, svg, type Frame } from './svg.js';

/** A quantity in data, reference and reweighted reference, as a chart shows it. */
export interface FeatureChart {
  /** With its unit. */
  readonly title: string;
  readonly bins: Bins;
  /** Whether the bins are of equal length in the logarithm. */
  readonly logX: boolean;
  readonly logY: boolean;
}

const WIDTH = 640;
const MAIN: Frame = { left: 64, right: 624, top: 12, bottom: 300 };
const RATIO: Frame = { left: 64, right: 624, top: 318, bottom: 426 };
const HEIGHT = 468;
/** The ratio panel ends there at the latest; what lies beyond has a triangle at the edge. */
const MOST_RATIO = 10;
const LONGEST_TITLE = 56;

/** Data with Poisson errors, the reference with its own, and Σw e^f; below, the ratios to the reference. */
export function featureChart({ title, bins, logX, logY }: FeatureChart): Html {
  const { edges, data, reference, reweighted } = bins;
  const errors = bins.referenceSumw2.map(Math.sqrt);
  const highest = Math.max(
    ...data.map((count) => count + Math.sqrt(count)),
    ...reference,
    ...(reweighted ?? []),
  );
  const least = Math.min(
    ...[...data, ...reference].filter((value) => value > 0),
    ...(reweighted ?? []).filter((value) => value > 0.1),
  );
  const top = Number.isFinite(highest) && highest > 0 ? highest : 1;
  const low = logY ? Math.max(Math.min(0.5, Number.isFinite(least) ? least / 2 : 0.5), top / 1e7) : 0;
  const x = makeScale([edges[0], edges[edges.length - 1]], [MAIN.left, MAIN.right], { log: logX });
  const y = makeScale([low, logY ? top * 3 : top * 1.12], [MAIN.bottom, MAIN.top], { log: logY, count: 5 });
  const ratios = data.map((count, i) => ratioOf(count, reference[i]));
  const fitted = reweighted?.map((value, i) => ratioOf(value, reference[i]));
  const most = Math.min(
    MOST_RATIO,
    Math.max(2, ...[...ratios, ...(fitted ?? [])].filter((ratio) => ratio !== null).map((r) => r * 1.2)),
  );
  const middle = (i: number): number => (x.at(edges[i]) + x.at(edges[i + 1])) / 2;
  const r = makeScale([0, most], [RATIO.bottom, RATIO.top], { count: 4 });
  return svg(
    `${title}: data, reference and reweighted reference in ${data.length} bins`,
    WIDTH,
    HEIGHT,
    html`${axes(MAIN, x, y, { numbersBelow: false })}
      <text
        class="title"
        transform="translate(16 ${(MAIN.top + MAIN.bottom) / 2}) rotate(-90)"
        text-anchor="middle"
        >events</text
      >
      <path class="reference" d="${stepPath(edges, reference, x, y)}" />
      <path class="band" d="${bandPath(edges, reference, errors, x, y)}" />
      ${reweighted === null ? null : html`<path class="reweighted" d="${stepPath(edges, reweighted, x, y)}" />`}
      ${data.map((count, i) => point(middle(i), count, y))} ${axes(RATIO, x, r)}
      <text
        class="title"
        transform="translate(16 ${(RATIO.top + RATIO.bottom) / 2}) rotate(-90)"
        text-anchor="middle"
        >to reference</text
      >
      <path class="unity" d="M${RATIO.left} ${fixed(r.at(1))}H${RATIO.right}" />
      <path
        class="band"
        d="${bandPath(
          edges,
          reference.map(() => 1),
          errors.map((error, i) => (reference[i] > 0 ? error / reference[i] : 0)),
          x,
          r,
        )}"
      />
      ${fitted === undefined ? null : html`<path class="reweighted" d="${ratioSteps(edges, fitted, x, r)}" />`}
      ${ratios.map((ratio, i) => {
        if (data[i] === 0) return null;
        // Data where the reference has nothing are beyond any axis.
        return ratio === null || ratio > most
          ? beyondMark(middle(i), RATIO)
          : point(middle(i), ratio, r, ratio / Math.sqrt(data[i]));
      })}
      <text class="title" x="${MAIN.right}" y="${HEIGHT - 6}" text-anchor="end"
        >${shortName(title, LONGEST_TITLE)}</text
      >
      ${edges
        .slice(1)
        .map(
          (edge, i) =>
            html`<rect
              class="bin"
              data-bin="${i}"
              x="${fixed(x.at(edges[i]))}"
              y="${MAIN.top}"
              width="${fixed(x.at(edge) - x.at(edges[i]))}"
              height="${RATIO.bottom - MAIN.top}"
              ><title>${binText(bins, i)}</title></rect
            >`,
        )}`,
  );
}

/** What is said of a bin: `1.2 to 1.4: 12 data, 10.3 reference, 11.9 reweighted`. */
export function binText({ edges, data, reference, reweighted }: Bins, i: number): string {
  const fitted = reweighted === null ? '' : `, ${label(short(reweighted[i]))} reweighted`;
  return `${label(edges[i])} to ${label(edges[i + 1])}: ${data[i]} data, ${label(short(reference[i]))} reference${fitted}`;
}

function short(value: number): number {
  return Number(value.toPrecision(3));
}

function ratioOf(value: number, reference: number): number | null {
  return reference > 0 ? value / reference : null;
}

function ratioSteps(
  edges: readonly number[],
  values: readonly (number | null)[],
  x: ReturnType<typeof makeScale>,
  y: ReturnType<typeof makeScale>,
): string {
  return values
    .map((value, i) => {
      if (value === null || value > y.high) return '';
      const at = fixed(y.at(value));
      return `M${fixed(x.at(edges[i]))} ${at}H${fixed(x.at(edges[i + 1]))}`;
    })
    .join('');
}

/** A marker with its Poisson error; nothing where it lies beyond the frame. */
function point(
  at: number,
  value: number,
  y: ReturnType<typeof makeScale>,
  error = Math.sqrt(value),
): Html | null {
  if (!(value > 0) || value < y.low || value > y.high) return null;
  const [high, low] = [value + error, value - error].map((end) =>
    fixed(y.at(Math.min(Math.max(end, y.low), y.high))),
  );
  return html`<path class="error" d="M${fixed(at)} ${high}V${low}" /><circle
      class="data"
      cx="${fixed(at)}"
      cy="${fixed(y.at(value))}"
      r="2.6"
    />`;
}
