/**
 * A thousand damaged files: each is refused, or read to the columns that pyarrow or NumPy read from the same bytes
 * (a changed bit of a value has no checksum to betray it). Their answers are of test/fixtures/fuzz.py.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Fault } from '../../src/fault/index.js';
import { readTable } from '../../src/formats/index.js';
import { digestTable } from '../fuzz/digestTable.js';
import { mutate } from '../fuzz/mutate.js';

const fixtures = new URL('../fixtures/', import.meta.url);
const json = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, fixtures), 'utf8')) as T;
const bases = json<[name: string, kind: string][]>('fuzz/bases.json');
const { unharmed, answers } = json<{ unharmed: string; answers: string }>('fuzz/answers.json');
const wholes = bases.map(([name]) => new Uint8Array(readFileSync(new URL(name, fixtures))));

const REFUSED = '-';
/**
 * Files with two harms, looked at one by one: the first changes values, as no checksum forbids, and would be read by
 * both; over the second, in metadata that say nothing of values, pyarrow refuses the file.
 */
const EXPLAINED = new Map([
  ['tables/deltas.parquet #96', 'the copy of the schema for Arrow is damaged'],
  ['arrow/chunks.arrow #147', 'padding in the footer'],
  ['arrow/stream-chunks.arrow #631', 'a version of the metadata that does not exist'],
  ['tables/deltas.parquet #642', 'the copy of the schema for Arrow is damaged'],
  ['tables/deltas.parquet #684', 'the copy of the schema for Arrow is damaged'],
  ['arrow/nulls.arrow #887', 'the length of a block in the footer'],
  ['tables/deltas.parquet #894', 'the copy of the schema for Arrow is damaged'],
  ['arrow/nulls.arrow #950', 'the length of a string in the footer'],
]);
/** Of one file. */
const LONGEST_MS = 5000;

/** What is read of bytes; anything that is thrown and is no Fault of the content fails the test. */
async function answerOf(bytes: Uint8Array, name: string): Promise<string> {
  try {
    return digestTable(await readTable(bytes, name));
  } catch (error) {
    if (error instanceof Fault && error.kind === 'content') return REFUSED;
    throw new Error(`${name}: ${String(error)}`, { cause: error });
  }
}

it('files without harm are read as Python reads them', async () => {
  const ours = await Promise.all(bases.map(([name], i) => answerOf(wholes[i], name)));
  expect(bases.map(([name], i) => `${name} ${ours[i]}`)).toEqual(
    bases.map(([name], i) => `${name} ${unharmed.split(' ')[i]}`),
  );
});

it('of a thousand damaged files each is refused, or read as Python reads it', async () => {
  const theirs = answers.split(' ');
  const counts = { refused: 0, 'read alike': 0, 'read as without the harm, Python refuses': 0, explained: 0 };
  const others: string[] = [];
  let longest = 0;
  for (const [index, their] of theirs.entries()) {
    const base = index % bases.length;
    const name = `${bases[base][0]} #${index}`;
    const begin = performance.now();
    const our = await answerOf(mutate(wholes[base], index), name);
    longest = Math.max(longest, performance.now() - begin);
    if (our === REFUSED) counts.refused++;
    else if (our === their) counts['read alike']++;
    else if (their === REFUSED && our === unharmed.split(' ')[base])
      counts['read as without the harm, Python refuses']++;
    else if (their === REFUSED && EXPLAINED.has(name)) counts.explained++;
    else others.push(`${name}: ${our}, in Python ${their}`);
  }
  console.log(
    `${theirs.length} damaged files: ${JSON.stringify(counts)}, the slowest took ${longest.toFixed(0)} ms`,
  );
  expect(others).toEqual([]);
  expect(counts.explained).toBe(EXPLAINED.size);
  expect(theirs.length).toBe(1000);
  expect(longest).toBeLessThan(LONGEST_MS);
});
