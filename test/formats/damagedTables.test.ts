import fc from 'fast-check';
import { describe, it } from 'vitest';
import { expectedTables, numbersOrFault, tableFile } from './tableFiles.js';

describe('a file has columns of equal length or is refused, whatever bytes are changed', () => {
  it.each(Object.keys(expectedTables).filter((name) => !/^(little|big)-/.test(name)))('%s', async (name) => {
    const whole = tableFile(name);
    // Mostly where the metadata lie: at the start and at the end.
    const near = fc.nat(Math.min(600, whole.length) - 1);
    const place = fc.oneof(
      fc.nat(whole.length - 1),
      near,
      near.map((back) => whole.length - 1 - back),
    );
    const byte = fc.oneof(fc.constantFrom(0, 1, 127, 128, 255), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, byte), { minLength: 1, maxLength: 3 }), async (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        await numbersOrFault(bytes);
      }),
      { numRuns: 60, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: true },
    );
  });
});

describe('a byte that was once no Fault but an error of its own', () => {
  it.each([
    ['version2.parquet', 210, 0, 'a count in the header of a page becomes an integer of 64 bits'],
    ['gzip-repeated.parquet', 345, 51, 'the decoder of gzip fails with a TypeError'],
    ['split.parquet', 1092, 19, 'the metadata hold no pairs'],
  ])('%s, byte %i set to %i: %s', async (name, at, value) => {
    const bytes = tableFile(name).slice();
    bytes[at] = value;
    await numbersOrFault(bytes);
  });
});
