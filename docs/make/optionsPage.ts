import type { CommandRow, OptionRow } from '../../src/cli/index.js';

const HEAD = `# Options

<!-- Made by npm run docs from the tables that the parser reads; a test fails where they differ. -->

Every command takes \`--help\`. A value follows its option behind a space or \`=\`: \`--toys 100\`, \`--toys=100\`. Lists are
written with commas and without spaces: \`--network 5,5,5\`.
`;

/** Which of the options a YAML file may hold, said where a command reads one. */
const CONFIG = `
With \`--config FILE\` these options can stand in a YAML file, by the same names without the dashes (\`toy-pool: sm.arrow\`,
\`network: [5, 5, 5]\`, \`shape-only: true\`). The command line wins, but a flag is turned off in the file. Options marked \\* have a meaning in the shell alone.
`;

/** docs/options.md: every command with its arguments, options and examples. */
export function optionsPage(commands: readonly CommandRow[]): string {
  const list = commands.map(({ name, text }) => `- [\`nplm ${name}\`](#nplm-${name}): ${text}`);
  return `${HEAD}\n${list.join('\n')}\n${commands.map(commandText).join('')}`;
}

function commandText(row: CommandRow): string {
  const { name, text, options, examples, more } = row;
  const words = row.arguments.map((argument) => `<${argument.name}${argument.many === true ? '...' : ''}>`);
  const hasConfig = 'config' in options;
  const parts = [
    `\n## nplm ${name}\n\n${sentence(text)}\n`,
    `\n\`\`\`text\n${['nplm', name, ...words, '[options]'].join(' ')}\n\`\`\`\n`,
    row.arguments.length === 0 ? '' : `\n${row.arguments.map(argumentText).join('\n')}\n`,
    hasConfig ? CONFIG : '',
    `\n${table(['option', 'what', 'without it'], optionRows(row, hasConfig))}`,
    `\nExamples:\n\n\`\`\`text\n${examples.join('\n')}\n\`\`\`\n`,
    more === undefined ? '' : `\n${sentence(more)}\n`,
  ];
  return parts.join('');
}

function argumentText({ name, text, choices }: CommandRow['arguments'][number]): string {
  return `- \`${name}\`: ${text}${choices === undefined ? '' : ` (${codes(choices)})`}`;
}

function optionRows({ options }: CommandRow, hasConfig: boolean): string[][] {
  return Object.entries(options).map(([name, option]) => {
    const { type, value = 'VALUE', shellOnly } = option;
    const form = `\`--${kebab(name)}${type === 'flag' ? '' : ` ${value}`}\``;
    return [
      `${form}${hasConfig && shellOnly === true ? ' \\*' : ''}`,
      what(option),
      option.needed === true ? 'nothing is done' : (option.otherwise ?? ''),
    ];
  });
}

function what({ text, choices }: OptionRow): string {
  return `${text}${choices === undefined ? '' : ` (${codes(choices)})`}`;
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function sentence(text: string): string {
  const last = /[.!?]$/.test(text) ? '' : '.';
  return `${text[0].toUpperCase()}${text.slice(1)}${last}`;
}

/** A Markdown table; what would end a cell is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\\?\|/g, '\\|').replace(/\n/g, ' ')).join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
