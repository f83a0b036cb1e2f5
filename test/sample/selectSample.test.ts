import { describe, expect, it } from 'vitest';
import { chooseWeight, ignoredWeightNotes, selectSample } from '../../src/sample/index.js';
import { expectFault, float, table, text } from './tables.js';

const strict = { dropInvalid: false };
const drop = { dropInvalid: true };

describe('chooseWeight', () => {
  const weighted = table('r', [float('x', 1), float('weight', 2), float('w', 3), text('id')]);

  it('takes the column named weight, or the one asked for', () => {
    expect(chooseWeight(weighted)).toBe('weight');
    expect(chooseWeight(weighted, 'w')).toBe('w');
    expect(chooseWeight(table('r', [float('x', 1)]))).toBeUndefined();
  });

  it('is a fault if the column asked for is absent or text', () => {
    expectFault(
      () => chooseWeight(weighted, 'wt'),
      'usage',
      /^r: there is no column "wt"; did you mean "w"\?/,
    );
    expectFault(() => chooseWeight(weighted, 'id'), 'content', /^r: column "id" holds no numbers but utf8/);
    expectFault(() => chooseWeight(table('r', [text('weight')])), 'content', /"weight" holds no numbers/);
  });

  it('a weight column of the data is not used, and that is said', () => {
    expect(ignoredWeightNotes(weighted, undefined)).toEqual([
      'column "weight" of r is not used: data events have weight 1',
    ]);
    expect(ignoredWeightNotes(weighted, 'other')).toEqual([]);
  });
});

describe('selectSample', () => {
  const good = table('r', [float('x', 1, 2, 3), float('y', 4, 5, 6), float('w', 1, -1, 2)]);

  it('takes the features in order, and the weights', () => {
    const { sample, kept, dropped } = selectSample(good, ['y', 'x'], 'w', strict);
    expect(dropped).toBe(0);
    expect(kept).toEqual(Uint32Array.of(0, 1, 2));
    expect(sample).toEqual({
      origin: 'r',
      features: ['y', 'x'],
      columns: [Float64Array.of(4, 5, 6), Float64Array.of(1, 2, 3)],
      weights: Float64Array.of(1, -1, 2),
      rows: 3,
    });
    expect(selectSample(good, ['x'], undefined, strict).sample).not.toHaveProperty('weights');
  });

  it('does not copy columns of which every row is used', () => {
    expect(selectSample(good, ['x'], undefined, drop).sample.columns[0]).toBe(good.columns[0]?.values);
  });

  it('keeps float32', () => {
    const single = table('r', [{ ...float('x'), values: Float32Array.of(1, NaN, 3) }]);
    expect(selectSample(single, ['x'], undefined, drop).sample.columns[0]).toEqual(Float32Array.of(1, 3));
  });

  it.each([
    ['NaN', NaN],
    ['infinity', Infinity],
    ['minus infinity', -Infinity],
  ])('%s in a used column is a fault with column, first row and count', (_, value) => {
    const bad = table('r', [float('x', 1, 2, 3, 4), float('y', 1, value, 3, value)]);
    expectFault(
      () => selectSample(bad, ['x', 'y'], undefined, strict),
      'content',
      /^r: column "y" holds 2 values that are null, NaN or infinite, the first in row 2; leave such rows out with --drop-invalid/,
    );
    expect(selectSample(bad, ['x'], undefined, strict).sample.rows).toBe(4);
  });

  it('says how many are null, and which other columns have such values', () => {
    const bad = table('r', [{ ...float('x', NaN, NaN), nulls: 1 }, float('y', 1, 2), float('w', 1, NaN)]);
    expectFault(
      () => selectSample(bad, ['x', 'y'], 'w', strict),
      'content',
      /"x" holds 2 values .*, 1 of them null, the first in row 1; so do "w";/,
    );
  });

  it('drops and counts rows with an invalid feature or weight', () => {
    const bad = table('r', [
      float('x', NaN, 2, 3, 4, 5),
      float('y', 1, 2, Infinity, 4, 5),
      float('w', 1, 1, 1, NaN, 2),
    ]);
    const { sample, kept, dropped } = selectSample(bad, ['x', 'y'], 'w', drop);
    expect(dropped).toBe(3);
    expect(kept).toEqual(Uint32Array.of(1, 4));
    expect(sample).toMatchObject({ rows: 2, weights: Float64Array.of(1, 2) });
    expect(sample.columns).toEqual([Float64Array.of(2, 5), Float64Array.of(2, 5)]);
  });

  it('no events are a fault, dropped or not there', () => {
    expectFault(
      () => selectSample(table('r', [float('x')]), ['x'], undefined, strict),
      'content',
      /^r: there are no events/,
    );
    const bad = table('r', [float('x', NaN, Infinity)]);
    expectFault(() => selectSample(bad, ['x'], undefined, drop), 'content', /^r: none of the 2 rows is left/);
  });
});
