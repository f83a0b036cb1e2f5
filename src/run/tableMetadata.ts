import type { RunState } from './runState.js';

/** What toys.arrow, timings.arrow and events.arrow say of the run that wrote them: nothing of a machine or a time. */
export function tableMetadata(
  table: 'toys' | 'timings' | 'events',
  { config, digest, version }: RunState,
): Map<string, string> {
  return new Map([
    ['schema', `nplm/${table}/1`],
    ['version', version],
    // That of config.json, which tells of the inputs too.
    ['digest', digest],
    ['seed', String(config.seed)],
  ]);
}
