import type { Result } from '../../run/index.js';
import { counted, shortNumber } from '../../text/index.js';
import { html, type Html } from '../html.js';
import { facts } from '../tables.js';

/** How did the fit go? */
export function fit({ config, network, stability, statistic }: Result): Html {
  const others = stability.t.map((t) => (t === null ? 'failed' : shortNumber(t, 4)));
  return html`<section id="fit" aria-labelledby="fit-title">
    <h2 id="fit-title">How did the fit go?</h2>
    <p>
      The loss has many minima, so that t depends on where the search begins. The result is the first fit of
      the data, never the best; ${counted(others.length, 'more fit')} from other starts
      ${others.length === 1 ? 'shows' : 'show'} by how much t depends on them.
    </p>
    ${facts([
      ['t', statistic.t === null ? 'the fit failed' : shortNumber(statistic.t, 4)],
      ['t from other starts', others.length === 0 ? 'none' : others.join(', ')],
      ['of t, the rate alone', shortNumber(statistic.rate, 3)],
      [
        'search',
        `${statistic.starts} coarse starts, the best ${statistic.polished} polished on all events, ${statistic.evaluations} passes`,
      ],
      [
        'converged',
        statistic.t === null ? 'the fit failed' : statistic.converged ? 'yes' : 'no: there was more to gain',
      ],
      ['parameters at the clip', `${statistic.activeBounds} of ${network.parameters}`],
      ['minimiser', config.trainer],
      [
        'scaling of the features',
        config.scale === 'none' ? 'none' : 'by mean and deviation of the reference',
      ],
    ])}
  </section>`;
}
