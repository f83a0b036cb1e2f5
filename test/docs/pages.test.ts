/**
 * Every command of README and docs/ is run, and prints what the page shows.
 *
 * How a page marks its blocks (what stands behind the first word is not shown by a renderer):
 * - ```` ```sh ```` is run by bash, block after block, in one folder a page: what an earlier block made is there. The
 *   folder holds what a reader's clone does (toys/, examples/), `nplm` is in PATH, the library can be imported.
 *   `exit=65` is the exit code it ends with, 0 if there is none. `slow`: test/slow/pages.test.ts runs it instead.
 * - ```` ```text ```` right behind it is its stdout, ```` ```text stderr ```` its stderr; compareOutput.ts says how
 *   they are compared. A block without either need only end with its exit code.
 * - ```` ```js ```` is a module: its types are checked, it is run, and compared likewise.
 * - any language with `file=NAME`: its text is written into the folder as that file.
 * - the exceptions are in pages.ts: installation, this test itself, farms, and languages other than these.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkTypes } from './checkTypes.js';
import { doStep, pages, readersFolder, root, stepsOf } from './pages.js';

const LIMIT = 300_000;

describe.each(pages())('%s', (page) => {
  const steps = stepsOf(page);
  const quick = steps.filter(({ block }) => !block.marks.includes('slow'));

  if (quick.length > 0) {
    const folder = readersFolder();
    afterAll(() => rmSync(folder, { recursive: true }));
    let broken = false;
    it.each(quick.map((step) => [step.block.line, step.block.text.trim().split('\n')[0], step] as const))(
      'line %d: %s',
      async (_line, _first, step) => {
        if (broken) throw new Error('a block before it failed');
        broken = true;
        await doStep(page, step, folder);
        broken = false;
      },
      LIMIT,
    );
  }

  const scripts = steps.filter(({ block }) => block.language === 'js').map(({ block }) => block);
  if (scripts.length > 0) {
    it('its scripts have the right types', () => {
      expect(checkTypes(scripts)).toEqual([]);
    });
  }

  it('its links lead to files', () => {
    const text = readFileSync(join(root, page), 'utf8').replace(/^```[^]*?^```$/gm, '');
    const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, path]) => path);
    expect(links.filter((path) => !existsSync(join(root, dirname(page), path)))).toEqual([]);
  });
});
