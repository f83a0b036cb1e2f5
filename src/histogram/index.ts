export { fillBins } from './bins.js';
export type { Bins, BothSamples } from './bins.js';
export { drawable, HUGE } from './drawable.js';
export { fillHistogram } from './fillHistogram.js';
export type { Histogram } from './fillHistogram.js';
export { histogramEdges, logEdges, roundEdges, sortedFinite } from './histogramEdges.js';
export type { Values } from './histogramEdges.js';
