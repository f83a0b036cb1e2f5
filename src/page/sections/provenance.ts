import type { Result } from '../../run/index.js';
import { html, type Html } from '../html.js';
import { facts, table } from '../tables.js';

/** From what, and how to make it again: nothing that differs from one machine to another. */
export function provenance(result: Result, command: string): Html {
  const { config, inputs, seed, versions, history } = result;
  return html`<section id="provenance" aria-labelledby="provenance-title">
    <h2 id="provenance-title">Provenance</h2>
    ${
      inputs.length === 0
        ? null
        : table(
            'Inputs',
            ['role', 'file', 'rows', 'sha256'],
            inputs.map(({ role, path, object, rows, sha256 }) => [
              role,
              `${path}${object === undefined ? '' : `:${object}`}`,
              `${rows}`,
              html`<code>${sha256}</code>`,
            ]),
          )
    }
    <p>The same command gives the same bits, on any machine:</p>
    <pre tabindex="0"><code>${command}</code></pre>
    ${facts([
      ['seed', `${seed}`],
      ['rows kept', config.where ?? 'all'],
      ['weights', config.weight ?? 'none'],
      [
        'versions',
        Object.entries(versions)
          .map(([name, version]) => `${name} ${version}`)
          .join(', '),
      ],
      ...(history.length === 0 ? [] : [['results that were replaced here', `${history.length}`] as const]),
    ])}
  </section>`;
}
