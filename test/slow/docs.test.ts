/**
 * The demo of the README prints what the README shows, and the figures of README and docs/ are what the commands beside
 * them draw, byte by byte. What else the pages show is quicker, and run by test/docs.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { doStep, pages, readersFolder, root, stepsOf } from '../docs/pages.js';

const LIMIT = 1_200_000;

const folder = readersFolder();
afterAll(() => rmSync(folder, { recursive: true }));

/** A figure as the docs have it. */
function committed(name: string): string {
  return readFileSync(join(root, 'docs/figures', name), 'utf8');
}

describe('blocks marked slow', () => {
  const slow = pages().flatMap((page) =>
    stepsOf(page)
      .filter(({ block }) => block.marks.includes('slow'))
      .map((step) => [page, step.block.line, step] as const),
  );

  it('are the demo alone', () => {
    expect(slow.map(([page]) => page)).toEqual(['README.md']);
  });

  it.each(slow)('%s, line %d', (page, _line, step) => doStep(page, step, folder), LIMIT);

  it.each(['t-distribution.svg', 'feature-pt1.svg'])('the demo draws docs/figures/%s', (name) => {
    expect(readFileSync(join(folder, 'nplm-out', name), 'utf8')).toBe(committed(name));
  });
});

it(
  'docs/figures/make.sh draws the figures of the benchmark',
  async () => {
    const target = join(folder, 'figures');
    mkdirSync(target);
    await promisify(execFile)(join(root, 'docs/figures/make.sh'), [target, 'benchmark']);
    const names = readdirSync(target).sort();
    expect(names).toEqual(['clip-1.svg', 'clip-10.svg', 'clip-3.75.svg', 'log-ratio.svg']);
    for (const name of names) expect(readFileSync(join(target, name), 'utf8'), name).toBe(committed(name));
  },
  LIMIT,
);
