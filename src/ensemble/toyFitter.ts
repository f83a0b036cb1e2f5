import type { ClassicalTest } from '../classical/index.js';
import { Fault } from '../fault/index.js';
import { Fitter, type FitData, type FitOutcome } from '../fit/index.js';
import { Arena, Kernel } from '../kernel/index.js';
import { purposes, Stream } from '../random/index.js';
import { drawToy } from './drawToy.js';
import type { TestRow, ToyRow } from './ensembleSpec.js';
import type { SharedState } from './sharedState.js';
import { toyRepeat } from './toyRole.js';
import { testsOf, toyTests } from './toyTests.js';

/** Draws and fits toys, one after the other, in one of the arenas of the shared memory. */
export class ToyFitter {
  readonly #state: SharedState;
  readonly #fitter: Fitter;
  #tests: readonly ClassicalTest[] | undefined;

  /** @param slot - which arena, from 0 to workers − 1 */
  constructor(state: SharedState, slot: number) {
    const { begin, bytes } = state.arenas;
    const arena = new Arena(state.memory, begin + slot * bytes, begin + (slot + 1) * bytes);
    const kernel = new Kernel(state.module, state.fit.network, arena);
    this.#state = state;
    this.#fitter = new Fitter(kernel, arena, state.reference, state.fit);
  }

  toy(index: number): Omit<ToyRow, 'seconds'> {
    const { source, toyYield, seed, role, injection } = this.#state;
    const data = drawToy(source, toyYield, { seed, role, index, injection });
    const starts = new Stream(seed, purposes.toyStarts, index, toyRepeat(role, injection?.events));
    const { t, polished, evaluations, converged, activeBounds, failed, ...fit } = this.#fitter.fit(data, () =>
      starts.uniform(),
    );
    return {
      index,
      nData: data.rows,
      t,
      starts: fit.starts,
      polished,
      evaluations,
      converged,
      activeBounds,
      failed,
    };
  }

  /**
   * The classical statistics of a toy.
   *
   * @throws Fault `internal` if the spec asks for none
   */
  tests(index: number): TestRow {
    const { compared, seed } = this.#state;
    if (compared === undefined) throw new Fault('internal', { what: 'no classical tests were asked for' });
    this.#tests ??= testsOf(compared, seed);
    return toyTests(this.#tests, this.#state, index);
  }

  /** The fit of observed data; repeat 0 is the result, others show how far it depends on the starts. */
  data(data: FitData, repeat: number): FitOutcome {
    const purpose = repeat === 0 ? purposes.dataStarts : purposes.stability;
    const starts = new Stream(this.#state.seed, purpose, 0, repeat);
    return this.#fitter.fit(data, () => starts.uniform());
  }
}
