import type { ColumnHistogram } from '../../run/index.js';
import { featureChart } from '../chart/featureChart.js';
import { label } from '../chart/scale.js';
import { counted } from '../../text/index.js';
import { html, jsonScript, type Html } from '../html.js';
import { legend } from '../legend.js';
import type { ReportInput } from '../reportInput.js';
import { table } from '../tables.js';
import { strangestEvents } from '../strangestEvents.js';

/** Charts that stand in the page without a script; more features can be chosen. */
const MOST_CHARTS = 24;
/** Rows of the table of events. */
const MOST_EVENTS = 50;

/** Where does the discrepancy sit? Every quantity in data, reference and reweighted reference, and the strangest events. */
export function discrepancy(input: ReportInput): Html {
  const { columns } = input.histograms;
  const fitted = columns.some(({ linear }) => linear.reweighted !== null);
  return html`<section id="discrepancy" aria-labelledby="discrepancy-title">
    <h2 id="discrepancy-title">Where does the discrepancy sit?</h2>
    <p>
      The reference is scaled to the expected yield. Reweighted by e<sup>f</sup>, what the network learnt, it
      should look like the data: where it leaves the reference, the network saw a difference. Chance alone
      makes it leave the reference, too.
    </p>
    <div id="explorer" hidden></div>
    <div id="charts">${columns.slice(0, MOST_CHARTS).map((column) => figure(column))}</div>
    ${columns.length > MOST_CHARTS ? html`<p class="aside">${columns.length - MOST_CHARTS} more quantities are in histograms.json.</p>` : null}
    ${jsonScript('histograms', columns.map(shortened))}
    <h3>The most discrepant events</h3>
    ${fitted ? eventTable(input) : html`<p>The fit failed: no event is stranger than another.</p>`}
  </section>`;
}

function figure(column: ColumnHistogram): Html {
  const { linear, feature } = column;
  const title = titleOf(column);
  const { outside } = linear;
  const beyond =
    outside.data > 0 || outside.reference > 0
      ? html`<p class="aside">
          Beyond the axis: ${outside.data} data, ${label(Number(outside.reference.toPrecision(3)))} reference.
        </p>`
      : null;
  return html`<figure>
    ${featureChart({ title, bins: linear, logX: false, logY: spans(column) })}
    <figcaption>
      ${title}${feature ? '' : ' (not among the features)'}${legend([
        ['data', 'data'],
        ['reference', 'reference'],
        ...(linear.reweighted === null ? [] : [['reweighted', 'reweighted by eᶠ'] as const]),
      ])}${beyond}
      <details>
        <summary>Numbers</summary>
        ${numbers(column, title)}
      </details>
    </figcaption>
  </figure>`;
}

function numbers(
  { linear: { edges, data, reference, referenceSumw2, reweighted } }: ColumnHistogram,
  title: string,
): Html {
  return table(
    `${title}: events in each bin`,
    ['from', 'to', 'data', 'reference', '±', ...(reweighted === null ? [] : ['reweighted'])],
    data.map((count, i) => [
      label(edges[i]),
      label(edges[i + 1]),
      String(count),
      short(reference[i]),
      short(Math.sqrt(referenceSumw2[i])),
      ...(reweighted === null ? [] : [short(reweighted[i])]),
    ]),
  );
}

function eventTable({ events, histograms }: ReportInput): Html {
  const shown = strangestEvents(events, histograms, MOST_EVENTS);
  return html`<p>
      The ${shown.rows.length} of ${counted(events.rows, 'event')} with the largest f, the logarithm of the
      learnt density ratio. All are in events.arrow.
    </p>
    ${table(
      'Events of largest f',
      ['rank', 'f', ...shown.names],
      shown.rows.map((row) => row.map(cell)),
      'events',
    )}`;
}

/** A value of an event: whole numbers in full, for they may be names of events. */
function cell(value: number): string {
  if (Number.isNaN(value)) return '–';
  return Number.isSafeInteger(value) ? String(value).replace('-', '−') : label(Number(value.toPrecision(5)));
}

/** A name and its unit. */
export function titleOf({ name, unit }: ColumnHistogram): string {
  return unit === null ? name : `${name} [${unit}]`;
}

/** A logarithmic axis of events where the bins differ by more than a factor of fifty. */
function spans({ linear: { reference } }: ColumnHistogram): boolean {
  const filled = reference.filter((value) => value > 0.2);
  return filled.length > 2 && Math.max(...filled) > 50 * Math.min(...filled);
}

function short(value: number): string {
  return label(Number(value.toPrecision(3)));
}

/** Numbers of a chart need no more digits. */
function shortened(column: ColumnHistogram): unknown {
  const bins = (all: ColumnHistogram['linear'] | null): unknown =>
    all === null
      ? null
      : {
          ...all,
          edges: all.edges.map(digits),
          reference: all.reference.map(digits),
          referenceSumw2: all.referenceSumw2.map(digits),
          reweighted: all.reweighted?.map(digits) ?? null,
        };
  return {
    ...column,
    title: titleOf(column),
    logY: spans(column),
    linear: bins(column.linear),
    log: bins(column.log),
  };
}

function digits(value: number): number {
  return Number(value.toPrecision(6));
}
