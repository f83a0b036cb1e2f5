import { describe, expect, it } from 'vitest';
import { replaceUnit } from '../../src/fit/replaceUnit.js';
import { createNetwork, denseLayers, glorotStart, plainLogRatio } from '../../src/network/index.js';
import { dataOf, normalEvents, startsOf } from './openFitter.js';

const REACH = 3;

describe.each([
  { name: '1-4-1', inputs: 1, hidden: [4] },
  { name: '3-5-1', inputs: 3, hidden: [5] },
  { name: '2-5-4-1', inputs: 2, hidden: [5, 4] },
])('replaceUnit of $name', ({ inputs, hidden }) => {
  const network = createNetwork(inputs, hidden);
  const [first, second] = denseLayers(network);
  const data = dataOf(...normalEvents(1, inputs, 50));
  const uniform = startsOf(1);
  const given = (): Float64Array => glorotStart(network, startsOf()).map((value) => value + 0.125);
  const old = given();
  const replaced = Array.from({ length: 300 }, () => replaceUnit(network, old, data, REACH, uniform));

  /** Parameters of one unit of the first layer: what comes in, and with one hidden layer what goes out. */
  const ownOf = (unit: number): Set<number> => {
    const own = new Set([first.bias + unit]);
    for (let k = 0; k < first.inputs; k++) own.add(first.kernel + unit * first.inputs + k);
    if (hidden.length === 1) own.add(second.kernel + unit);
    return own;
  };
  const unitOf = (start: Float64Array): number => {
    const changed = [...start.keys()].filter((p) => start[p] !== old[p]);
    return Array.from({ length: first.units }, (_, unit) => unit).findIndex((unit) => {
      const own = ownOf(unit);
      return changed.length === own.size && changed.every((p) => own.has(p));
    });
  };

  it('changes all of one unit and nothing else', () => {
    for (const start of replaced) expect(unitOf(start)).toBeGreaterThanOrEqual(0);
  });

  it('leaves what it is given as it is', () => {
    expect(old).toEqual(given());
  });

  it('takes every unit in turn, about equally often', () => {
    const counts = new Array<number>(first.units).fill(0);
    for (const start of replaced) counts[unitOf(start)]++;
    for (const count of counts) expect(count).toBeGreaterThan(300 / first.units / 2);
  });

  it('new kernel entries fill ± reach', () => {
    const entries = replaced.flatMap((start) =>
      [...ownOf(unitOf(start))].filter((p) => p < first.bias || p >= second.kernel).map((p) => start[p]),
    );
    expect(Math.max(...entries.map(Math.abs))).toBeLessThanOrEqual(REACH);
    expect(Math.max(...entries)).toBeGreaterThan(0.9 * REACH);
    expect(Math.min(...entries)).toBeLessThan(-0.9 * REACH);
  });

  it('the new sigmoid turns at an event of the data', () => {
    for (const start of replaced) {
      const unit = unitOf(start);
      const activation = Array.from({ length: data.rows }, (_, row) => {
        let z = start[first.bias + unit];
        for (let k = 0; k < inputs; k++) z += start[first.kernel + unit * inputs + k] * data.columns[k][row];
        return Math.abs(z);
      });
      expect(Math.min(...activation)).toBeLessThan(1e-12);
    }
  });

  it('without data the sigmoid turns at zero', () => {
    const none = { rows: 0, columns: data.columns.map(() => new Float32Array(0)) };
    const start = replaceUnit(network, old, none, REACH, uniform);
    expect(start[first.bias + unitOf(start)]).toBe(0);
    expect(plainLogRatio(network, start, { ...data, extras: [] }).every(Number.isFinite)).toBe(true);
  });
});
