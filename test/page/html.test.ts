import { describe, expect, it } from 'vitest';
import { html, jsonScript } from '../../src/page/html.js';

describe('html', () => {
  it('escapes text and leaves markup', () => {
    expect(html`<p title="${`"'`}">${'<script>&'}${html`<b>${1}</b>`}</p>`.toString()).toBe(
      '<p title="&quot;&#39;">&lt;script&gt;&amp;<b>1</b></p>',
    );
  });

  it('joins lists, and writes nothing for nothing', () => {
    const item = html`<li>${undefined}</li>`;
    expect(html`<i>${['a', null, item]}</i>`.toString()).toBe('<i>a<li></li></i>');
  });

  it('shows control characters and those that turn the direction of writing', () => {
    expect(html`${'a\u0000b\u202ec'}`.toString()).toBe(String.raw`a\x00b\u202ec`);
  });
});

it('no text of a JSON script ends the script', () => {
  const markup = jsonScript('data', { name: '</script><script>alert(1)</script>' }).toString();
  expect(markup.match(/<\/script>/g)).toHaveLength(1);
  const json = markup.slice(markup.indexOf('>') + 1, markup.lastIndexOf('<'));
  expect(JSON.parse(json)).toEqual({ name: '</script><script>alert(1)</script>' });
});
