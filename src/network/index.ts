export { createNetwork, denseLayers, networkName, networkParameters, parameterCount } from './network.js';
export type { DenseLayer, Network } from './network.js';
export { activeBounds, clipBox, project } from './clip.js';
export type { Box, Clip, ClipScope } from './clip.js';
export { glorotStart } from './glorotStart.js';
export { checkEvents } from './checkEvents.js';
export type { EventTerm, Objective } from './objective.js';
export { plainLogRatio, plainObjective } from './plainObjective.js';
