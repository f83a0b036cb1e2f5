import { chi2Density } from '../../numeric/index.js';
import { fillHistogram, roundEdges } from '../../histogram/index.js';
import { html, type Html } from '../html.js';
import { label, makeScale } from './scale.js';
import { axes, fixed, linePath, stepPath, svg, type Frame } from './svg.js';

const WIDTH = 640;
const FRAME: Frame = { left: 64, right: 624, top: 26, bottom: 320 };
const HEIGHT = 362;
const PLACES = 200;

/** t of the toys, the χ² law for as many, and t of the data. */
export function nullChart(toys: readonly number[], dof: number, observed: number | null): Html {
  const shown = [...toys, dof, dof + 4 * Math.sqrt(2 * dof), ...(observed === null ? [] : [observed])];
  const [low, high] = [
    Math.max(0, Math.min(...shown, dof - 3 * Math.sqrt(2 * dof))),
    Math.max(...shown) * 1.05,
  ];
  const edges = roundEdges(low, high, Math.min(40, Math.max(12, Math.round(2 * Math.cbrt(toys.length)))));
  const { sum } = fillHistogram(toys, edges);
  const width = (edges[edges.length - 1] - edges[0]) / (edges.length - 1);
  const events = Math.max(toys.length, 1);
  const law = Array.from({ length: PLACES + 1 }, (_, i) => {
    const t = edges[0] + ((edges[edges.length - 1] - edges[0]) * i) / PLACES;
    return [t, events * width * chi2Density(Math.max(t, 1e-9), dof)] as const;
  }).filter(([, value]) => Number.isFinite(value));
  const top = Math.max(...sum, ...law.map(([, value]) => value));
  const x = makeScale([edges[0], edges[edges.length - 1]], [FRAME.left, FRAME.right]);
  const y = makeScale([0, top * 1.15], [FRAME.bottom, FRAME.top], { count: 5 });
  return svg(
    `t of ${toys.length} toys, the χ² law of ${dof} degrees of freedom${observed === null ? '' : `, and t of the data, ${label(Number(observed.toPrecision(4)))}`}`,
    WIDTH,
    HEIGHT,
    html`${axes(FRAME, x, y)}
      <text
        class="title"
        transform="translate(16 ${(FRAME.top + FRAME.bottom) / 2}) rotate(-90)"
        text-anchor="middle"
        >toys</text
      >
      ${toys.length === 0 ? null : html`<path class="reference" d="${stepPath(edges, sum, x, y)}" />`}
      <path class="law" d="${linePath(law, x, y)}" />
      ${
        observed === null
          ? null
          : html`<path class="observed" d="M${fixed(x.at(observed))} ${FRAME.bottom}V${FRAME.top}" /><text
                class="observed-name"
                x="${fixed(x.at(observed))}"
                y="${FRAME.top - 8}"
                text-anchor="${anchorOf(x.at(observed))}"
                >data: t = ${label(Number(observed.toPrecision(4)))}</text
              >`
      }
      <text class="title" x="${FRAME.right}" y="${HEIGHT - 6}" text-anchor="end">t</text>`,
  );
}

/** A name beside a line stays inside the frame. */
function anchorOf(at: number): string {
  if (at > FRAME.right - 90) return 'end';
  return at < FRAME.left + 90 ? 'start' : 'middle';
}
