import { defaultStarts } from '../src/fit/index.js';
import { upperLimit } from '../src/statistic/index.js';
import { exponentialReference, exponentialToy, Problem, starts } from './problem.js';
import type { Row } from './row.js';
import { mean, timed } from './timing.js';

const TOYS = 30;
const EPOCHS = 300_000;

/** The default trainer against the papers', toy by toy. */
export function adamBench(note: (text: string) => void): Row[] {
  const problem = new Problem([4], exponentialReference(20_000), 2000);
  const reference = problem.reference();
  const gains: number[] = [];
  const ratios: number[] = [];
  for (let toy = 0; toy < TOYS; toy++) {
    const columns = exponentialToy(toy);
    const data = { rows: columns[0].length, columns };
    const search = problem.fitter(reference, 5, 'kernels', { starts: defaultStarts(problem.network) });
    const ours = timed(() => search.fit(data, starts(toy, 0)));
    const papers = problem.fitter(reference, 5, 'kernels', { trainer: 'adam', epochs: EPOCHS });
    const theirs = timed(() => papers.fit(data, starts(toy, 1)));
    gains.push(ours.value.t - theirs.value.t);
    ratios.push(theirs.seconds / ours.seconds);
    note(
      `adam, toy ${toy + 1} of ${TOYS}: t ${ours.value.t.toFixed(2)} against ${theirs.value.t.toFixed(2)}`,
    );
  }
  const kept = gains.filter((gain) => gain >= -0.1).length;
  const faster = mean(ratios);
  return [
    {
      what: `default trainer against adam at 300,000 epochs, ${TOYS} null toys, N_ref 20,000, kernels W = 5`,
      bar: 't no lower than Adam’s − 0.1 in 95 % of toys, in 50 times less time',
      measured: `${kept} of ${TOYS}, t higher by ${mean(gains).toFixed(2)} in the mean, ${faster.toFixed(0)} times less time`,
      holds: upperLimit(kept, TOYS) >= 0.95 && faster >= 50,
    },
  ];
}
