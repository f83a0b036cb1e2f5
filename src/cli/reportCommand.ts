import { join } from 'node:path';
import { writeOutput } from '../folder/index.js';
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
  examples: ['nplm report nplm-out --force', 'nplm report nplm-out --out talk/report.html'],
  run: report,
});

async function report({ words, options, signal }: Call<typeof reportOptions>): Promise<void> {
  const [folder] = words;
  const out = options.out ?? join(folder, 'report.html');
  const bytes = reportOf(folder);
  await heedSignal(signal);
  writeOutput(fileToWrite(out, options.force, 'choose another --out'), bytes);
  if (options.quiet !== true) process.stderr.write(`report written to ${printable(out)}\n`);
}
