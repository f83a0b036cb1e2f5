import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/fault/index.js';
import { readArrow } from '../../src/formats/index.js';
import { fixture } from './files.js';

/** The rows of a table that was read, or undefined where a Fault was thrown; anything else thrown fails the test. */
function rowsOrFault(bytes: Uint8Array, name: string): number | undefined {
  try {
    const table = readArrow(bytes, name);
    for (const { values } of table.columns) if (values !== undefined) expect(values.length).toBe(table.rows);
    return table.rows;
  } catch (error) {
    if (error instanceof Fault && error.kind === 'content') return undefined;
    throw error;
  }
}

describe.each([
  'chunks.arrow',
  'stream-chunks.arrow',
  'file-legacy.arrow',
  'lz4-chunks.arrow',
  'zstd-chunks.arrow',
  'zstd-stream.arrow',
  'nulls.arrow',
  'types.arrow',
  'others.arrow',
  'others-lz4.arrow',
  'dictionaries.arrow',
  'dictionaries-stream.arrow',
  'growing.arrow',
  'growing-stream.arrow',
  'decimals.arrow',
  'pandas-index.arrow',
  'polars.arrow',
])('%s', (name) => {
  const whole = fixture(name);
  const { rows } = readArrow(whole, name);

  it('is refused wherever it is cut', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(rowsOrFault(whole.slice(0, length), name)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('has its rows or is refused, quickly, whatever bytes are changed', () => {
    // Mostly where the metadata lie: at the start and at the end.
    const place = fc.oneof(
      fc.nat(whole.length - 1),
      fc.nat(Math.min(1200, whole.length) - 1),
      fc.nat(Math.min(1200, whole.length) - 1).map((back) => whole.length - 1 - back),
    );
    const byte = fc.oneof(fc.constantFrom(0, 1, 127, 128, 255), fc.nat(255));
    fc.assert(
      fc.property(fc.array(fc.tuple(place, byte), { minLength: 1, maxLength: 3 }), (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        expect([rows, undefined]).toContain(rowsOrFault(bytes, name));
      }),
      { numRuns: 400, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: true },
    );
  });
});

it('a footer of polars that lists no batch any more is refused', () => {
  const bytes = fixture('polars.arrow').slice();
  bytes[7408] = 7;
  expect(rowsOrFault(bytes, 'polars.arrow')).toBeUndefined();
});

it('bytes that only begin like Arrow are refused', () => {
  fc.assert(
    fc.property(
      fc.constantFrom([0x41, 0x52, 0x52, 0x4f, 0x57, 0x31, 0, 0], [255, 255, 255, 255]),
      fc.uint8Array(),
      (head, tail) => {
        expect(rowsOrFault(Uint8Array.of(...head, ...tail), 'it')).toBeUndefined();
      },
    ),
  );
});

/** The types of messages in their flatbuffers. */
const DICTIONARY_BATCH = 2;
const RECORD_BATCH = 3;

it.each([
  'stream-chunks.arrow',
  'stream-legacy.arrow',
  'others-lz4.arrow',
  'dictionaries-stream.arrow',
  'growing-stream.arrow',
])('%s: a record batch whose type becomes that of a dictionary is no lost one', (name) => {
  const whole = fixture(name);
  const { rows } = readArrow(whole, name);
  const types = [...whole.keys()].filter((at) => whole[at] === RECORD_BATCH);
  expect(types).not.toEqual([]);
  for (const at of types) {
    const bytes = whole.slice();
    bytes[at] = DICTIONARY_BATCH;
    expect([rows, undefined], `byte ${at}`).toContain(rowsOrFault(bytes, name));
  }
});
