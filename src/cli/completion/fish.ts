import type { CommandRow } from '../commandRow.js';
import {
  completedCommands,
  helpOption,
  versionOption,
  type CompletedOption,
  type Offer,
} from './completed.js';

/** A script for fish. */
export function fishCompletion(commands: readonly CommandRow[]): string {
  const all = completedCommands(commands);
  const first = [
    ...all.map(({ name, text }) => `${START} -a ${name} -d ${quoted(text)}`),
    ...[helpOption, versionOption].map((option) => `${START} ${optionOf(option)}`),
  ];
  const rest = all.flatMap(({ name, options, words }) => {
    const begin = `complete -c nplm -n '__fish_seen_subcommand_from ${name}'`;
    const offered = isNothing(words) ? [] : [`${begin} ${offerText(words)}`];
    return [...offered, ...options.map((option) => `${begin} ${optionOf(option)}`)];
  });
  return `# fish completion of nplm, made by nplm completion fish\ncomplete -c nplm -f\n${[...first, ...rest].join('\n')}\n`;
}

const START = 'complete -c nplm -n __fish_use_subcommand';

function optionOf({ flag, text, value, offer }: CompletedOption): string {
  const taken = value === undefined ? '' : ` -r ${isNothing(offer) ? '-f' : offerText(offer)}`;
  return `-l ${flag.slice(2)}${taken} -d ${quoted(text)}`;
}

function offerText({ paths, words }: Offer): string {
  if (paths === 'files') return words.length === 0 ? '-F' : `-F -a '${words.join(' ')}'`;
  const folders = paths === 'folders' ? ['(__fish_complete_directories)'] : [];
  return `-f -a '${[...words, ...folders].join(' ')}'`;
}

function isNothing({ paths, words }: Offer): boolean {
  return paths === 'none' && words.length === 0;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
