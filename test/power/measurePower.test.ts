import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countingSize } from '../../src/classical/index.js';
import { readArrow } from '../../src/formats/index.js';
import { chi2FromLogTail, normalTail } from '../../src/numeric/index.js';
import type { Power } from '../../src/power/index.js';
import { expectValid, expectValidFolder } from '../schema/expectValid.js';
import { scratch, writeTable } from '../run/fixtures.js';
import { DOF, powerEnsemble, smallPower, study } from './fakePower.js';

const byName = (power: Power, name: string) => {
  const found = power.statistics.find((statistic) => statistic.name === name);
  if (found === undefined) throw new Error(`no ${name} among ${power.statistics.map((s) => s.name).join()}`);
  return found;
};
const levelAt = (power: Power, z: number): number => power.levels.findIndex((level) => level.z === z);

describe('a study of power', () => {
  it('counts toys with signal beyond the thresholds of null toys', async () => {
    const config = smallPower();
    const { result: power, status, folder } = await study(config);
    expect(status).toBe('new');
    expectValid(power);
    expectValidFolder(folder);
    expect(power.null).toMatchObject({ toys: 1000, failed: 0, effective: 1000, cache: null });
    expect(power.points).toMatchObject([
      { yield: 0, background: 100, toys: 200, failed: 0, meanEvents: 100 },
      { yield: 10, background: 100, toys: 200, meanEvents: 110 },
    ]);
    const t = byName(power, 't');
    const at = levelAt(power, 2);
    // Without signal the power is α; χ²13 + 20 lies beyond its 97.7 % quantile in the mean of 25.5.
    const [none, some] = t.points.map(({ power: levels }) => levels[at]);
    const [value = NaN, high = NaN] = [none?.value, none?.high];
    expect(Math.abs(value - normalTail(2))).toBeLessThan(4 * (high - value));
    const table = readArrow(readFileSync(join(folder, 'toys.arrow')), 'toys.arrow');
    const column = (name: string) => [...(table.columns.find((c) => c.name === name)?.values ?? [])];
    const [point, values] = [column('point'), column('t')];
    const threshold = t.thresholds[at]?.value ?? NaN;
    const injected = values.filter((_, row) => point[row] === 1);
    expect(some?.value).toBe(injected.filter((value) => value > threshold).length / 200);
    // Of 1000 null toys 21 may exceed it: (21 + 1)/1001 ≤ 0.0228.
    expect(values.filter((value, row) => point[row] === -1 && value > threshold)).toHaveLength(21);
    expect(table.rows).toBe(1400);
  });

  it('gives the size of the counting test by the Poisson law, of others by the toys alone', async () => {
    const { result: power } = await study(smallPower());
    for (const { name, thresholds } of power.statistics)
      for (const threshold of thresholds) {
        if (threshold === null) continue;
        // The made-up values below 0 leave no number of events out.
        const exact = name === 'count' ? countingSize(threshold.value, 100) : null;
        expect(threshold.exactSize).toBe(exact);
      }
  });

  it('says whether the null toys contradict χ²', async () => {
    expect((await study(smallPower())).result.null.contradictsChi2).toBe(false);
    const ensemble = powerEnsemble();
    const wider: typeof ensemble.open = (spec) => {
      const inner = ensemble.open(spec);
      return {
        ...inner,
        runToys: (indices, onToy, signal) =>
          inner.runToys(indices, (toy) => onToy({ ...toy, t: 1.1 * toy.t }), signal),
      };
    };
    const { result } = await study(smallPower(), {}, { ...ensemble, open: wider });
    expect(result.null.contradictsChi2).toBe(true);
    expect(result.warnings.join()).toContain('the χ² law of t is in doubt: KS p');
  });

  it('shows what is not resolved as such, and χ² apart', async () => {
    const { result: power } = await study(smallPower({ toys: 400, levels: [1, 2, 3] }));
    const t = byName(power, 't');
    expect(t.thresholds.map((threshold) => threshold === null)).toEqual([false, true, true]);
    expect(t.points[1].power[1]).toBeNull();
    expect(t.points[1].z.high).toMatchObject({ limit: true });
    const beyond = chi2FromLogTail(Math.log(normalTail(3)), DOF);
    const found = power.chi2[1]?.power[2].value ?? NaN;
    expect(found).toBeGreaterThan(0.3);
    expect(beyond).toBeGreaterThan(30);
    expect(power.chi2[1]?.z.median).toBeGreaterThan(2.5);
  });

  it('has the classical tests beside it: shape alone, with the rate, the smallest p of all binnings', async () => {
    const { result: power } = await study(smallPower());
    const names = power.statistics.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['t', 'ks', 'ks+rate', 'cvm+rate', 'ad+rate', 'chi2-20', 'chi2-min', 'count']),
    );
    const at = levelAt(power, 1);
    for (const name of names) {
      const { thresholds, points } = byName(power, name);
      const size = thresholds[at]?.size ?? NaN;
      expect(size).toBeLessThanOrEqual(normalTail(1));
      expect(size).toBeGreaterThan(name === 'count' ? 0.1 : 0.155);
      const without = points[0].power[at];
      expect(without?.low).toBeLessThan(0.2);
    }
    // A shift of one standard deviation in each.
    expect(byName(power, 'ks').points[1].power[at]?.value).toBeGreaterThan(0.4);
    expect(byName(power, 'ks').kind).toBe('shape');
    expect(byName(power, 'ks+rate').kind).toBe('both');
  });

  it('leaves the rate out of a test of the shape alone', async () => {
    const { result: power } = await study(
      smallPower({ expected: undefined, shapeOnly: true, events: 100, yields: [10], noClassical: true }),
    );
    expect(power.dof).toBe(DOF - 1);
    expect(power.statistics.map(({ name }) => name)).toEqual(['t']);
    expect(power.sample).toMatchObject({ shapeOnly: true, expected: 100 });
  });

  it('takes the yields of the benchmark, and its reference', async () => {
    const { result: power } = await study(
      smallPower({
        reference: 'exponential',
        expected: undefined,
        yields: undefined,
        signal: 'bulk',
        toyPool: undefined,
      }),
    );
    expect(power.points.length).toBeGreaterThan(2);
    expect(power.sample.expected).toBe(2000);
  });

  it('draws signal from a file, scaled as the reference is', async () => {
    const signal = writeTable(join(scratch(), 'signal.arrow'), [
      { name: 'x', values: Float64Array.from({ length: 500 }, (_, i) => 6 + i / 1000) },
    ]);
    const { result: power } = await study(smallPower({ signal, yields: [5] }));
    expect(power.signal).toEqual({ name: signal, pool: 500, fluctuates: true });
  });

  it('goes on where it was stopped, to the same result', async () => {
    const whole = (await study(smallPower())).result;
    const config = smallPower();
    const stop = new AbortController();
    let toys = 0;
    const stopping = powerEnsemble(() => {
      if (++toys === 1100) stop.abort();
    });
    await expect(study(config, { signal: stop.signal }, stopping)).rejects.toThrow('stopped after');
    const going = powerEnsemble();
    const { result, status } = await study(config, {}, going);
    expect(status).toBe('resumed');
    expect(going.fitted.length).toBeLessThan(1400 - 1000);
    expect({ ...result, seconds: 0 }).toEqual({ ...whole, seconds: 0 });
    const again = powerEnsemble();
    expect((await study(config, {}, again)).status).toBe('already');
    expect(again.fitted).toEqual([]);
  });

  it('shares null toys through a cache: the same bits with and without', async () => {
    const cache = scratch();
    const first = powerEnsemble();
    const one = await study(smallPower({ cache }), {}, first);
    const second = powerEnsemble();
    const two = await study(smallPower({ cache, yields: [10, 20] }), {}, second);
    expect(second.fitted.filter((toy) => toy.startsWith('null'))).toEqual([]);
    expect(two.result.null.cache?.taken).toBe(1000);
    expect(two.result.null.cache?.entry).toBe(one.result.null.cache?.entry);
    const none = await study(smallPower({ yields: [10, 20] }));
    expect(readFileSync(join(two.folder, 'toys.arrow'))).toEqual(
      readFileSync(join(none.folder, 'toys.arrow')),
    );
  });

  it('counts failed fits: of null toys as beyond, of signal toys as not found', async () => {
    const ensemble = powerEnsemble();
    const failing: typeof ensemble.open = (spec) => {
      const inner = ensemble.open(spec);
      return {
        ...inner,
        runToys: (indices, onToy, signal) =>
          inner.runToys(
            indices,
            (toy) => onToy(toy.index % 50 === 0 ? { ...toy, t: NaN, failed: true } : toy),
            signal,
          ),
      };
    };
    const { result: power } = await study(smallPower(), {}, { ...ensemble, open: failing });
    expect(power.null.failed).toBe(20);
    expect(power.points[1].failed).toBe(4);
    const at = levelAt(power, 1);
    expect(byName(power, 't').thresholds[at]?.size).toBeGreaterThan(0.15);
    expect(byName(power, 't').points[1].power[at]?.value).toBeLessThanOrEqual(0.98);
  });
});

