import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratch } from '../run/fixtures.js';
import { compareOutput } from './compareOutput.js';
import { markOf, readBlocks, type Block } from './readBlocks.js';
import { runProcess, type Finished } from './runProcess.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** README and the pages of docs/. */
export function pages(): string[] {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', ...docs.sort().map((name) => `docs/${name}`)];
}

/** What no test can run, and why. A block of such commands holds nothing else. */
const EXCEPTIONS: readonly (readonly [begin: RegExp, why: string])[] = [
  [/^git clone /, 'needs the network'],
  [/^npm (ci|pack|install)\b/, 'installs'],
  [/^npm test\b/, 'is this test'],
  [/^npm run (demo|bench|docs|figures)\b/, 'takes minutes, or writes into the repository'],
  [/^nplm doctor\b/, 'describes the machine'],
  [/^(sbatch|squeue|srun|condor_submit|condor_q|qsub)\b/, 'needs a farm'],
];

/** Languages of blocks that are read and not run: other programs, formulas, the content of files. */
const NOT_RUN = new Set(['', 'text', 'python', 'json', 'math', 'bibtex', 'submit', 'slurm', 'yaml', 'csv']);

/** What a block does: nothing, write a file, run. */
export function actionOf(block: Block): 'none' | 'write' | 'run' {
  if (markOf(block, 'file') !== undefined) return 'write';
  if (block.language === 'js') return 'run';
  if (block.language !== 'sh') {
    if (!NOT_RUN.has(block.language)) throw new Error(`no test knows the language "${block.language}"`);
    return 'none';
  }
  const commands = commandsOf(block.text);
  const excepted = commands.filter((command) => EXCEPTIONS.some(([begin]) => begin.test(command)));
  if (excepted.length === 0) return 'run';
  if (excepted.length === commands.length) return 'none';
  throw new Error(`"${excepted[0]}" is not run; give it a block of its own`);
}

function commandsOf(text: string): string[] {
  return text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** A folder as a reader has it: a clone with nplm installed, and nothing else of the repository but samples. */
export function readersFolder(): string {
  const folder = scratch();
  for (const name of ['toys', 'examples']) symlinkSync(join(root, name), join(folder, name));
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(root, join(folder, 'node_modules', 'nplm'));
  symlinkSync(join(root, 'dist/src/cli/main.js'), join(folder, 'node_modules', '.bin', 'nplm'));
  return folder;
}

/** A block that is run, and what the page says it prints. */
interface Step {
  readonly block: Block;
  readonly outputs: readonly Block[];
}

/** The blocks of a page that write or run, each with the `text` blocks right behind it. */
export function stepsOf(page: string): Step[] {
  const blocks = readBlocks(readFileSync(join(root, page), 'utf8'));
  const steps: { block: Block; outputs: Block[] }[] = [];
  let running = false;
  for (const block of blocks) {
    if (block.language === 'text' && markOf(block, 'file') === undefined) {
      if (running) steps.at(-1)?.outputs.push(block);
      continue;
    }
    running = actionOf(block) !== 'none';
    if (running) steps.push({ block, outputs: [] });
  }
  return steps;
}

/** Does one step in the reader's folder; what differs from the page is an error that names the line. */
export async function doStep(page: string, { block, outputs }: Step, folder: string): Promise<void> {
  const file = markOf(block, 'file');
  if (file !== undefined) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, block.text);
    return;
  }
  const ended = await run(block, folder);
  const exit = Number(markOf(block, 'exit') ?? 0);
  const said = `${ended.stderr}${ended.stdout}`;
  if (ended.code !== exit)
    throw new Error(`${page}, line ${block.line}: exit code ${ended.code}, not ${exit}\n${said}`);
  for (const output of outputs) {
    const printed = output.marks.includes('stderr') ? ended.stderr : ended.stdout;
    const difference = compareOutput(output.text, printed);
    if (difference === undefined) continue;
    throw new Error(`${page}, line ${output.line}: ${difference}\nAll of it:\n${printed}`);
  }
}

function run(block: Block, folder: string): Promise<Finished> {
  if (block.language === 'sh')
    return runProcess('bash', ['--norc', '-eo', 'pipefail', '-c', block.text], folder);
  const path = join(folder, `line-${block.line}.mjs`);
  writeFileSync(path, block.text);
  return runProcess(process.execPath, [path], folder);
}
