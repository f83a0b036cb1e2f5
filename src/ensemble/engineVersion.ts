/**
 * Stands for "t of a toy has the same bits": two builds of nplm with the same number give every toy of the same
 * configuration and files the same t. Cached toys and tuned clips belong to one such number, not to a version of the
 * package, so that they outlive a release that left the fits alone.
 *
 * Raise it when any change reaches a t: how events are split, scaled, unweighted or drawn, random numbers, kernels,
 * starts, minimisers. `test/bits/engineVersion.test.ts` fails where that happened.
 */
export const engineVersion = 2;
