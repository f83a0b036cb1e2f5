import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCall } from '../../src/cli/runCall.js';
import type { Result } from '../../src/run/index.js';
import { inProcess } from '../faults/inProcess.js';
import { scratch, writeTable } from '../run/fixtures.js';

const NAMES = ['x', 'pt [GeV]', 'a, b', "it's", 'ratio'];

/** What a shell makes of a command. */
function wordsOf(command: string): string[] {
  const print = 'process.stdout.write(JSON.stringify(process.argv.slice(1)))';
  const shown = execFileSync('sh', ['-c', `node -e '${print}' -- ${command.replace(/^nplm /, '')}`], {
    encoding: 'utf8',
  });
  return JSON.parse(shown) as string[];
}

describe('the command that makes a result again', () => {
  it.each([
    ['columns of any name', ['--features', "`pt [GeV]`, `a, b`, `it's`"]],
    ['formulas and conditions', ['--features', 'log(x + 2), r = x/ratio', '--where', 'x > 0.1 && x < 0.9']],
    ['a shape alone', ['--shape-only', '--features', 'x', '--scale', 'none']],
    ['a toy pool', ['--features', 'x', '--toy-pool', 'pool.arrow', '--seed', '7']],
    ['adam', ['--features', 'x', '--trainer', 'adam', '--epochs', '50', '--starts', '1']],
  ])('with %s', async (_, words) => {
    const folder = scratch();
    for (const [name, events] of [
      ['reference.arrow', 600],
      ['data.arrow', 50],
      ['pool.arrow', 600],
    ] as const) {
      const columns = NAMES.map((column, k) => ({
        name: column,
        values: Float64Array.from({ length: events }, (_, i) => 0.1 + (((i + 3) * (k + 7) * 13) % 89) / 100),
      }));
      writeTable(join(folder, name), columns);
    }
    const fixed = ['--ref', 'reference.arrow', '--data', 'data.arrow', '--expected', '50', '--network', '2'];
    const short = words.includes('--shape-only') ? fixed.filter((_, i) => i < 4 || i > 5) : fixed;
    const rest = ['--toys', '2', '--no-cache', '--no-figures', '--no-report', '--quiet', '--out'];
    const starts = words.includes('--starts') ? [] : ['--starts', '4'];
    const first = await inProcess(['run', ...short, ...words, ...starts, ...rest, 'one'], folder);
    expect(first.stderr).toBe('');
    const result = JSON.parse(readFileSync(join(folder, 'one', 'result.json'), 'utf8')) as Result;
    const again = await inProcess([...wordsOf(runCall(result)), ...rest.slice(2), 'two'], folder);
    expect(again.stderr).toBe('');
    const repeated = JSON.parse(readFileSync(join(folder, 'two', 'result.json'), 'utf8')) as Result;
    expect([repeated.statistic, repeated.config]).toEqual([result.statistic, result.config]);
  });
});

it('a finished run without a report says who writes one', async () => {
  const folder = scratch();
  const x = (events: number): Float64Array =>
    Float64Array.from({ length: events }, (_, i) => ((i * 37) % 101) / 100);
  writeTable(join(folder, 'sm.arrow'), [{ name: 'x', values: x(600) }]);
  writeTable(join(folder, 'obs.arrow'), [{ name: 'x', values: x(50) }]);
  const words = ['run', '--ref', 'sm.arrow', '--data', 'obs.arrow', '--expected', '50', '--network', '2'];
  const rest = ['--starts', '2', '--toys', '2', '--no-cache', '--no-figures', '--out', 'out'];
  await inProcess([...words, ...rest, '--no-report'], folder);
  const again = await inProcess([...words, ...rest], folder);
  expect(again.stderr).toContain('it has no report: nplm report out writes one');
  expect(await inProcess(['report', 'out', '--quiet'], folder)).toMatchObject({ code: 0, stderr: '' });
  expect((await inProcess([...words, ...rest], folder)).stderr).not.toContain('it has no report');
});
