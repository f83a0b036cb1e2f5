import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bashCompletion } from '../../src/cli/completion/bash.js';
import { fishCompletion } from '../../src/cli/completion/fish.js';
import { zshCompletion } from '../../src/cli/completion/zsh.js';
import { commands } from '../../src/cli/index.js';
import { scratch } from '../run/fixtures.js';
import { nplm } from './nplm.js';

const folder = scratch();
const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };
const scriptNames = Object.keys(scripts).map((shell) => `nplm.${shell}`);
const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

beforeAll(() => {
  for (const [shell, script] of Object.entries(scripts))
    writeFileSync(join(folder, `nplm.${shell}`), script(commands));
  mkdirSync(join(folder, 'a folder'));
  writeFileSync(join(folder, 'a file.arrow'), '');
});

describe('nplm completion', () => {
  it.each(Object.entries(scripts))('%s prints the script', async (shell, script) => {
    const { code, stdout } = await nplm(['completion', shell]);
    expect([code, stdout]).toEqual([0, script(commands)]);
  });

  it('names the shells that it knows', async () => {
    const { code, stderr } = await nplm(['completion', 'tcsh']);
    expect([code, stderr]).toEqual([
      2,
      'nplm: there is no completion for "tcsh"; choose from: bash, zsh, fish\n',
    ]);
  });
});

/** What bash offers behind these words, the last of which is being typed. */
function bash(...words: readonly string[]): string[] {
  const script = `source ./nplm.bash
    [[ $(complete -p nplm) == 'complete -F _nplm nplm' ]] || exit 1
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _nplm nplm "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD-1]}"
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const text = execFileSync('bash', ['-c', script, 'bash', ...words], { cwd: folder, encoding: 'utf8' });
  return text.split('\n').filter((line) => line !== '');
}

/** What fish offers for a line. */
function fish(line: string): string[] {
  const script = 'source nplm.fish; complete -C $argv[1]';
  const text = execFileSync('fish', ['--no-config', '-c', script, line], { cwd: folder, encoding: 'utf8' });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t')[0]);
}

const names = [...commands.map(({ name }) => name), 'help'];

describe('bash', () => {
  it.each([
    [
      ['nplm', ''],
      [...names, '--help', '--version'],
    ],
    [['nplm', 'ge'], ['generate']],
    [['nplm', 'help', 'do'], ['doctor']],
    [
      ['nplm', 'run', '--clip'],
      ['--clip', '--clip-scope'],
    ],
    [
      ['nplm', 'run', '--clip-scope', ''],
      ['kernels', 'all'],
    ],
    [['nplm', 'run', '--clip-scope', '=', 'a'], ['all']],
    [
      ['nplm', 'run', '--clip-scope', '='],
      ['kernels', 'all'],
    ],
    [
      ['nplm', 'run', '--ref', 'a'],
      ['a file.arrow', 'a folder'],
    ],
    [
      ['nplm', 'power', '--ref', ''],
      ['exponential', 'correlation', 'gaussian10', 'a file.arrow', 'a folder', ...scriptNames],
    ],
    [['nplm', 'run', '--toy-pool', 'gau'], ['gaussian10']],
    [['nplm', 'power', '--signal', 'ta'], ['tail']],
    [
      ['nplm', 'power', '--signal', 'a f'],
      ['a file.arrow', 'a folder'],
    ],
    [['nplm', 'generate', 'exponential', '--signal', 'na'], ['narrow']],
    [['nplm', 'run', '--out', 'a'], ['a folder']],
    [['nplm', 'run', '--toys', ''], []],
    [
      ['nplm', 'completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [
      ['nplm', 'generate', ''],
      ['exponential', 'correlation', 'gaussian10'],
    ],
  ])('%j: %j', (words, offered) => {
    expect(bash(...words).sort()).toEqual([...offered].sort());
  });

  it('knows every option of every command', () => {
    for (const { name, options } of commands)
      expect(bash('nplm', name, '--')).toHaveLength(Object.keys(options).length + 1);
  });
});

describe('zsh', () => {
  it.skipIf(!has('zsh'))('takes the script, and a word of each command completes (zsh)', () => {
    execFileSync('zsh', ['-n', 'nplm.zsh'], { cwd: folder });
    const script = `autoload -Uz compinit && compinit -u -D
      source ./nplm.zsh && (( $+functions[_nplm] )) && print -r -- $_comps[nplm]`;
    expect(execFileSync('zsh', ['-f', '-c', script], { cwd: folder, encoding: 'utf8' })).toBe('_nplm\n');
  });

  it('offers names beside files', () => {
    const text = zshCompletion(commands);
    expect(text).toContain(
      String.raw`:FILE:{_alternative "names\:name\:(exponential correlation gaussian10)" "files\:file\:_files"}`,
    );
    expect(text).toContain(String.raw`"names\:name\:(tail bulk `);
  });

  it('describes an option with brackets and colons as it is', () => {
    const text = zshCompletion([
      {
        name: 'odd',
        text: "it's: odd",
        arguments: [],
        options: { one: { type: 'text', value: 'NAME[:S]', text: "a [b]: it's" } },
        examples: [],
        run: () => Promise.resolve(),
      },
    ]);
    expect(text).toContain(`'--one=[a \\[b\\]\\: it'\\''s]:NAME\\[\\:S\\]: '`);
  });
});

describe('fish', () => {
  it.skipIf(!has('fish'))('completes commands, options, choices and files (fish)', () => {
    execFileSync('fish', ['-n', 'nplm.fish'], { cwd: folder });
    expect(fish('nplm ge')).toEqual(['generate']);
    expect(fish('nplm run --clip')).toEqual(['--clip', '--clip-scope']);
    expect(fish('nplm run --clip-scope ').sort()).toEqual(['all', 'kernels']);
    expect(fish('nplm run --out a')).toEqual(['a folder/']);
    expect(fish('nplm run --ref a').sort()).toEqual(['a file.arrow', 'a folder/']);
    expect(fish('nplm power --ref expo')).toEqual(['exponential']);
    expect(fish('nplm power --signal ta')).toEqual(['tail']);
    expect(fish('nplm completion ').sort()).toEqual(['bash', 'fish', 'zsh']);
    expect(fish('nplm run --toys ')).toEqual([]);
  });
});
