export { exp } from './exp.js';
export { expm1 } from './expm1.js';
export { log } from './log.js';
export { log1p } from './log1p.js';
export { logGamma } from './logGamma.js';
export { poissonLogDensity } from './poissonLogDensity.js';
