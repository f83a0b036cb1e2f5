import type { CommandRow } from '../commandRow.js';
import { completedCommands, helpOption, namesOf, versionOption, type Offer } from './completed.js';

/** A script for bash 4 or newer, without the package bash-completion. It splits words at = itself, as bash does. */
export function bashCompletion(commands: readonly CommandRow[]): string {
  const all = completedCommands(commands);
  const first = [...namesOf(all), helpOption.flag, versionOption.flag];
  const values = all.flatMap(({ name, options }) =>
    options
      .filter(({ value }) => value !== undefined)
      .map(({ flag, offer }) => `    ${name}:${flag}) ${offerText(offer)}; return ;;`),
  );
  const words = all.map(
    ({ name, options, words }) =>
      `    ${name}:-*) ${wordsText(options.map(({ flag }) => flag))} ;;\n    ${name}:*) ${offerText(words)} ;;`,
  );
  return `# bash completion of nplm, made by nplm completion bash
_nplm() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    ${wordsText(first)}
    return
  fi
  case \${COMP_WORDS[1]}:$prev in
${values.join('\n')}
  esac
  case \${COMP_WORDS[1]}:$cur in
${words.join('\n')}
  esac
}
_nplm_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
}
_nplm_paths() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$cur"; compgen -W "$2" -- "$cur")
}
complete -F _nplm nplm
`;
}

function offerText({ paths, words }: Offer): string {
  if (paths === 'none') return words.length === 0 ? ':' : wordsText(words);
  const option = paths === 'files' ? '-f' : '-d';
  return `_nplm_paths ${option}${words.length === 0 ? '' : ` '${words.join(' ')}'`}`;
}

function wordsText(words: readonly string[]): string {
  return `_nplm_words '${words.join(' ')}'`;
}
