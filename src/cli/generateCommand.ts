import { drawBenchmark, findLaw, findSignal } from '../benchmark/index.js';
import { Fault } from '../fault/index.js';
import { writeArrow, writeCsv } from '../formats/index.js';
import { writeOutput } from '../run/index.js';
import { generateOptions } from './options.js';
import { valuesOfWords } from './readValues.js';

/** `nplm generate`: a sample of a benchmark as a file. */
export function generateCommand(benchmark: string, words: Readonly<Record<string, unknown>>): Promise<void> {
  const { events, poisson, signal, seed = 1, out, quiet } = valuesOfWords(generateOptions, words);
  if (out === undefined) throw usage('--out is missing', 'give --out FILE');
  atLeastZero('--events', events);
  atLeastZero('--seed', seed);
  const law = findLaw(benchmark);
  const [name, size, ...rest] = signal?.split(':') ?? [];
  const signalEvents = size === undefined ? undefined : Number(size);
  if (
    signalEvents !== undefined &&
    (!(signalEvents >= 0 && signalEvents <= 1e9) || size === '' || rest.length > 0)
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
  ]);
  const write = writerOf(out);
  writeOutput(out, write(table, metadata));
  if (quiet !== true) process.stderr.write(`${columns[0].length} events written to ${out}\n`);
  return Promise.resolve();
}

function writerOf(path: string): typeof writeArrow {
  if (/\.(arrow|feather)$/i.test(path)) return writeArrow;
  if (/\.csv$/i.test(path)) return writeCsv;
  throw usage(`--out is "${path}"`, 'let the name end in .arrow, .feather or .csv');
}

function atLeastZero(option: string, value: number | undefined): void {
  if (value !== undefined && value < 0)
    throw usage(`${option} is ${value}`, 'give a whole number, 0 or above');
}

function usage(what: string, todo: string): Fault {
  return new Fault('usage', { what, todo });
}
