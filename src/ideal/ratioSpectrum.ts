import type { Law, Signal } from '../benchmark/index.js';
import { purposes, Stream } from '../random/index.js';

/** Points of the integral along each feature: in one 200 in the width of the narrowest peak. */
const POINTS = [1_048_576, 1024];
/** Events drawn of the law, and as many of the signal, in more features. */
const CHUNKS = 16;
const CHUNK = 32_768;

/** How p(x|S)/p(x|R) is distributed over events of the reference, whatever the yields: points of it with weights. */
export interface RatioSpectrum {
  readonly ratio: Float64Array;
  /** Probability under the reference; Σ = 1. */
  readonly weight: Float64Array;
  /** 1 where data keep such reference events, 0 where they have none. */
  readonly kept: Uint8Array;
  /** Whether the points were drawn: each `batches`-th of them is then a sample of its own. */
  readonly batches: number;
}

const known = new WeakMap<Signal, RatioSpectrum>();

/** The spectrum of a signal: in one or two features by integration, else of drawn events. Kept, for it serves every yield. */
export function ratioSpectrum(law: Law, signal: Signal): RatioSpectrum {
  const found = known.get(signal);
  if (found !== undefined) return found;
  const made = law.features.length <= POINTS.length ? integrated(law, signal) : sampled(law, signal);
  known.set(signal, made);
  return made;
}

/** The midpoint rule. */
export function integrated(law: Law, signal: Signal): RatioSpectrum {
  const { features, range } = law;
  const each = POINTS[features.length - 1];
  const count = features.reduce((product) => product * each, 1);
  const points = new Points(count, signal);
  for (let i = 0; i < count; i++) {
    let rest = i;
    const event = range.map(([low, high]) => {
      const place = rest % each;
      rest = (rest - place) / each;
      return low + ((high - low) * (place + 0.5)) / each;
    });
    points.set(i, event, () => law.density(event));
  }
  return points.spectrum(1);
}

/**
 * Events of the reference and as many of the signal, so that there are many where the signal is: n_R and n_S of them
 * stand for a density (n_R + n_S r) p(x|R), each for 1/(n_R + n_S r) of the reference.
 */
export function sampled(law: Pick<Law, 'draw'>, signal: Signal): RatioSpectrum {
  // A deficit has no events to draw.
  const laws = signal.events > 0 ? [law, signal] : [law];
  const points = new Points(laws.length * CHUNKS * CHUNK, signal);
  const weightOf = (ratio: number): number => 1 / (1 + (laws.length - 1) * ratio);
  for (let chunk = 0; chunk < CHUNKS; chunk++) {
    laws.forEach((drawn, which) => {
      const columns = drawn.draw(new Stream(0, purposes.ideal, chunk, which), CHUNK);
      for (let row = 0; row < CHUNK; row++) {
        const event = columns.map((column) => column[row]);
        points.set((row * laws.length + which) * CHUNKS + chunk, event, weightOf);
      }
    });
  }
  return points.spectrum(CHUNKS);
}

class Points {
  readonly #signal: Signal;
  readonly #ratio: Float64Array;
  readonly #weight: Float64Array;
  readonly #kept: Uint8Array;

  constructor(count: number, signal: Signal) {
    this.#signal = signal;
    this.#ratio = new Float64Array(count);
    this.#weight = new Float64Array(count);
    this.#kept = new Uint8Array(count);
  }

  set(i: number, event: readonly number[], weightOf: (ratio: number) => number): void {
    const ratio = this.#signal.densityRatio(event);
    this.#ratio[i] = ratio;
    this.#weight[i] = weightOf(ratio);
    this.#kept[i] = (this.#signal.keeps?.(event) ?? true) ? 1 : 0;
  }

  spectrum(batches: number): RatioSpectrum {
    return normalised({ ratio: this.#ratio, weight: this.#weight, kept: this.#kept, batches });
  }
}

/** Batch b of a drawn spectrum: every so manieth point, from the b-th on. */
export function batchOf({ ratio, weight, kept, batches }: RatioSpectrum, b: number): RatioSpectrum {
  const part = (_: number, i: number): boolean => i % batches === b;
  return normalised({
    ratio: ratio.filter(part),
    weight: weight.filter(part),
    kept: kept.filter(part),
    batches: 1,
  });
}

function normalised(spectrum: RatioSpectrum): RatioSpectrum {
  const sum = spectrum.weight.reduce((total, weight) => total + weight, 0);
  return { ...spectrum, weight: spectrum.weight.map((weight) => weight / sum) };
}
