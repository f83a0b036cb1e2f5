import { Fault } from '../fault/index.js';
import { outputColumns, writerFor, writtenEndings, type TableWriter } from '../formats/index.js';
import { heedSignal, readAnyInput } from '../input/index.js';
import { writeOutput } from '../folder/index.js';
import { counted, printable, shortName } from '../text/index.js';
import { commandRow, type Call } from './commandRow.js';
import { convertOptions } from './options.js';
import { fileToWrite } from './fileToWrite.js';

/** What other programs say of the columns of the file as it was. */
const OF_THE_FILE = new Set(['pandas', 'ARROW:schema']);

/** `nplm convert`: events from one format to another. */
export const convertCommand = commandRow({
  name: 'convert',
  text: 'write events in another format, told by the ending of the output file',
  arguments: [
    {
      name: 'input',
      text: "a file, file:object, a pattern in quotes such as 'sm_*.arrow', or - for standard input",
      file: true,
    },
    { name: 'output', text: `the file to write: ${writtenEndings}`, file: true },
  ],
  options: convertOptions,
  examples: ['nplm convert sm.csv sm.parquet', "nplm convert 'sm_*.root:events' sm.arrow --force"],
  run: convert,
});

async function convert({ words, options, signal }: Call<typeof convertOptions>): Promise<void> {
  const [location, out] = words;
  const writer = writerFor(out);
  const path = fileToWrite(out, options.force, 'choose another name');
  const { table } = await readAnyInput(location, 'check the name', signal);
  const { columns, notes } = outputColumns(table);
  if (columns.length === 0) {
    throw new Fault('content', {
      where: table.origin,
      what: 'no column holds numbers',
      todo: 'give a file of events',
    });
  }
  const { kept, lost } = sortMetadata(table.metadata, writer);
  await heedSignal(signal);
  const bytes = await writer.write(columns, kept);
  await heedSignal(signal);
  writeOutput(path, bytes, undefined, 'choose another name');
  if (options.quiet === true) return;
  const texts = [
    ...notes,
    ...(lost.length === 0
      ? []
      : [`metadata, which are not written: ${lost.map((key) => shortName(key)).join(', ')}`]),
    `${counted(table.rows, 'row')} of ${counted(columns.length, 'column')} written to ${out}`,
  ];
  process.stderr.write(texts.map((text) => `${printable(text)}\n`).join(''));
}

function sortMetadata(
  metadata: ReadonlyMap<string, string>,
  { keepsMetadata }: TableWriter,
): { readonly kept: ReadonlyMap<string, string>; readonly lost: readonly string[] } {
  const keeps = (key: string): boolean => keepsMetadata && !OF_THE_FILE.has(key);
  return {
    kept: new Map([...metadata].filter(([key]) => keeps(key))),
    lost: [...metadata.keys()].filter((key) => !keeps(key)),
  };
}
