export { measurePower } from './measurePower.js';
export type { PowerOutcome } from './measurePower.js';
export type { LawPower, Power, Quantiles, StatisticPower } from './power.js';
export { powerDefaults } from './powerConfig.js';
export type { PowerConfig } from './powerConfig.js';
export { resolvePower } from './resolvePower.js';
export type { PowerHooks, PowerProgress } from './powerHooks.js';
