import { join } from 'node:path';
import { Fault } from '../fault/index.js';
import { addToFolder, writeOutput } from '../folder/index.js';
import { heedSignal } from '../input/index.js';
import { printable } from '../text/index.js';
import { commandRow, type Call } from './commandRow.js';
import { fileToWrite } from './fileToWrite.js';
import { reportOptions } from './options.js';
import { reportOf } from './reportOf.js';

/** `nplm report`: the HTML file of a run, from its folder alone. */
export const reportCommand = commandRow({
  name: 'report',
  text: 'write the report of a finished run as one HTML file, from its folder alone',
  arguments: [{ name: 'dir', text: 'the folder that nplm run filled', file: true }],
  options: reportOptions,
  examples: ['nplm report nplm-out', 'nplm report nplm-out --out talk/report.html'],
  run: report,
});

async function report({ words, options, signal }: Call<typeof reportOptions>): Promise<void> {
  const [folder] = words;
  const { force, out } = options;
  const path = out === undefined ? undefined : htmlFile(out, force);
  const bytes = reportOf(folder);
  await heedSignal(signal);
  if (path === undefined) addToFolder(folder, 'report.html', bytes, force === true);
  else writeOutput(path, bytes);
  if (options.quiet !== true)
    process.stderr.write(`report written to ${printable(out ?? join(folder, 'report.html'))}\n`);
}

/** No result is ever taken for the place of a report. */
function htmlFile(out: string, force: boolean | undefined): string {
  if (!/\.html?$/i.test(out))
    throw new Fault('usage', { what: `--out is ${out}`, todo: 'give a name that ends in .html' });
  return fileToWrite(out, force, 'choose another --out');
}
