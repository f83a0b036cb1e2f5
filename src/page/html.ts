import { visible } from '../text/index.js';

/** Markup that is safe to stand in a page. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What a template takes: text is escaped, markup stands as it is, lists are joined, nothing is nothing. */
export type Content = Html | string | number | null | undefined | readonly Content[];

/**
 * Markup from a template; all that is put in and is not markup itself is escaped, so that a column may be called
 * `<script>`.
 *
 * @example
 * html`<td>${'a < b'}</td>`.toString(); // <td>a &lt; b</td>
 */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(parts.reduce((markup, part, i) => `${markup}${markupOf(contents[i - 1])}${part}`));
}

/** JSON for a script element: no text in it ends the element. */
export function jsonScript(id: string, value: unknown): Html {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  return new Html(`<script type="application/json" id="${escape(id)}">${json}</script>`);
}

function markupOf(content: Content): string {
  if (content === null || content === undefined) return '';
  if (content instanceof Html) return content.toString();
  if (typeof content === 'string' || typeof content === 'number') return escape(String(content));
  return content.map(markupOf).join('');
}

const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that mean something to HTML, by name. */
function escape(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => NAMES[character]);
}
