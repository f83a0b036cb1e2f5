import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFaults } from '../../docs/make/findFaults.js';
import { madePages, readSources } from '../../docs/make/pages.js';
import { CTRL_C, exitCodes } from '../../src/cli/index.js';
import { root } from './pages.js';

describe.each([...madePages(root)])('%s', (name, text) => {
  it('is what npm run docs makes', () => {
    expect(readFileSync(join(root, name), 'utf8'), 'run npm run docs, and commit what it writes').toBe(text);
  });
});

describe('docs/errors.md', () => {
  const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');

  it.each([0, ...Object.values(exitCodes), CTRL_C])('has exit code %d', (code) => {
    expect(page).toMatch(new RegExp(`^\\| \\[?${code}\\b`, 'm'));
  });

  it('has a remedy for whatever goes wrong with options and files', () => {
    const layers = /src\/(cli|input|formats|expression|sample|run)\//;
    const without = findFaults(readSources(root)).filter(
      ({ kind, todo, file }) =>
        ['usage', 'content', 'missing', 'output', 'busy'].includes(kind) && layers.test(file) && todo === '',
    );
    expect(without).toEqual([]);
  });
});

describe('findFaults', () => {
  const found = (text: string) =>
    findFaults(new Map([['src/x.ts', text]])).map(({ kind, what, todo }) => [kind, what, todo]);

  it.each([
    ['a text', "new Fault('usage', { what: 'a', todo: 'b' });", [['usage', 'a', 'b']]],
    ['open places', "new Fault('usage', { what: `a ${f()}`, todo: g });", [['usage', 'a …', '…']]],
    [
      'alternatives',
      "new Fault('content', { what: c ? 'a' : 'b' });",
      [
        ['content', 'a', ''],
        ['content', 'b', ''],
      ],
    ],
    [
      'a constant of the scope around',
      "function f() { const what = 'a'; new Fault('usage', { what }); } function g() { const what = 'b'; }",
      [['usage', 'a', '']],
    ],
    [
      'calls of a function that makes it',
      "const k = (what: string, todo: string) => new Fault('busy', { what, todo });\nk('a', 'b'); k('c', 'd');",
      [
        ['busy', 'a', 'b'],
        ['busy', 'c', 'd'],
      ],
    ],
    [
      'calls of functions that call it',
      "function k(what: string) { return new Fault('busy', { what }); }\nfunction l(a: string) { return k(`${a} is busy`); }\nl('x');",
      [['busy', 'x is busy', '']],
    ],
    [
      'a table of texts, and what stands for others',
      "const texts = { A: 'a', B: 'b' }; new Fault('output', { what: texts[code] ?? `${code}?`, todo: c ? 'd' : 'e' });",
      [
        ['output', 'a', 'd / e'],
        ['output', 'b', 'd / e'],
        ['output', '…?', 'd / e'],
      ],
    ],
    [
      'what a parameter is by itself',
      "function k(todo = 'b') { new Fault('busy', { what: 'a', todo }); }\nfunction l(todo?: string) { k(todo); }\nl(); k('c');",
      [
        ['busy', 'a', 'b'],
        ['busy', 'a', 'c'],
      ],
    ],
    [
      'the kinds of a type',
      "function k(kind: 'usage' | 'content') { new Fault(kind, { what: 'a' }); }",
      [
        ['usage', 'a', ''],
        ['content', 'a', ''],
      ],
    ],
  ])('reads %s', (_, text, faults) => {
    expect(found(text)).toEqual(faults);
  });
});
