import { defaultStarts, LevenbergMarquardt } from '../src/fit/index.js';
import { cellTerm, countInCells } from '../src/fit/cells.js';
import { packTerm } from '../src/kernel/index.js';
import { clipBox, glorotStart, parameterCount, type ClipScope } from '../src/network/index.js';
import { upperLimit } from '../src/statistic/index.js';
import { exponentialReference, exponentialToy, Problem, starts } from './problem.js';
import type { Row } from './row.js';
import { mean, timed } from './timing.js';

const TOYS = 100;
const RANDOM_STARTS = 400;
const POLISHED = 5;

/** Cost and quality of a univariate null toy at N_ref 200,000. */
export function univariate(note: (text: string) => void): Row[] {
  const problem = new Problem([4], exponentialReference(200_000), 2000);
  const reference = problem.reference();
  const rows: Row[] = [];
  for (const [bound, scope] of [
    [5, 'kernels'],
    [9, 'all'],
  ] as const) {
    const seconds: number[] = [];
    let near = 0;
    for (let toy = 0; toy < TOYS; toy++) {
      const columns = exponentialToy(toy);
      const data = { rows: columns[0].length, columns };
      const fitter = problem.fitter(reference, bound, scope, { starts: defaultStarts(problem.network) });
      const ours = timed(() => fitter.fit(data, starts(toy, 0)));
      seconds.push(ours.seconds);
      if (ours.value.t >= bestOfRandom(problem, reference.tree, columns, toy, bound, scope) - 0.1) near++;
      note(`univariate, ${scope} W = ${bound}, toy ${toy + 1} of ${TOYS}: ${near} near the best`);
    }
    if (scope === 'kernels') {
      rows.push({
        what: 'univariate null toy, N_ref 200,000, N(R) 2,000, fit alone',
        bar: 'at most 0.5 s on one core',
        measured: `${mean(seconds).toFixed(2)} s`,
        holds: mean(seconds) <= 0.5,
      });
    }
    rows.push({
      what: `quality there, ${scope} W = ${bound}`,
      bar: `within 0.1 of the best of ${RANDOM_STARTS} random coarse starts with polish in 85 % of ${TOYS} null toys`,
      measured: `${near} of ${TOYS}`,
      holds: upperLimit(near, TOYS) >= 0.85,
    });
  }
  return rows;
}

/** The best t of many starts from nothing on the 500 cells that our search uses, the best five polished on all events. */
function bestOfRandom(
  problem: Problem,
  tree: Parameters<typeof cellTerm>[0],
  columns: readonly Float32Array[],
  toy: number,
  bound: number,
  scope: ClipScope,
): number {
  const all = problem.objective(columns);
  const term = cellTerm(tree, countInCells(tree, columns, columns[0].length), 500, problem.packed.scale);
  const coarse = problem.kernel.objective([packTerm(problem.network, term, problem.arena)]);
  const box = clipBox(problem.network, { bound, scope });
  const minimiser = new LevenbergMarquardt(parameterCount(problem.network));
  const uniform = starts(toy, 1);
  const stop = { tolerance: 1e-3, maxSteps: 200 };
  return Array.from({ length: RANDOM_STARTS }, () =>
    minimiser.minimise(coarse, box, glorotStart(problem.network, uniform), stop),
  )
    .sort((a, b) => a.loss - b.loss)
    .slice(0, POLISHED)
    .reduce((best, end) => Math.max(best, -2 * minimiser.minimise(all, box, end.parameters, stop).loss), 0);
}
