import { html, type Html } from './html.js';

/** A key of the inks of a chart: the class of what is drawn, and its name. */
export function legend(entries: readonly (readonly [ink: string, name: string])[]): Html {
  return html`<ul class="legend">
    ${entries.map(([ink, name]) => html`<li><span class="key ${ink}" aria-hidden="true"></span>${name}</li>`)}
  </ul>`;
}
