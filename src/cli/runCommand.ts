import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault/index.js';
import { drawFigures, MOST_FEATURE_FIGURES, summaryTable } from '../report/index.js';
import { stableJson } from '../folder/index.js';
import { resolveRun, runAnalysis, type RunOutcome } from '../run/index.js';
import { defaults, type RunConfig } from '../setup/index.js';
import { commandRow, type Call } from './commandRow.js';
import { cacheOf } from './cacheOf.js';
import { configYaml } from './configYaml.js';
import { runOptions, type OptionValues } from './options.js';
import { refuseTuneAndPrint, tuneFirst } from './tuneFirst.js';
import { tuneHintOf } from './tuneHintOf.js';
import { reportOf } from './reportOf.js';
import { optionsOf } from './optionsOf.js';
import { printableLines } from './printableLines.js';
import { ProgressLine } from './progressLine.js';

type RunValues = OptionValues<typeof runOptions>;

/** `nplm run`: notes and progress to stderr, the table or JSON to stdout. */
export const runCommand = commandRow({
  name: 'run',
  text: 'test data against a reference: t, p-value and Z by toys, with figures',
  arguments: [],
  options: runOptions,
  examples: [
    'nplm run --ref sm.arrow --data obs.arrow',
    "nplm run --ref 'sm_*.arrow' --data obs.csv --luminosity 140000",
    'nplm run --ref mc.csv --data obs.csv --features pt,eta --expected 20000 --out pt-eta',
    'nplm run --ref sm.arrow --data obs.arrow --print-config > run.yaml',
    'nplm run --config run.yaml',
  ],
  run,
});

async function run({ options: given, signal }: Call<typeof runOptions>): Promise<void> {
  const values = await optionsOf(runOptions, given, 'run');
  const figures = values.noFigures !== true;
  const line = new ProgressLine(process.stderr, values.quiet === true);
  const note = (text: string, kind: 'note' | 'warning'): void =>
    line.say(kind === 'warning' ? `warning: ${text}` : text);
  try {
    const asked = { ...runConfig(values), cache: cacheOf(values, note) };
    refuseTuneAndPrint(values);
    if (values.printConfig === true) {
      process.stdout.write(configYaml(runOptions, await resolveRun(asked, { signal, note }), 'a run'));
      return;
    }
    const { out = defaults.out } = values;
    const config =
      values.tune === true
        ? await tuneFirst<RunConfig>(
            asked,
            { files: asked.data, out, resolve: resolveRun },
            { signal, note, figures, progress: (progress) => line.show(progress) },
          )
        : asked;
    const hint = tuneHintOf(line, values, { cache: asked.cache, out, next: 'run' });
    const { result, folder, status } = await runAnalysis(config, {
      signal,
      note,
      chosen: (choice) => hint.chosen(choice),
      progress: (progress) => {
        line.show(progress);
        hint.progress(progress);
      },
      ...(figures ? { draw: drawFigures } : {}),
      ...(values.noReport === true ? {} : { report: reportOf }),
    });
    line.end();
    hint.end();
    if (status === 'already') line.say(`${folder} holds the finished run already; nothing was computed`);
    if (values.noReport !== true && status === 'already' && !existsSync(join(folder, 'report.html')))
      line.say(`it has no report: nplm report ${folder} writes one`);
    if (status === 'redrawn') line.say(`${folder} holds the result already; its figures were drawn again`);
    process.stdout.write(values.json === true ? stableJson(result) : printableLines(summaryTable(result)));
    if (figures) sayChoice(line, status, result.sample.features.length);
    if (status === 'new' || status === 'resumed')
      line.say(`results ${figures ? 'and figures ' : ''}are in ${folder}`);
  } finally {
    line.end();
  }
}

/** Of many features not all have a figure. */
function sayChoice(line: ProgressLine, status: RunOutcome['status'], features: number): void {
  if (status !== 'already' && features > MOST_FEATURE_FIGURES)
    line.say(`figures are of the ${MOST_FEATURE_FIGURES} of ${features} features that differ most in bins`);
}

function runConfig(values: RunValues): RunConfig {
  // What is left over, such as --json, is no part of RunConfig and is not read there.
  return { ...values, reference: needed(values.ref, '--ref'), data: needed(values.data, '--data') };
}

function needed(paths: readonly string[] | undefined, option: string): readonly string[] {
  if (paths !== undefined) return paths;
  throw new Fault('usage', { what: `${option} is missing`, todo: `give ${option} FILE` });
}
