import type { CommandRow } from '../commandRow.js';
import {
  completedCommands,
  helpOption,
  versionOption,
  type CompletedOption,
  type Offer,
} from './completed.js';

/** A script for zsh: a file `_nplm` in a folder of fpath, or sourced after compinit. */
export function zshCompletion(commands: readonly CommandRow[]): string {
  const all = completedCommands(commands);
  const described = all.map(({ name, text }) => `    ${quoted(`${name}:${text}`)}`);
  const cases = all.map(({ name, options, words }) => {
    const specs = [...options.map(specOf), quoted(`*:word:${actionOf(words)}`)];
    return `    ${name})\n      _arguments \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}\n      ;;`;
  });
  return `#compdef nplm
# zsh completion of nplm, made by nplm completion zsh
_nplm() {
  local -a commands=(
${described.join('\n')}
  )
  if ((CURRENT == 2)); then
    if [[ $words[2] == -* ]]; then
      _arguments ${specOf(helpOption)} ${specOf(versionOption)}
    else
      _describe command commands
    fi
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${cases.join('\n')}
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _nplm "$@"
else
  compdef _nplm nplm
fi
`;
}

function specOf({ flag, text, value, offer }: CompletedOption): string {
  const about = `[${text.replace(/[[\]\\:]/g, '\\$&')}]`;
  return quoted(
    value === undefined
      ? `${flag}${about}`
      : `${flag}=${about}:${value.replace(/[[\]:]/g, '\\$&')}:${actionOf(offer)}`,
  );
}

function actionOf({ paths, words }: Offer): string {
  const list = words.length === 0 ? '' : `(${words.join(' ')})`;
  if (paths === 'none') return list === '' ? ' ' : list;
  const files = paths === 'files' ? '_files' : '_files -/';
  // Both at once: alternatives, each with a tag of its own. A colon would end the action.
  return list === '' ? files : String.raw`{_alternative "names\:name\:${list}" "files\:file\:${files}"}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
