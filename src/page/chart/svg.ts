import { html, type Content, type Html } from '../html.js';
import type { Scale } from './scale.js';

/** A rectangle of a chart in which values are drawn. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The path of a histogram's upper edge, from the foot and back; values below the axis lie on it. */
export function stepPath(edges: readonly number[], values: readonly number[], x: Scale, y: Scale): string {
  const place = (value: number): string => fixed(y.at(Math.max(value, y.low)));
  const steps = values.map((value, i) => `V${place(value)}H${fixed(x.at(edges[i + 1]))}`);
  return `M${fixed(x.at(edges[0]))} ${fixed(y.at(y.low))}${steps.join('')}V${fixed(y.at(y.low))}`;
}

/** The band of a value and its error in each bin. */
export function bandPath(
  edges: readonly number[],
  values: readonly number[],
  errors: readonly number[],
  x: Scale,
  y: Scale,
): string {
  return values
    .map((value, i) => {
      const [high, low] = [value + errors[i], value - errors[i]].map((end) =>
        fixed(y.at(Math.min(Math.max(end, y.low), y.high))),
      );
      const [from, to] = [fixed(x.at(edges[i])), fixed(x.at(edges[i + 1]))];
      return `M${from} ${high}H${to}V${low}H${from}Z`;
    })
    .join('');
}

/** A line through points. */
export function linePath(points: readonly (readonly [number, number])[], x: Scale, y: Scale): string {
  return points
    .map(([at, value], i) => `${i === 0 ? 'M' : 'L'}${fixed(x.at(at))} ${fixed(y.at(value))}`)
    .join('');
}

/** Frame, ticks and numbers of both axes. */
export function axes(
  frame: Frame,
  x: Scale,
  y: Scale,
  { numbersBelow = true }: { readonly numbersBelow?: boolean } = {},
): Html {
  const { left, right, top, bottom } = frame;
  const vertical = x.ticks.map(
    ({ value, label }) =>
      html`<path class="tick" d="M${fixed(x.at(value))} ${bottom}v-6" />${
          numbersBelow
            ? html`<text
                x="${fixed(x.at(value))}"
                y="${bottom + 18}"
                text-anchor="${x.at(value) > right - 12 ? 'end' : 'middle'}"
                >${label}</text
              >`
            : null
        }`,
  );
  const horizontal = y.ticks.map(
    ({ value, label }) =>
      html`<path class="tick" d="M${left} ${fixed(y.at(value))}h6" /><text
          x="${left - 8}"
          y="${fixed(y.at(value) + 4)}"
          text-anchor="end"
          >${label}</text
        >`,
  );
  return html`<g class="axes"
    ><rect
      x="${left}"
      y="${top}"
      width="${right - left}"
      height="${bottom - top}"
    />${vertical}${horizontal}</g
  >`;
}

/** A triangle at the edge of a frame, for a value beyond it. */
export function beyondMark(at: number, { top }: Frame): Html {
  return html`<path class="data" d="M${fixed(at - 4)} ${top + 8}h8l-4 -7z" />`;
}

/** A chart; its name is what a screen reader says, the numbers stand in a table beside it. */
export function svg(name: string, width: number, height: number, content: Content): Html {
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}">${content}</svg>`;
}

/** A tenth of a pixel is enough. */
export function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
