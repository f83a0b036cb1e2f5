import type { Result } from '../../run/index.js';
import { countOfToys } from '../../statistic/index.js';
import { counted, shortNumber } from '../../text/index.js';
import { label } from '../chart/scale.js';
import { html, type Html } from '../html.js';
import { chi2P, probability } from '../probability.js';

/** Z, what it means in words, what it does not mean, and what makes it doubtful. */
export function verdict(result: Result): Html {
  const { sample, network } = result;
  return html`<section id="verdict" aria-labelledby="verdict-title">
    <h2 id="verdict-title">Do the data follow the reference?</h2>
    <p class="headline">${headline(result)}</p>
    <p><b>${answer(result)}</b></p>
    <p>${meaning(result)}</p>
    <p>
      ${counted(sample.data, 'event')} of data ${sample.data === 1 ? 'was' : 'were'} compared with
      ${sample.reference} events of the reference, for ${shortNumber(sample.expected, 6)}
      expected${
        sample.expectedFrom === 'shape-only' ? ' (the shape alone: the number of events is not tested)' : ''
      },
      in ${sample.features.length === 1 ? 'one feature' : `${sample.features.length} features at once`}:
      ${sample.features.join(', ')}. The alternative is a neural network of ${network.parameters} parameters
      (${network.name}), so that any difference which it can learn counts.
    </p>
    ${problems(result)}
    <h3>What this does not say</h3>
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
  </section>`;
}

/** Above this p nobody would call a difference one. */
const LIKELY = 0.05;

/** Z, and what its range is. */
function headline({ doubts, pvalue, significance: { z, low, high, from }, statistic }: Result): Html {
  if (statistic.t === null) return html`The fit of the data failed`;
  const p = pvalue.empirical === null ? null : html`, <i>p</i> = ${probability(pvalue.empirical)}`;
  if (from === null) return html`No <i>Z</i>${p}`;
  if (z === null) return html`<i>Z</i> &lt; ${number(high)}${p} <small>by toys, 84 % limit</small>`;
  switch (from) {
    case 'toys':
      return html`<i>Z</i> = ${number(z)}${p} <small>counted from toys${span(low, high)}</small>`;
    case 'chi2':
      return html`<i>Z</i> = ${number(z)}, <i>p</i> = ${chi2P(statistic.t, statistic.dof)}
        <small>extrapolated by χ²${doubts.length === 0 ? '' : ', unproven'}${span(low, high)}</small>`;
    case 'limit':
      return html`<i>Z</i> &gt; ${number(z)} <small>95 % limit by toys</small>`;
  }
}

function span(low: number | null, high: number | null): string {
  return low === null || high === null ? '' : `; 68 % interval ${number(low)} to ${number(high)}`;
}

/** The question of the title, answered in a sentence. */
function answer({ pvalue, significance: { from }, statistic, toys }: Result): string {
  const { beyond, count } = toys;
  if (statistic.t === null) return 'Nothing can be said: the fit of the data failed.';
  if (pvalue.empirical === null || beyond === null)
    return 'Nothing can be said yet: no toys tell how large t is where the data follow the reference.';
  if (beyond === count)
    return 'No toy has so small a t as the data. That is no good agreement: reference, yield or search of data and toys differ.';
  const share = `${shortNumber(100 * pvalue.empirical, 2)} % of data sets of the reference differ from it as much`;
  if (from !== 'chi2' && pvalue.empirical > LIKELY) return `They may well: ${share}.`;
  const seen = `${beyond === 0 ? 'none' : beyond} of ${countOfToys(count)} ${beyond === 1 ? 'differs' : 'differ'} from the reference as much`;
  switch (from) {
    case 'toys':
      return `Hardly: ${share}.`;
    case 'chi2':
      return `Hardly: ${seen}; Z is that of the χ² law, which the toys do not contradict.`;
    case 'limit':
    case null:
      return `Hardly: ${seen}. How unlikely the data are, so few toys cannot say: Z is a limit, and more toys would show more.`;
  }
}

/** What p says of such data sets. */
function meaning({ pvalue, significance, statistic, toys, reasons }: Result): Html {
  const { t, dof } = statistic;
  if (t === null) return html`There is no test statistic, no p and no Z.`;
  const shown = shortNumber(t, 4);
  if (pvalue.empirical === null)
    return html`The test statistic is t =
    ${shown}.${
      pvalue.chi2 === null
        ? ''
        : ` By the χ² law alone, which nothing proves here, p would be ${chi2P(t, dof)}.`
    }`;
  const byToys = html`The test statistic is t = ${shown}. Of ${countOfToys(toys.count)}, data sets drawn from
  the reference itself, ${toys.beyond ?? 'an unknown number'} have a t as large or larger: p =
  (${toys.beyond ?? '?'} + 1)/(${toys.count} + 1) =
  ${probability(pvalue.empirical)}${
    pvalue.low === null || pvalue.high === null
      ? ''
      : `, 68 % interval ${probability(pvalue.low)} to ${probability(pvalue.high)}`
  }.`;
  const extrapolated =
    significance.from === 'chi2'
      ? html` So few are too few to count. The toys do not contradict χ² of ${dof} degrees of freedom, by
        which p is ${chi2P(t, dof)}.`
      : null;
  const why = reasons.length === 0 ? null : html` <span class="aside">(${reasons.join('; ')})</span>`;
  return html`${byToys}${extrapolated}${why}`;
}

/** Warnings of the run, and what speaks against the χ² law. */
function problems({ warnings, doubts, significance }: Result): Html | null {
  // Doubts of χ² matter where it gives the headline; else they stand with the null.
  const doubted = significance.from === 'chi2' ? doubts.map((doubt) => `χ² is unproven: ${doubt}`) : [];
  const all = [...warnings, ...doubted];
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
  return value === null ? 'none' : label(Number(value.toPrecision(3)));
}
