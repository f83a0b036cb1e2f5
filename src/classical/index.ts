export { classicalTests } from './classicalTests.js';
export type { ClassicalReference, ClassicalSample, ClassicalTest } from './classicalTest.js';
export { countingSize } from './countingSize.js';
export { fisherCombination } from './fisherCombination.js';
export { minimumP } from './minimumP.js';
export { rateLogP } from './rateLogP.js';
export { tailLaw } from './tailLaw.js';
