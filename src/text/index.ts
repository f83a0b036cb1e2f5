export { closestName } from './closestName.js';
export { counted } from './counted.js';
export { decimalNumber } from './decimalNumber.js';
export { printable, shortName, visible } from './printable.js';
export { shortNumber, shortProbability } from './shortNumber.js';
