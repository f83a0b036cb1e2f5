import { stableJson } from '../folder/index.js';
import { Fault } from '../fault/index.js';
import { drawTuneFigures, tuningTable } from '../report/index.js';
import { keepTuning } from '../setup/index.js';
import { resolveTune, tuneClip } from '../tune/index.js';
import { cacheOf } from './cacheOf.js';
import { configYaml } from './configYaml.js';
import { tuneStage } from './tuneStage.js';
import { commandRow, type Call } from './commandRow.js';
import { tuneOptions } from './options.js';
import { ProgressLine } from './progressLine.js';
import { optionsOf } from './optionsOf.js';
import { printableLines } from './printableLines.js';

/** `nplm tune`: notes and progress to stderr, the table or JSON to stdout. */
export const tuneCommand = commandRow({
  name: 'tune',
  text: 'find the clip at which t of the reference follows χ², and test it on fresh toys',
  arguments: [],
  options: tuneOptions,
  examples: [
    'nplm tune --ref sm.arrow --expected 2000',
    'nplm tune --ref sm.arrow --shape-only --events 500 --network 3',
  ],
  more: 'nplm run takes the clip by itself if all else is the same: an accepted tuning is kept in the cache. One that is elsewhere, or was not accepted, is taken with --tuned nplm-tune/tuning.json.',
  run: tune,
});

async function tune({ options: given, signal }: Call<typeof tuneOptions>): Promise<void> {
  const values = await optionsOf(tuneOptions, given, 'tune');
  const line = new ProgressLine(process.stderr, values.quiet === true);
  if (values.ref === undefined)
    throw new Fault('usage', { what: '--ref is missing', todo: 'give --ref FILE' });
  const config = { ...values, reference: values.ref };
  const note = (text: string, kind: 'note' | 'warning'): void =>
    line.say(kind === 'warning' ? `warning: ${text}` : text);
  try {
    if (values.printConfig === true) {
      const resolved = await resolveTune(config, { signal, note });
      process.stdout.write(configYaml(tuneOptions, resolved, 'a tuning'));
      return;
    }
    const cache = cacheOf(values, note);
    const {
      result: tuning,
      folder,
      status,
    } = await tuneClip(config, {
      signal,
      note,
      progress: (progress) => line.show(tuneStage(progress)),
      ...(values.noFigures === true ? {} : { draw: drawTuneFigures }),
    });
    line.end();
    if (status === 'already') line.say(`${folder} holds the finished tuning already; nothing was computed`);
    if (status === 'redrawn') line.say(`${folder} holds the tuning already; its figures were drawn again`);
    if (cache !== undefined) keepTuning(cache, tuning);
    process.stdout.write(values.json === true ? stableJson(tuning) : printableLines(tuningTable(tuning)));
    if (status === 'new' || status === 'resumed')
      line.say(`the tuning is in ${folder}; use it with nplm run --tuned ${folder}/tuning.json`);
  } finally {
    line.end();
  }
}
