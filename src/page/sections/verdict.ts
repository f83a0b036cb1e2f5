import type { Result } from '../../run/index.js';
import { countOfToys } from '../../statistic/index.js';
import { shortNumber, shortProbability } from '../../text/index.js';
import { html, type Html } from '../html.js';

/** Z, what it means in words, what it does not mean, and what makes it doubtful. */
export function verdict(result: Result): Html {
  const { sample, network } = result;
  return html`<section id="verdict" aria-labelledby="verdict-title">
    <h2 id="verdict-title">Do the data follow the reference?</h2>
    <p class="headline">${headline(result)}</p>
    <p>${meaning(result)}</p>
    <p>
      ${sample.data} events of data were compared with ${sample.reference} events of the reference, for
      ${shortNumber(sample.expected, 6)}
      expected${
        sample.expectedFrom === 'shape-only' ? ' (the shape alone: the number of events is not tested)' : ''
      },
      in ${sample.features.length === 1 ? 'one feature' : `${sample.features.length} features at once`}:
      ${sample.features.join(', ')}. The alternative is a neural network of ${network.parameters} parameters
      (${network.name}), so that any difference which it can learn counts.
    </p>
    ${problems(result)}
    <details>
      <summary>What this does not say</summary>
      <ul>
        <li>
          p is not the probability that the reference is right, and 1 − p not that there is something new.
        </li>
        <li>
          A difference is one between data and this reference: a reference that is modelled wrongly, or not
          known well enough, gives one too. Systematic uncertainties are no part of this test.
        </li>
        <li>
          No difference found is none that this network, this clip and this many events can show.
          <code>nplm power</code> tells which signals they would.
        </li>
        <li>
          The features were looked at together once. More tests of the same data, with other cuts, features or
          seeds, need a correction of their own.
        </li>
      </ul>
    </details>
  </section>`;
}

/** Z as the table of the run has it. */
function headline({ significance: { z, low, high, from }, doubts }: Result): Html {
  if (from === null) return html`No <i>Z</i>`;
  if (z === null) return html`<i>Z</i> &lt; ${number(high)} <small>95 % limit by toys</small>`;
  const span = low === null || high === null ? '' : ` (${number(low)} to ${number(high)})`;
  switch (from) {
    case 'toys':
      return html`<i>Z</i> = ${number(z)}${span} <small>counted from toys</small>`;
    case 'chi2':
      return html`<i>Z</i> = ${number(z)}${span}
        <small>extrapolated by χ²${doubts.length === 0 ? '' : ', unproven'}</small>`;
    case 'limit':
      return html`<i>Z</i> &gt; ${number(z)} <small>95 % limit by toys</small>`;
  }
}

/** What p says of such data sets. */
function meaning({ pvalue, significance, statistic, toys, reasons }: Result): Html {
  if (statistic.t === null) return html`The fit of the data failed, so that there is no test statistic.`;
  const t = shortNumber(statistic.t, 4);
  if (pvalue.empirical === null)
    return html`The test statistic is t = ${t}. No toys were made, so that nothing is known of how large t is
    where the data follow the
    reference.${
      pvalue.chi2 === null
        ? ''
        : ` By the χ² law alone, which nothing proves here, p would be ${shortProbability(pvalue.chi2)}.`
    }`;
  const counted = html`The test statistic is t = ${t}. Of ${countOfToys(toys.count)}, data sets drawn from the
  reference itself, ${toys.beyond ?? 'an unknown number'} have a t as large or larger: p =
  ${shortProbability(pvalue.empirical)}${
    pvalue.low === null || pvalue.high === null
      ? ''
      : `, at 95 % confidence between ${pvalue.low === 0 ? '0' : shortProbability(pvalue.low)} and ${shortProbability(pvalue.high)}`
  }.`;
  const extrapolated =
    significance.from === 'chi2' && pvalue.chi2 !== null
      ? html` So few are too few to count. The toys follow χ² of ${statistic.dof} degrees of freedom, by which
        p is ${shortProbability(pvalue.chi2)}.`
      : null;
  const why = reasons.length === 0 ? null : html` <span class="aside">(${reasons.join('; ')})</span>`;
  return html`${counted}${extrapolated}${why}`;
}

/** Warnings of the run, and what speaks against the χ² law. */
function problems({ warnings, doubts, significance }: Result): Html | null {
  // Doubts of χ² matter where it gives the headline; else they stand with the null.
  const all = [
    ...warnings,
    ...(significance.from === 'chi2' ? doubts.map((doubt) => `χ² is unproven: ${doubt}`) : []),
  ];
  return all.length === 0
    ? null
    : html`<div class="warnings" role="note">
        <b>To be heeded</b>
        <ul>
          ${all.map((text) => html`<li>${text}</li>`)}
        </ul>
      </div>`;
}

function number(value: number | null): string {
  return value === null ? 'none' : shortNumber(value).replace('-', '−');
}
