import { exp, log, normalZFromLogTail } from '../numeric/index.js';
import { compoundPoisson, lowerEnd, upperEnd } from './compoundPoisson.js';
import { eventsOf, finiteRange, logRatios, onLattice, underData, type Yields } from './lattice.js';
import type { RatioSpectrum } from './ratioSpectrum.js';

/** Places of the lattice that finds the window. */
const COARSE = 2048;
/** Transforms have errors of some 10^−16: where a law has less below, its tail is taken from the other law. */
const TRUSTED = 1e-9;

/**
 * The likelihood-ratio test of a signal that is known exactly, the most powerful one (Neyman and Pearson 1933):
 *
 * q = Σ ln n(x|data)/n(x|reference) − (N(data) − N(R))
 *
 * over all events, whose law is compound Poisson under both hypotheses. Its laws are related by e^q, so that small tails
 * under the reference come from the law under the data, where these q are frequent.
 */
export class IdealTest {
  /** ln P(q ≥ q_j | reference), falling. */
  readonly #logTail: Float64Array;
  /** P(q ≤ q_j | data), rising. */
  readonly #belowData: Float64Array;

  /**
   * @param spectrum - of the signal
   * @param yields - not those of data that are the reference, whose q is always 0
   * @param cells - how many places the law of q has: a power of two
   */
  constructor(spectrum: RatioSpectrum, yields: Yields, cells: number) {
    const ratios = logRatios(spectrum, yields);
    const { low, high } = finiteRange(ratios, spectrum.weight);
    const lattice = (step: number) => onLattice(ratios, spectrum.weight, yields.expected, step);
    // All events of the data alike, as in a deficit: any step will do.
    const coarse = lattice(Math.max(high - low, Math.abs(high), 1e-6) / COARSE);
    const [start, end] = [lowerEnd(coarse), upperEnd(underData(coarse))];
    const step = (end - start) / (cells - 2);

    const reference = lattice(step);
    const data = underData(reference);
    const first = Math.floor(start / step);
    const constant = eventsOf(data) - eventsOf(reference) - reference.removed;
    const ofReference = compoundPoisson(reference, first, cells);
    const ofData = compoundPoisson(data, first, cells);

    this.#belowData = new Float64Array(cells);
    let sum = 0;
    for (let j = 0; j < cells; j++) this.#belowData[j] = sum += ofData[j];
    this.#logTail = new Float64Array(cells);
    const fall = exp(-step);
    // The second is Σ e^−q P(q | data) over all from here on, times e^q of this place.
    let [direct, tilted] = [0, 0];
    for (let j = cells - 1; j >= 0; j--) {
      direct += ofReference[j];
      tilted = ofData[j] + fall * tilted;
      const tail = this.#belowData[j] > TRUSTED ? log(tilted) + constant - (first + j) * step : log(direct);
      this.#logTail[j] = Math.min(0, tail);
    }
  }

  /** Z of the q below which this share of the data sets with the signal lies. */
  z(share: number): number {
    const at = this.#belowData.findIndex((below) => below >= share);
    // The shares end at 1 but for rounding: what lies beyond is at the last place, far out.
    const place = at < 0 ? this.#logTail.length - 1 : at;
    return normalZFromLogTail(Math.min(0, this.#logTail[place]));
  }

  /** How many of the data sets with the signal have p ≤ α. */
  power(alpha: number): number {
    const at = this.#logTail.findIndex((tail) => tail <= log(alpha));
    if (at < 0) return 0;
    return at === 0 ? 1 : 1 - this.#belowData[at - 1];
  }
}
