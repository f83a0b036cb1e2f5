import { html, type Content, type Html } from './html.js';

/** Quantities and their values. */
export function facts(rows: readonly (readonly [name: string, value: Content])[]): Html {
  return html`<dl>
    ${rows.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** A table that may be wider than the page. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Content[])[],
  name = '',
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table${name === '' ? null : html` id="${name}"`}><caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>
        ${row.map((cell) => html`<td>${cell}</td>`)}
      </tr>`,
  )}</tbody></table></div>`;
}
