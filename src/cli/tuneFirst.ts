import { Fault } from '../fault/index.js';
import { drawTuneFigures } from '../report/index.js';
import { resolveRun, type RunChoice } from '../run/index.js';
import { keepTuning, type RunConfig } from '../setup/index.js';
import { tuneClip } from '../tune/index.js';
import { tuneFolderOf } from './tuneCall.js';
import { tuneStage } from './tuneStage.js';
import type { LineProgress } from './progressLine.js';

/** What hears of a tuning before a run. */
export interface TuneFirstHooks {
  readonly note: (text: string, kind: 'note' | 'warning') => void;
  readonly progress: (progress: LineProgress) => void;
  readonly signal: AbortSignal;
  readonly figures: boolean;
}

/**
 * `nplm run --tune`: tunes the clip for a run, in a folder beside its own, unless a tuning of this very test is at hand.
 *
 * @returns the run with that clip; a tuning that was not accepted is taken too, with the run's own warning
 * @throws Fault `usage` for what takes no tuned clip; else as `tuneClip`
 */
export async function tuneFirst(config: RunConfig, hooks: TuneFirstHooks): Promise<RunConfig> {
  checkTuneFirst(config);
  const { signal } = hooks;
  const choices: RunChoice[] = [];
  // The run itself will say all of this.
  const resolved = await resolveRun(config, { signal, chosen: (choice) => choices.push(choice) });
  const [{ clipFrom, config: chosen }] = choices;
  if (clipFrom.from === 'tuning') return config;
  const { cache, force, workers } = config;
  const out = tuneFolderOf(config.out);
  const test = { ...resolved, data: undefined, clip: undefined, toys: undefined };
  const events = chosen.shapeOnly ? { events: chosen.expected } : {};
  const { result: tuning, folder } = await tuneClip(
    { ...test, ...events, workers, force, out },
    {
      ...hooks,
      progress: (progress) => hooks.progress(tuneStage(progress)),
      ...(hooks.figures ? { draw: drawTuneFigures } : {}),
    },
  );
  if (cache !== undefined) keepTuning(cache, tuning);
  hooks.note(`the tuning is in ${folder}`, 'note');
  return { ...config, tuned: `${folder}/tuning.json` };
}

function checkTuneFirst({ clip, data, reference, toyPool, tuned }: RunConfig): void {
  const fault = (what: string, todo: string): Fault => new Fault('usage', { what, todo });
  if (clip !== undefined) throw fault('--tune and --clip exclude each other', 'leave one out');
  if (tuned !== undefined) throw fault('--tune and --tuned exclude each other', 'leave one out');
  if ([reference, data, toyPool ?? []].flat().includes('-'))
    throw fault('--tune reads its files twice, and standard input can be read once', 'give a file');
}
