import type { FaultKind } from '../../src/fault/index.js';
import type { FoundFault } from './findFaults.js';
import { table } from './optionsPage.js';

/** What a kind of failure means, and what a caller can do about it. */
const KINDS: Readonly<Record<FaultKind, readonly [meaning: string, remedy: string]>> = {
  usage: [
    'An option, its value or a combination of options is wrong. Nothing was computed.',
    'Change the command as the message says; `nplm COMMAND --help` lists the options.',
  ],
  content: [
    'A file was read, and what is in it cannot be used. Nothing of it is used in part.',
    'Mend the file, or leave the column or the rows out as the message says.',
  ],
  missing: [
    'An input does not exist or cannot be opened.',
    'Check the path and the permissions; quote patterns that the shell must not touch.',
  ],
  internal: [
    'A defect of nplm, or of what it runs on. No input should lead here.',
    'Run again with `--debug`, and report the message with what it prints.',
  ],
  machine: [
    'This machine, or a limit set on it, does not allow the work: memory, threads, an address-space limit.',
    'Do what the message says; `nplm doctor` lists what the machine has.',
  ],
  busy: [
    'Another process works in the output folder.',
    'Wait for it, or choose another `--out`. The lock of a process that is gone is taken over.',
  ],
  output: [
    'A result cannot be written: the disk is full, or the folder is read-only. What was written before is whole.',
    'Make room or choose another `--out`, and run the same command again: finished toys are kept.',
  ],
  interrupted: [
    'Stopped by SIGTERM before the end.',
    'Run the same command again: it goes on where it was, and ends with the same bits.',
  ],
};

const LAYERS: Readonly<Record<string, string>> = {
  cli: 'options and commands',
  benchmark: 'benchmarks',
  input: 'files and names of files',
  formats: 'formats',
  expression: 'formulas',
  sample: 'columns, weights and yields',
  network: 'networks and events of the library',
  kernel: 'memory',
  ensemble: 'toys and fits',
  statistic: 'the statistic',
  run: 'runs and their folders',
  report: 'figures',
};

/**
 * docs/errors.md: every exit code, and every message but those of defects.
 *
 * @param codes - the exit code of each kind
 * @param interrupt - the exit code after Ctrl-C
 */
export function errorsPage(
  faults: readonly FoundFault[],
  codes: Readonly<Record<FaultKind, number>>,
  interrupt: number,
): string {
  const kinds = (Object.entries(codes) as [FaultKind, number][]).sort(([, a], [, b]) => a - b);
  const rows = [
    ['0', 'The command did what it was asked for. Warnings do not change the code.', ''],
    ...kinds.map(([kind, code]) => [`[${code}](#exit-code-${code})`, ...KINDS[kind]]),
    [
      `${interrupt}`,
      'Stopped by Ctrl-C (SIGINT).',
      'As for 75. A second Ctrl-C ends the process at once; what was noted in the folder by then is kept.',
    ],
  ];
  return `# Errors

<!-- Made by npm run docs from the sources; a test fails where they differ. -->

An error is one line on stderr, \`nplm: WHERE: WHAT; TODO\`: the file, row or option, what is wrong with the value found
there, and what to do. \`--debug\` adds the stack. Results go to stdout alone, so that an error leaves it empty.

${table(['exit code', 'meaning', 'what to do'], rows)}
The messages follow, by exit code and by the part of nplm that gives them; \`…\` stands for what is known only then (names,
numbers, a list), and several remedies are those of several cases: the message has the one that fits. Warnings are no errors:
[statistics.md](statistics.md) explains those about toys and χ².
${kinds.map(([kind, code]) => kindText(kind, code, faults)).join('')}`;
}

function kindText(kind: FaultKind, code: number, faults: readonly FoundFault[]): string {
  const [meaning, remedy] = KINDS[kind];
  const head = `\n## Exit code ${code}\n\n${meaning} ${remedy}\n`;
  if (kind === 'internal') return head;
  const own = faults.filter((fault) => fault.kind === kind && /\w/.test(fault.what));
  const layers = [...new Set(own.map(layerOf))];
  return `${head}${layers.map((layer) => layerText(layer, own)).join('')}`;
}

function layerText(layer: string, faults: readonly FoundFault[]): string {
  const remedies = new Map<string, Set<string>>();
  for (const fault of faults) {
    if (layerOf(fault) !== layer) continue;
    const known = remedies.get(fault.what) ?? new Set();
    remedies.set(fault.what, /\w/.test(fault.todo) ? known.add(fault.todo) : known);
  }
  const rows = [...remedies].map(([what, todos]) => [
    escaped(what),
    todos.size === 0 ? 'as the message says' : [...todos].map(escaped).join(' / '),
  ]);
  return `\nIn ${LAYERS[layer] ?? layer}:\n\n${table(['message', 'what to do'], rows)}`;
}

function layerOf({ file }: FoundFault): string {
  return /src\/(\w+)\//.exec(file)?.[1] ?? 'nplm';
}

/** As plain text in a cell. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]#~]/g, '\\$&');
}
