import { Fault } from '../fault/index.js';
import { commandRow } from './commandRow.js';
import { bashCompletion } from './completion/bash.js';
import { fishCompletion } from './completion/fish.js';
import { zshCompletion } from './completion/zsh.js';
import { completionOptions } from './options.js';

const shells = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** `nplm completion`: a script that lets a shell complete commands, options and their values. */
export const completionCommand = commandRow({
  name: 'completion',
  text: 'print a script that makes a shell complete commands, options and their values',
  arguments: [{ name: 'shell', text: 'the shell', choices: Object.keys(shells) }],
  options: completionOptions,
  examples: [
    'nplm completion bash > ~/.local/share/bash-completion/completions/nplm',
    'nplm completion zsh > ~/.zfunc/_nplm',
    'nplm completion fish > ~/.config/fish/completions/nplm.fish',
  ],
  more: 'The folder for zsh is one of yours: add it to fpath before compinit, in ~/.zshrc.',
  run: ({ words: [shell], commands }) => {
    if (!isShell(shell)) {
      throw new Fault('usage', {
        what: `there is no completion for "${shell}"`,
        todo: `choose from: ${Object.keys(shells).join(', ')}`,
      });
    }
    process.stdout.write(shells[shell](commands));
    return Promise.resolve();
  },
});

function isShell(name: string): name is keyof typeof shells {
  return Object.hasOwn(shells, name);
}
