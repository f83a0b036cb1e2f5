/**
 * What a stream of random numbers is for. Streams of different purposes share no number.
 *
 * The numbers are part of every stored result: a new purpose takes a new number, none is ever changed.
 */
export const purposes = Object.freeze({
  /** The permutation that splits a reference into fit reference and pool. */
  split: 1,
  /** N_D of toy k. */
  toyYield: 2,
  /** The events of toy k. */
  toyEvents: 3,
  /** The start parameters of the fit of toy k. */
  toyStarts: 4,
  /** The start parameters of the observed fit. */
  dataStarts: 5,
  /** The start parameters of the repeated observed fits. */
  stability: 6,
  /** Accept–reject of a weighted pool. */
  unweight: 7,
  /** Signal events added to a benchmark sample: yield and values. */
  signal: 8,
  /** The yield of a generated benchmark sample. */
  benchmarkYield: 9,
  /** The events of a generated benchmark sample. */
  benchmarkEvents: 10,
  /** Resampling of toys for the interval of an extrapolated Z. */
  bootstrap: 11,
  /** Small displacements, such as those that separate tied values. */
  jitter: 12,
  /** The choice of events that stand for a sample in coarse fits. */
  compression: 13,
  /** Samples of a law that was fitted, for the p-value of the fit. */
  fittedLaw: 14,
  /** What the classical tests draw: events that stand for the reference, splits of a toy. */
  classical: 15,
  /** Events that stand for a law where its likelihood ratio is sampled. */
  ideal: 16,
  /** The number of signal events of toy k. */
  signalYield: 17,
  /** The signal events of toy k. */
  signalEvents: 18,
  /** Reference events that stand for all of them in classical tests. */
  classicalReference: 19,
} as const);

/** One of the numbers of {@link purposes}. */
export type Purpose = (typeof purposes)[keyof typeof purposes];
