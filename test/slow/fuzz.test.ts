/**
 * Damaged files, a thousand of the formats that are always read and 400 of HDF5 and ROOT: each is refused, or read to
 * the columns that pyarrow, NumPy, h5py or uproot read from the same bytes (a changed bit of a value has no checksum to
 * betray it). Their answers are of test/fixtures/fuzz.py.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/fault/index.js';
import { readTable } from '../../src/formats/index.js';
import { digestTable } from '../fuzz/digestTable.js';
import { mutate } from '../fuzz/mutate.js';

const fixtures = new URL('../fixtures/', import.meta.url);
const json = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, fixtures), 'utf8')) as T;
type Group = 'core' | 'optional';
type Base = readonly [name: string, kind: string, object?: string];
const bases = json<Record<Group, Base[]>>('fuzz/bases.json');
const answers = json<Record<Group, Record<'unharmed' | 'answers', string>>>('fuzz/answers.json');
const GROUPS: readonly (readonly [Group, files: number, first: number])[] = [
  ['core', 1000, 0],
  ['optional', 400, 1000],
];
const wholeOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, fixtures)));

const REFUSED = '-';
/**
 * Files with two harms, looked at one by one: the first changes values, as no checksum forbids, and would be read by
 * both; over the second, in metadata that say nothing of values, pyarrow refuses the file.
 */
const CORE = new Map([
  ['tables/deltas.parquet #96', 'the copy of the schema for Arrow is damaged'],
  ['tables/deltas.parquet #642', 'the copy of the schema for Arrow is damaged'],
  ['tables/deltas.parquet #684', 'the copy of the schema for Arrow is damaged'],
  ['arrow/nulls.arrow #887', 'the length of a block in the footer'],
  ['tables/deltas.parquet #894', 'the copy of the schema for Arrow is damaged'],
  ['arrow/nulls.arrow #950', 'the length of a string in the footer'],
]);
/** Checksums of an RNTuple are not compared: docs/file-formats.md says so. */
const OPTIONAL = new Map([['root/ntuple-zstd.root #1095', 'a checksum of the header, and a value']]);
const EXPLAINED = { core: CORE, optional: OPTIONAL };
/** Of one file. */
const LONGEST_MS = 5000;

/** What is read of bytes; anything that is thrown and is no Fault of the content fails the test. */
async function answerOf(bytes: Uint8Array, name: string, object?: string): Promise<string> {
  try {
    return digestTable(await readTable(bytes, name, object));
  } catch (error) {
    if (error instanceof Fault && error.kind === 'content') return REFUSED;
    throw new Error(`${name}: ${String(error)}`, { cause: error });
  }
}

describe.each(GROUPS)('formats of the %s', (group, files, first) => {
  const unharmed = answers[group].unharmed.split(' ');
  const theirs = answers[group].answers.split(' ');
  const wholes = bases[group].map(([name]) => wholeOf(name));

  it('without harm are read as Python reads them', async () => {
    const ours: string[] = [];
    for (const [i, [name, , object]] of bases[group].entries())
      ours.push(`${name} ${await answerOf(wholes[i], name, object)}`);
    expect(ours).toEqual(bases[group].map(([name], i) => `${name} ${unharmed[i]}`));
  });

  it(`${files} damaged: each is refused, or read as Python reads it`, async () => {
    const counts = {
      refused: 0,
      'read alike': 0,
      'read as without the harm, Python refuses': 0,
      explained: 0,
    };
    const others: string[] = [];
    let longest = 0;
    for (const [i, their] of theirs.entries()) {
      const index = first + i;
      const base = index % wholes.length;
      const [path, , object] = bases[group][base];
      const name = `${path} #${index}`;
      const begin = performance.now();
      const our = await answerOf(mutate(wholes[base], index), name, object);
      longest = Math.max(longest, performance.now() - begin);
      if (our === REFUSED) counts.refused++;
      else if (our === their) counts['read alike']++;
      else if (their === REFUSED && our === unharmed[base])
        counts['read as without the harm, Python refuses']++;
      else if (EXPLAINED[group].has(name)) counts.explained++;
      else others.push(`${name}: ${our}, in Python ${their}`);
    }
    console.log(
      `${files} damaged files: ${JSON.stringify(counts)}, the slowest took ${longest.toFixed(0)} ms`,
    );
    expect(others).toEqual([]);
    expect(counts.explained).toBe(EXPLAINED[group].size);
    expect(theirs.length).toBe(files);
    expect(longest).toBeLessThan(LONGEST_MS);
  });
});
