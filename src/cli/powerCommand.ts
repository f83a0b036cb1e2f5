import { Fault } from '../fault/index.js';
import { stableJson } from '../folder/index.js';
import {
  measurePower,
  powerDefaults,
  resolvePower,
  type PowerConfig,
  type PowerProgress,
} from '../power/index.js';
import { drawPowerFigures, powerTable } from '../report/index.js';
import { shortNumber } from '../text/index.js';
import { cacheOf } from './cacheOf.js';
import { commandRow, type Call } from './commandRow.js';
import { configYaml } from './configYaml.js';
import { optionsOf } from './optionsOf.js';
import { powerOptions } from './powerOptions.js';
import { printableLines } from './printableLines.js';
import { ProgressLine, type LineProgress } from './progressLine.js';
import { refuseTuneAndPrint, tuneFirst } from './tuneFirst.js';
import { tuneHintOf } from './tuneHintOf.js';

/** `nplm power`: notes and progress to stderr, the table or JSON to stdout. */
export const powerCommand = commandRow({
  name: 'power',
  text: 'find how often the test sees a signal, beside the ideal and classical tests',
  arguments: [],
  options: powerOptions,
  examples: [
    'nplm power --ref exponential --signal tail --yields 0,10,20',
    'nplm power --ref sm.arrow --signal zprime.arrow --yields 0,20,40 --tuned nplm-tune/tuning.json',
  ],
  more: 'The reference may be a benchmark: its definition gives N(R), network, scaling and clip.',
  run: power,
});

async function power({ options: given, signal }: Call<typeof powerOptions>): Promise<void> {
  const values = await optionsOf(powerOptions, given, 'power');
  const line = new ProgressLine(process.stderr, values.quiet === true);
  const note = (text: string, kind: 'note' | 'warning'): void =>
    line.say(kind === 'warning' ? `warning: ${text}` : text);
  const { ref: reference, signal: injected } = values;
  if (reference === undefined) throw missing('--ref FILE', '--ref');
  if (injected === undefined) throw missing('--signal FILE', '--signal');
  try {
    const asked = { ...values, reference, signal: injected, cache: cacheOf(values, note) };
    refuseTuneAndPrint(values);
    if (values.printConfig === true) {
      const resolved = await resolvePower(asked, { signal, note });
      process.stdout.write(configYaml(powerOptions, resolved, 'a study of power'));
      return;
    }
    const { out = powerDefaults.out } = values;
    const figures = values.noFigures !== true;
    const config =
      values.tune === true
        ? await tuneFirst<PowerConfig>(
            asked,
            { files: injected, out, resolve: resolvePower },
            { signal, note, figures, progress: (progress) => line.show(progress) },
          )
        : asked;
    const hint = tuneHintOf(line, values, { cache: asked.cache, out, next: 'study' });
    const { result, folder, status } = await measurePower(config, {
      signal,
      note,
      chosen: (choice) => hint.chosen(choice),
      progress: (progress) => {
        line.show(stageOf(progress));
        if (progress.stage === 'fits') hint.progress(progress);
      },
      ...(figures ? { draw: drawPowerFigures } : {}),
    });
    line.end();
    hint.end();
    if (status === 'already') line.say(`${folder} holds the finished study already; nothing was computed`);
    if (status === 'redrawn') line.say(`${folder} holds the study already; its figures were drawn again`);
    process.stdout.write(values.json === true ? stableJson(result) : printableLines(powerTable(result)));
    if (status === 'new' || status === 'resumed') line.say(`the study is in ${folder}`);
  } finally {
    line.end();
  }
}

function missing(todo: string, option: string): Fault {
  return new Fault('usage', { what: `${option} is missing`, todo: `give ${todo}` });
}

function stageOf({ yield: events, stage, ...progress }: PowerProgress): LineProgress {
  const toys = events === null ? 'null' : `N(S) = ${shortNumber(events)}`;
  return { ...progress, stage: stage === 'fits' ? toys : `${toys}, classical tests` };
}
