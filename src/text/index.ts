export { closestName } from './closestName.js';
export { shortNumber, shortProbability } from './shortNumber.js';