describe('bad input', () => {
  it.each([
    [{ yields: [0, -3] }, '--yields has -3'],
    [{ yields: [] }, '--yields is empty'],
    [{ yields: [10, 10] }, '--yields has a value twice'],
    [{ toys: 20 }, '--toys is 20'],
    [{ signalToys: 0 }, '--signal-toys is 0'],
    [{ levels: [9] }, '--levels has 9'],
    [{ signal: 'tial' }, 'has no signal "tial"'],
    [{ signal: 'nowhere.arrow' }, 'nowhere.arrow'],
    [{ template: 'mass', signal: 'tail' }, '--template'],
  ])('%o', async (change, message) => {
    await expect(study(smallPower(change))).rejects.toThrow(message);
  });

  it.each([
    [{ signal: 'tail-peak' }, 'benchmark exponential has no signal "tail-peak"; choose from: tail, bulk'],
    [
      { signal: 'tail:10' },
      '--signal is "tail:10"; give the signal and its yields: --signal tail --yields 10',
    ],
    [
      { signal: 'tail', toyPool: undefined },
      'tail: there is no such file; tail is a signal of the benchmark exponential: give --ref exponential or --toy-pool exponential',
    ],
    [{ signal: 'tial', toyPool: undefined }, 'tial: there is no such file; check --signal'],
    [{ reference: 'expo' }, 'did you mean the benchmark "exponential"?'],
    [{ reference: 'exponental' }, 'did you mean the benchmark "exponential"?'],
  ])('a name that is not there: %o', async (change, message) => {
    await expect(study(smallPower(change))).rejects.toThrow(message);
  });

  it('a signal with negative weights', async () => {
    const ones = new Float64Array(50).fill(1);
    const signal = writeTable(join(scratch(), 'signal.arrow'), [
      { name: 'x', values: ones },
      { name: 'weight', values: ones.map((one, i) => (i < 3 ? -one : one)) },
    ]);
    await expect(study(smallPower({ signal, yields: [5] }))).rejects.toThrow(
      '3 of 50 events have negative weights, so that no signal can be drawn; give events of weight 1 with --signal FILE',
    );
  });

  it('a signal without the features', async () => {
    const signal = writeTable(join(scratch(), 'signal.arrow'), [{ name: 'y', values: new Float64Array(50) }]);
    await expect(study(smallPower({ signal }))).rejects.toThrow(/no feature|in common|both/);
  });

  it('a signal of too few events', async () => {
    const signal = writeTable(join(scratch(), 'signal.arrow'), [{ name: 'x', values: new Float64Array(50) }]);
    await expect(study(smallPower({ signal, yields: [45] }))).rejects.toThrow('cannot be drawn from 50');
  });

  it('no yields for a signal of a file', async () => {
    const signal = writeTable(join(scratch(), 'signal.arrow'), [{ name: 'x', values: new Float64Array(50) }]);
    await expect(study(smallPower({ signal, yields: undefined }))).rejects.toThrow('--yields is missing');
  });

  it('a cache that was changed', async () => {
    const cache = scratch();
    const { result } = await study(smallPower({ cache }));
    const path = join(cache, 'nulls', `${result.null.cache?.entry ?? ''}.arrow`);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(path, bytes);
    await expect(study(smallPower({ cache }))).rejects.toThrow(path);
  });
});
