import { describe, expect, it } from 'vitest';
import { checkCount, checkWords } from '../../src/cli/checkWords.js';
import { commands } from '../../src/cli/index.js';
import { commandRow, type CommandRow } from '../../src/cli/commandRow.js';
import { runProgram } from '../../src/cli/program.js';
import { valuesOfWords } from '../../src/cli/readValues.js';
import { nplm } from './nplm.js';

describe('every command', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    '%s has help with examples that it takes',
    async (name, command) => {
      const { code, stdout } = await nplm([name, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain(command.text);
      expect(command.examples.length).toBeGreaterThan(0);
      for (const example of command.examples) {
        expect(stdout).toContain(example);
        const [program, first, ...words] = wordsOf(example);
        expect([program, first]).toEqual(['nplm', name]);
        expect(() => checkWords(command, words)).not.toThrow();
      }
    },
  );

  it('is in the help of the program, with an example', async () => {
    const { stdout } = await nplm(['--help']);
    for (const { name, examples } of commands) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
      expect(stdout).toContain(examples[0]);
    }
  });
});

/** As a shell splits them, for the examples of the help: quotes hold words together, and what is redirected goes elsewhere. */
function wordsOf(line: string): string[] {
  const command = line.replace(/ [|<>].*$/, '');
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
}

describe('words that belong to no option', () => {
  const seen: unknown[] = [];
  const copy: CommandRow = commandRow({
    name: 'copy',
    text: 'copies',
    arguments: [
      { name: 'input', text: 'what is read', many: true },
      { name: 'output', text: 'what is written' },
    ],
    options: { force: { type: 'flag', text: 'replace it' }, toys: { type: 'integer', text: 'toys' } },
    examples: ['nplm copy a b'],
    run: ({ words, options }) => {
      seen.push([words, options]);
      return Promise.resolve();
    },
  });
  const run = (...words: string[]): Promise<void> => runProgram(words, [copy], new AbortController().signal);

  it('may be many, before another', async () => {
    await run('copy', 'a', '--force', 'b', '-', '--toys', '3', '--', '--c');
    expect(seen).toEqual([[['a', 'b', '-', '--c'], { force: true, toys: 3 }]]);
  });

  it.each([
    [['copy'], 'no input is named; write nplm copy <input...> <output>'],
    [['copy', 'a'], 'no output is named; write nplm copy <input...> <output>'],
    [['copy', 'a', 'b', '--froce'], "unknown option '--froce'; did you mean --force?"],
    [['copy', 'a', 'b', '-f'], "unknown option '-f'; see nplm copy --help"],
    [['copy', 'a', 'b', '--force=yes'], '--force takes no value; write --force alone'],
    [['copi'], "unknown command 'copi'; did you mean copy?"],
    [['--force', 'copy'], '--force stands before a command; begin with the command, such as nplm copy'],
    [['--what'], '--what stands before a command; see nplm --help'],
  ])('%j: %s', async (words, message) => {
    await expect(run(...words)).rejects.toThrow(message);
  });

  it('are counted behind --, too', () => {
    const one = { ...copy, arguments: [{ name: 'file', text: 'a file' }] };
    expect(() => checkCount(one, ['-a', '-b'])).toThrow('"-b" belongs to no option; see nplm copy --help');
    expect(valuesOfWords(copy.options, {})).toEqual({});
  });
});
