import { existsSync, readFileSync } from 'node:fs';
import { defaultStarts, LevenbergMarquardt } from '../src/fit/index.js';
import { cellTerm, countInCells } from '../src/fit/cells.js';
import { readArrow } from '../src/formats/index.js';
import { packTerm } from '../src/kernel/index.js';
import { clipBox, glorotStart, parameterCount } from '../src/network/index.js';
import { poisson, purposes, Stream, subset } from '../src/random/index.js';
import { applyScaling, measureScaling, selectSample, takeRows } from '../src/sample/index.js';
import { upperLimit } from '../src/statistic/index.js';
import { Problem, starts } from './problem.js';
import type { Row } from './row.js';
import { mean, timed } from './timing.js';

const TOYS = 30;
const FULL_STARTS = 10;
const REFERENCE = 100_000;
const EXPECTED = 20_000;
const FEATURES = ['pt1', 'pt2', 'eta1', 'eta2', 'dphi'];

/** Cost and quality of a null toy in five features. */
export function dimuon(note: (text: string) => void): Row[] {
  const path = new URL('../../../shared/data/dimuon/reference.arrow', import.meta.url);
  const bars = [
    'at most 15 s a toy on one core',
    'at or above the best of 10 full random starts − 0.1 in 80 % of 30 toys',
  ];
  const what = 'five features (dimuon), 5-5-5-5-1, N_ref 100,000, N(R) 20,000, all W = 1.9';
  if (!existsSync(path)) {
    return bars.map((bar) => ({ what, bar, measured: 'needs the large dimuon sample', holds: null }));
  }
  const table = readArrow(readFileSync(path), 'reference.arrow');
  const { sample } = selectSample(table, FEATURES, undefined, { dropInvalid: false });
  const fitRows = Uint32Array.from({ length: REFERENCE }, (_, row) => row);
  const fitSample = takeRows(sample, fitRows);
  const scaling = measureScaling(fitSample);
  const pool = applyScaling(scaling, sample.columns, sample.rows);
  const problem = new Problem(
    [5, 5, 5],
    pool.map((column) => column.subarray(0, REFERENCE)),
    EXPECTED,
  );
  const reference = problem.reference();
  const { network } = problem;
  const box = clipBox(network, { bound: 1.9, scope: 'all' });
  const minimiser = new LevenbergMarquardt(parameterCount(network));
  const seconds: number[] = [];
  const gains: number[] = [];
  for (let toy = 0; toy < TOYS; toy++) {
    const events = poisson(new Stream(1, purposes.toyYield, toy), EXPECTED);
    const chosen = subset(new Stream(1, purposes.toyEvents, toy), sample.rows - REFERENCE, events);
    const columns = pool.map((column) => Float32Array.from(chosen, (row) => column[REFERENCE + row]));
    const fitter = problem.fitter(reference, 1.9, 'all', { starts: defaultStarts(network) });
    const ours = timed(() => fitter.fit({ rows: events, columns }, starts(toy, 0)));
    seconds.push(ours.seconds);
    const all = problem.objective(columns);
    const shape = problem.kernel.objective([
      packTerm(
        network,
        cellTerm(reference.tree, countInCells(reference.tree, columns, events), 8192, problem.packed.scale),
        problem.arena,
      ),
    ]);
    const uniform = starts(toy, 1);
    let best = 0;
    for (let s = 0; s < FULL_STARTS; s++) {
      const stop = { tolerance: 1e-2, maxSteps: 400 };
      const end = minimiser.minimise(all, box, glorotStart(network, uniform), stop, shape);
      best = Math.max(best, -2 * end.loss);
    }
    gains.push(ours.value.t - best);
    note(`dimuon, toy ${toy + 1} of ${TOYS}: t ${ours.value.t.toFixed(1)}, full starts ${best.toFixed(1)}`);
  }
  const kept = gains.filter((gain) => gain >= -0.1).length;
  return [
    { what, bar: bars[0], measured: `${mean(seconds).toFixed(1)} s`, holds: mean(seconds) <= 15 },
    {
      what: 'quality there',
      bar: bars[1],
      measured: `${kept} of ${TOYS}, t higher by ${mean(gains).toFixed(1)} in the mean`,
      holds: upperLimit(kept, TOYS) >= 0.8,
    },
  ];
}
