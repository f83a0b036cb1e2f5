export { Fault, faultMessage } from './fault.js';
export type { FaultKind, FaultText } from './fault.js';
