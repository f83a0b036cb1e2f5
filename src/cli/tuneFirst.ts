import { Fault } from '../fault/index.js';
import type { Locations } from '../input/index.js';
import { drawTuneFigures } from '../report/index.js';
import { keepTuning, type TestChoice, type TestConfig } from '../setup/index.js';
import { tuneClip } from '../tune/index.js';
import { tuneFolderOf } from './tuneCall.js';
import { tuneStage } from './tuneStage.js';
import type { LineProgress } from './progressLine.js';

/** What is asked of a test that is tuned first. */
type Tunable = TestConfig & { readonly cache?: string | undefined };

/** What follows the tuning: a run, or a study of power. */
export interface TunedWork<Config extends Tunable> {
  /** Its choices, without a fit. */
  readonly resolve: (
    config: Config,
    hooks: { readonly signal: AbortSignal; readonly chosen: (choice: TestChoice) => void },
  ) => Promise<Config>;
  /** The files that it reads beside reference and toy pool. */
  readonly files: Locations;
  /** Its output folder. */
  readonly out: string;
}

/** What hears of a tuning before other work. */
export interface TuneFirstHooks {
  readonly note: (text: string, kind: 'note' | 'warning') => void;
  readonly progress: (progress: LineProgress) => void;
  readonly signal: AbortSignal;
  readonly figures: boolean;
}

/**
 * `--tune`: tunes the clip for a run or a study of power, in a folder beside its own, unless a tuning of this very test is
 * at hand.
 *
 * @returns what was asked for, with that clip; a tuning that was not accepted is taken too, with the work's own warning
 * @throws Fault `usage` for what takes no tuned clip; else as `tuneClip`
 */
export async function tuneFirst<Config extends Tunable>(
  config: Config,
  { files, out: beside, resolve }: TunedWork<Config>,
  hooks: TuneFirstHooks,
): Promise<Config> {
  checkTuneFirst(config, files);
  const { signal } = hooks;
  const choices: TestChoice[] = [];
  // The work itself will say all of this.
  const resolved = await resolve(config, { signal, chosen: (choice) => choices.push(choice) });
  const [{ clipFrom, config: chosen }] = choices;
  if (clipFrom.from === 'tuning') return config;
  const { cache, force, workers } = config;
  const out = tuneFolderOf(beside);
  const test = { ...resolved, data: undefined, signal: undefined, clip: undefined, toys: undefined };
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

/** Choices are printed without a fit, and a tuning is made of fits. */
export function refuseTuneAndPrint({
  printConfig,
  tune,
}: {
  readonly printConfig?: boolean;
  readonly tune?: boolean;
}): void {
  if (printConfig === true && tune === true) throw excluding('--print-config');
}

function checkTuneFirst({ clip, reference, toyPool, tuned }: TestConfig, files: Locations): void {
  if (clip !== undefined) throw excluding('--clip');
  if (tuned !== undefined) throw excluding('--tuned');
  if ([reference, files, toyPool ?? []].flat().includes('-'))
    throw new Fault('usage', {
      what: '--tune reads its files twice, and standard input can be read once',
      todo: 'give a file',
    });
}

function excluding(option: string): Fault {
  return new Fault('usage', { what: `--tune and ${option} exclude each other`, todo: 'leave one out' });
}
