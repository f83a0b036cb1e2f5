export { Fault } from './fault.js';
export type { FaultKind, FaultText } from './fault.js';
