import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { breachText, findBreaches, layers } from './architecture/findBreaches.js';
import { readNames } from './architecture/readImports.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const fixture = fileURLToPath(new URL('fixtures/architecture', import.meta.url));

describe('architecture', () => {
  it('src and toys keep to it', () => {
    expect(findBreaches(root).map(breachText)).toEqual([]);
  });

  it('docs/architecture.md lists the layers in this order', () => {
    const rows = readFileSync(`${root}/docs/architecture.md`, 'utf8').matchAll(/^\| `(\w+)` +\|/gm);
    expect([...rows].map((row) => row[1])).toEqual(layers);
  });
});

describe('findBreaches', () => {
  it('finds every breach of the fixture and nothing else', () => {
    expect(findBreaches(fixture).map(breachText).sort()).toMatchInlineSnapshot(`
      [
        "circle: src/index.ts:2 src/cli/index.ts → src/index.ts → src/cli/index.ts",
        "circle: src/kernel/inner/circle.ts:2 src/kernel/back.ts → src/kernel/inner/circle.ts → src/kernel/back.ts",
        "circle: toys/toy.ts:4 src/benchmark/index.ts → toys/toy.ts → src/benchmark/index.ts",
        "computed: src/report/index.ts:7 ",
        "later layer: src/cli/index.ts:4 ../index.js",
        "later layer: src/network/index.ts:2 ../kernel/index.js",
        "later layer: src/run/index.ts:2 ../report/index.js",
        "later layer: src/statistic/index.ts:2 ../run/index.js",
        "later layer: src/statistic/index.ts:5 ../report/index.js",
        "later layer: src/statistic/index.ts:6 ../run/index.js",
        "later layer: src/statistic/index.ts:7 ../cli/index.js",
        "missing: src/report/index.ts:12 ./gone.js",
        "node module: src/fit/index.ts:2 node:fs",
        "node module: src/fit/index.ts:3 path",
        "node module: src/fit/index.ts:4 node:fs",
        "node module: src/fit/index.ts:6 node:os",
        "node module: src/fit/index.ts:7 worker_threads",
        "node module: src/fit/index.ts:8 node:url",
        "not through index: src/index.ts:5 ./numeric/one.js",
        "not through index: src/network/index.ts:4 ../numeric/one.js",
        "not through index: src/network/index.ts:6 ../numeric/one.js",
        "not through index: src/network/index.ts:8 ../numeric/one.js",
        "outside: src/cli/index.ts:2 ../../other/other.js",
        "outside: src/cli/index.ts:9 nplm",
        "shared: src/report/index.ts:2 ../shared/data/dimuon",
        "shared: src/report/index.ts:3 \`/anywhere/shared/\${name}\`",
        "toys: src/run/index.ts:4 ../../toys/toy.js",
        "toys: src/statistic/index.ts:9 ../../toys/toy.js",
        "toys: toys/toy.ts:4 ../src/benchmark/index.js",
        "unknown layer: src/helpers/index.ts:1 src/helpers/index.ts",
        "unknown layer: src/stray.ts:1 src/stray.ts",
      ]
    `);
  });

  it('the fixture breaks each rule', () => {
    const rules = new Set(findBreaches(fixture).map(({ rule }) => rule));
    expect([...rules].sort()).toEqual(
      [
        'circle',
        'computed',
        'later layer',
        'missing',
        'node module',
        'not through index',
        'outside',
        'shared',
        'toys',
        'unknown layer',
      ].sort(),
    );
  });
});

describe('readNames', () => {
  const importsOf = (text: string): (string | undefined)[] =>
    readNames('test.ts', text).imports.map(({ specifier }) => specifier);

  it.each([
    ["import 'a';", ['a']],
    ["import b from 'a';", ['a']],
    ["import * as b from 'a';", ['a']],
    ["import type { B } from 'a';", ['a']],
    ["import { type B } from 'a';", ['a']],
    ["import b = require('a');", ['a']],
    ["export * from 'a';", ['a']],
    ["export * as b from 'a';", ['a']],
    ["export type { B } from 'a';", ['a']],
    ["type B = import('a').B;", ['a']],
    ["type B = typeof import('a');", ['a']],
    ["const b = await import('a');", ['a']],
    ['const b = import(`a`);', ['a']],
    ["if (c) { () => import('a').then(() => import('b')); }", ['a', 'b']],
    ["const b = require('a');", ['a']],
    ["const b = process.getBuiltinModule('fs');", ['fs']],
    ["const b = import.meta.resolve('a');", ['a']],
    ["new Worker(new URL('./a.js', import.meta.url));", ['./a.js']],
    ['import(a);', [undefined]],
    ["import('a' + b);", [undefined]],
    ["new URL('./font.ttf', import.meta.url);", []],
    ["new URL('./a.js', 'https://example.org');", []],
    ["export { b }; // import 'a'", []],
    ['const b = "import \'a\'";', []],
    ["b.require('a'); resolve('a');", []],
  ])('%s', (text, specifiers) => {
    expect(importsOf(text)).toEqual(specifiers);
  });

  it('says the line', () => {
    expect(readNames('test.ts', "// one\n\nimport 'a';\n").imports[0].line).toBe(3);
  });
});
