import { drawBenchmark, findLaw, findSignal, lawNames } from '../benchmark/index.js';
import { Fault } from '../fault/index.js';
import { writerFor, type TableWriter } from '../formats/index.js';
import { heedSignal } from '../input/index.js';
import { writeOutput } from '../folder/index.js';
import { defaults } from '../setup/index.js';
import { decimalNumber, printable } from '../text/index.js';
import { commandRow } from './commandRow.js';
import { fileToWrite } from './fileToWrite.js';
import { generateOptions, type OptionValues } from './options.js';

/** Events of one sample: they are held in memory until the file is written. */
const MOST_EVENTS = 1e8;

/** `nplm generate`: a sample of a benchmark as a file. */
export const generateCommand = commandRow({
  name: 'generate',
  text: 'draw a sample of a benchmark whose law is known exactly',
  arguments: [{ name: 'benchmark', text: 'what is drawn from', choices: lawNames() }],
  options: generateOptions,
  examples: [
    'nplm generate exponential --events 20000 --out ref.arrow',
    'nplm generate exponential --poisson --signal tail:10 --seed 2 --out obs.csv',
    'nplm generate correlation --poisson --signal correlated --seed 2 --out obs.arrow',
  ],
  run: ({ words, options, signal }) => generate(words[0], options, signal),
});

async function generate(
  benchmark: string,
  values: OptionValues<typeof generateOptions>,
  stop: AbortSignal,
): Promise<void> {
  const { events, poisson, signal, seed = defaults.seed, expected, out, quiet } = values;
  if (out === undefined) throw usage('--out is missing', 'give --out FILE');
  inRange('--events', events, MOST_EVENTS);
  inRange('--seed', seed, Number.MAX_SAFE_INTEGER);
  const law = findLaw(benchmark);
  const writer = writerFor(out);
  if (expected !== undefined) checkExpected(expected, writer);
  const path = fileToWrite(out, values.force, 'choose another --out');
  const [name, size, ...rest] = signal?.split(':') ?? [];
  const signalEvents = size === undefined ? undefined : decimalNumber(size);
  if (
    signalEvents !== undefined &&
    (!(signalEvents >= 0 && signalEvents <= MOST_EVENTS) || rest.length > 0)
  ) {
    throw usage(`--signal is "${signal}"`, 'give a name, or a name and a number of events, such as tail:10');
  }
  const found = name === undefined ? undefined : findSignal(law, name);
  const columns = drawBenchmark(law, { events, poisson, signal: found, signalEvents, seed });
  const table = columns.map((values, i) => ({ name: law.features[i], values }));
  const metadata = new Map([
    ['benchmark', law.name],
    ['features', law.features.join(',')],
    ['seed', String(seed)],
    ...(signal === undefined ? [] : [['signal', signal] as const]),
    ...(expected === undefined ? [] : [['expected', String(expected)] as const]),
  ]);
  await heedSignal(stop);
  const bytes = await writer.write(table, metadata);
  await heedSignal(stop);
  writeOutput(path, bytes);
  if (quiet !== true) {
    const asReference = signal === undefined && poisson !== true && expected === undefined;
    process.stderr.write(
      `${columns[0].length} events written to ${printable(out)}\n${asReference ? yieldHint(law.expected) : ''}`,
    );
  }
}

/** The yield belongs to the test and not to the number of reference events, so it is never written unasked. */
function yieldHint(expected: number): string {
  return `as a reference: the benchmark expects ${expected} events; with --expected ${expected}, nplm run tests the rate too\n`;
}

function checkExpected(expected: number, { format, keepsMetadata }: TableWriter): void {
  if (!(expected > 0)) throw usage(`--expected is ${expected}`, 'give a number above 0');
  if (!keepsMetadata)
    throw usage(
      `--expected has no place in a ${format} file`,
      'write .arrow or .parquet, or give it to nplm run',
    );
}

function inRange(option: string, value: number | undefined, most: number): void {
  if (value !== undefined && !(value >= 0 && value <= most))
    throw usage(`${option} is ${value}`, `give a whole number from 0 to ${most}`);
}

function usage(what: string, todo: string): Fault {
  return new Fault('usage', { what, todo });
}
