import { chi2Cdf, chi2Density } from '../../numeric/index.js';
import { fillHistogram, roundEdges } from '../../histogram/index.js';
import { html, type Html } from '../html.js';
import { table } from '../tables.js';
import { label, makeScale } from './scale.js';
import { axes, fixed, linePath, stepPath, svg, type Frame } from './svg.js';

const WIDTH = 640;
const FRAME: Frame = { left: 64, right: 624, top: 26, bottom: 320 };
const HEIGHT = 362;
const PLACES = 200;
/** The axis is stretched to t of the data so far: beyond, an arrow points there, and the toys keep their shape. */
const LONGEST_STRETCH = 1.6;

/** t of the toys, the χ² law for as many, and t of the data; and the same as a table. */
export function nullChart(
  toys: readonly number[],
  dof: number,
  observed: number | null,
): { readonly chart: Html; readonly numbers: Html } {
  const deviation = Math.sqrt(2 * dof);
  const end = Math.max(dof + 4 * deviation, ...toys);
  const inside = observed !== null && observed <= LONGEST_STRETCH * end;
  const low = Math.max(0, Math.min(dof - 3 * deviation, ...toys, ...(inside ? [observed] : [])));
  const high = 1.05 * Math.max(end, inside ? observed : 0);
  const edges = roundEdges(low, high, Math.min(40, Math.max(12, Math.round(2 * Math.cbrt(toys.length)))));
  const { sum } = fillHistogram(toys, edges);
  const last = edges[edges.length - 1];
  const width = (last - edges[0]) / (edges.length - 1);
  // Without toys the law is a density.
  const scale = toys.length === 0 ? 1 : toys.length * width;
  const law = Array.from({ length: PLACES + 1 }, (_, i) => {
    const t = edges[0] + ((last - edges[0]) * i) / PLACES;
    return [t, scale * chi2Density(Math.max(t, 1e-9), dof)] as const;
  }).filter(([, value]) => Number.isFinite(value));
  const top = Math.max(...sum, ...law.map(([, value]) => value));
  const x = makeScale([edges[0], last], [FRAME.left, FRAME.right]);
  const y = makeScale([0, top * 1.15], [FRAME.bottom, FRAME.top], { count: 5 });
  const t = observed === null ? '' : label(Number(observed.toPrecision(4)));
  const chart = svg(
    `t of ${toys.length} toys, the χ² law of ${dof} degrees of freedom${observed === null ? '' : `, and t of the data, ${t}`}`,
    WIDTH,
    HEIGHT,
    html`${axes(FRAME, x, y)}
      <text
        class="title"
        transform="translate(16 ${(FRAME.top + FRAME.bottom) / 2}) rotate(-90)"
        text-anchor="middle"
        >${toys.length === 0 ? 'density' : 'toys'}</text
      >
      ${toys.length === 0 ? null : html`<path class="reference" d="${stepPath(edges, sum, x, y)}" />`}
      <path class="law" d="${linePath(law, x, y)}" />
      ${observed === null ? null : mark(inside ? x.at(observed) : undefined, `data: t = ${t}`)}
      <text class="title" x="${FRAME.right}" y="${HEIGHT - 6}" text-anchor="end">t</text>`,
  );
  const numbers = table(
    't of the toys in each bin',
    ['from', 'to', 'toys', 'χ²'],
    sum.map((count, i) => [
      label(edges[i]),
      label(edges[i + 1]),
      label(count),
      label(Number((toys.length * (chi2Cdf(edges[i + 1], dof) - chi2Cdf(edges[i], dof))).toPrecision(3))),
    ]),
  );
  return { chart, numbers };
}

/** A line at t of the data, or an arrow towards it where it is far beyond the toys. */
function mark(at: number | undefined, name: string): Html {
  const middle = (FRAME.top + FRAME.bottom) / 2;
  if (at === undefined)
    return html`<path class="observed solid" d="M${FRAME.right - 70} ${middle}h60m-10 -7l10 7l-10 7" />
      <text class="observed-name" x="${FRAME.right - 10}" y="${middle - 14}" text-anchor="end"
        >${name}</text
      >`;
  return html`<path class="observed" d="M${fixed(at)} ${FRAME.bottom}V${FRAME.top}" />
    <text class="observed-name" x="${fixed(at)}" y="${FRAME.top - 8}" text-anchor="${anchorOf(at)}"
      >${name}</text
    >`;
}

/** A name beside a line stays inside the frame. */
function anchorOf(at: number): string {
  if (at > FRAME.right - 90) return 'end';
  return at < FRAME.left + 90 ? 'start' : 'middle';
}
