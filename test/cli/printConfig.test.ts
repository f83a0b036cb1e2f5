import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readTable } from '../../src/formats/index.js';
import type { Result } from '../../src/run/index.js';
import { sha256, writeSamples } from '../bits/smallRuns.js';
import { scratch } from '../run/fixtures.js';
import { nplm } from './nplm.js';

const folder = scratch();
const options = { cwd: folder };
beforeAll(() => writeSamples(folder));

const short = '--starts 4 --toys 3 --quiet';

describe('nplm run --print-config', () => {
  it.each([
    ['a yield, all defaults', `--ref x.arrow --data obs.arrow --expected 100 ${short}`],
    ['weights', `--ref weighted.csv --data obs3.arrow --features a,b --network 3 ${short}`],
    [
      'shape alone, a pool of its own, other numbers',
      `--ref x.arrow --data obs.arrow --shape-only --toy-pool obs.arrow --resample --clip 0.1 --seed 9 --scale none ${short}`,
    ],
    [
      'a law, adam',
      `--ref x.arrow --data obs.arrow --expected 100.1 --toy-pool exponential --clip-scope all --trainer adam --epochs 20 ${short}`,
    ],
    [
      'a condition and formulas',
      `--ref x.arrow --data obs.arrow --expected 90 --where x>0.01&&!(x>5) --features \`x²\`=x**2,max(x,1/x) ${short}`,
    ],
  ])('prints what gives the same bits: %s', async (name, words) => {
    const [first, second] = [`${name}-1`, `${name}-2`];
    const asked = ['run', ...words.split(' '), '--out', first];
    const printed = await nplm([...asked, '--print-config'], options);
    expect([printed.code, printed.stderr]).toEqual([0, '']);
    writeFileSync(join(folder, `${name}.yaml`), printed.stdout);
    const result = JSON.parse((await nplm([...asked, '--json'], options)).stdout) as Result;
    const again = ['run', '--config', `${name}.yaml`, '--json', '--out', second];
    const other = JSON.parse((await nplm(again, options)).stdout) as Result;
    expect(other.statistic).toEqual(result.statistic);
    expect(other.config).toEqual(result.config);
    const [a, b] = [first, second].map((out) => sha256(join(folder, out, 'toys.arrow')));
    expect(a).toBe(b);
    // Nothing is left to a default: what is printed of it is the same.
    const printedAgain = await nplm([...again, '--print-config'], options);
    expect(parse(printedAgain.stdout)).toEqual({ ...(parse(printed.stdout) as object), out: second });
  });

  it('makes no folder, and refuses what a run refuses', async () => {
    const words = ['run', '--ref', 'x.arrow', '--data', 'obs.arrow', '--print-config'];
    const { code, stdout } = await nplm([...words, '--expected', '100'], options);
    expect([code, (parse(stdout) as { out: string }).out]).toEqual([0, 'nplm-out']);
    expect(() => readFileSync(join(folder, 'nplm-out'))).toThrow('ENOENT');
    const refused = await nplm([...words, '--features', 'y'], options);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
  });
});

it('toys.arrow, timings.arrow and events.arrow say whose they are', async () => {
  const words = `run --ref x.arrow --data obs.arrow --expected 100 --out tables ${short}`.split(' ');
  expect((await nplm(words, options)).code).toBe(0);
  const read = (name: string): string => readFileSync(join(folder, 'tables', name), 'utf8');
  const { digest, version } = JSON.parse(read('config.json')) as { digest: string; version: string };
  for (const name of ['toys', 'timings', 'events']) {
    const file = `${name}.arrow`;
    const { metadata } = await readTable(readFileSync(join(folder, 'tables', file)), file);
    expect(Object.fromEntries(metadata)).toEqual({ schema: `nplm/${name}/1`, version, digest, seed: '1' });
  }
});
