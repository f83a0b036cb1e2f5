import type { Result } from '../../run/index.js';
import { countOfToys, LEAST_SHOWN_KS } from '../../statistic/index.js';
import { shortNumber } from '../../text/index.js';
import { nullChart } from '../chart/nullChart.js';
import { html, type Html } from '../html.js';
import { legend } from '../legend.js';
import { probability } from '../probability.js';
import { facts } from '../tables.js';

/** Is the null calibrated? t of the toys against the χ² law. */
export function calibration(result: Result, toys: readonly number[]): Html {
  const { chart, numbers } = nullChart(toys, result.statistic.dof, result.statistic.t);
  const { statistic, toys: summary, clip, doubts } = result;
  return html`<section id="calibration" aria-labelledby="calibration-title">
    <h2 id="calibration-title">Is the null calibrated?</h2>
    <p>
      Toys are data sets drawn from the reference, fitted as the data were. They say how large t is by chance.
      Where the clip W is tuned, they follow χ² with as many degrees of freedom as the network has parameters,
      and p can be extrapolated beyond them.
    </p>
    <figure>
      ${chart}
      <figcaption>
        ${legend([
          ...(toys.length === 0 ? [] : [['reference', `${toys.length} toys`] as const]),
          ['law', `χ² of ${statistic.dof} degrees of freedom`],
          ['observed', 't of the data'],
        ])}
        <details>
          <summary>Numbers</summary>
          ${numbers}
        </details>
      </figcaption>
    </figure>
    ${
      doubts.length === 0
        ? html`<p>${noDoubt(result)}</p>`
        : html`<p>Against the χ² law speaks: ${doubts.join('; ')}.</p>`
    }
    ${facts([
      ['toys', `${summary.count}${summary.failed > 0 ? `, of which ${summary.failed} failed` : ''}`],
      ...(summary.count - summary.effective < 0.5
        ? []
        : [['independent toys that they are worth', `${Math.floor(summary.effective)}`] as const]),
      ['mean t', withError(summary.meanT, summary.meanError)],
      [
        'variance of t / 2 dof',
        withError(part(summary.varianceT, statistic.dof), part(summary.varianceError, statistic.dof)),
      ],
      [
        'Kolmogorov–Smirnov p of toys and χ²',
        summary.ksPvalue === null
          ? 'none'
          : summary.ksPvalue < LEAST_SHOWN_KS
            ? `below ${probability(LEAST_SHOWN_KS)}`
            : probability(summary.ksPvalue),
      ],
      [
        'degrees of freedom that fit best',
        summary.fittedDof === null ? 'none' : shortNumber(summary.fittedDof, 3),
      ],
      ['clip W', `${clip.bound} on ${clip.scope}, ${clipText(clip)}`],
    ])}
  </section>`;
}

function noDoubt({ statistic, toys }: Result): string {
  if (statistic.t === null) return 'The fit of the data failed: there is no t to compare with the toys.';
  return toys.count === 0
    ? 'No toys test the χ² law.'
    : `${countOfToys(toys.count)} do not contradict the χ² law.`;
}

function part(variance: number | null, dof: number): number | null {
  return variance === null ? null : variance / (2 * dof);
}

function withError(value: number | null, error: number | null): string {
  if (value === null) return 'none';
  return error === null ? shortNumber(value) : `${shortNumber(value)} ± ${shortNumber(error, 2)}`;
}

function clipText({ from, tuning }: Result['clip']): string {
  switch (from) {
    case 'tuning':
      return `tuned for this test (± ${shortNumber(tuning?.error ?? 0, 2)}${tuning?.accepted === true ? '' : ', not accepted'})`;
    case 'benchmark':
      return 'that of the benchmark';
    case 'option':
      return 'as given';
    case 'default':
      return 'a default that is not tuned for this test';
  }
}
