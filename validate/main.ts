import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkTable } from './check.js';
import { studies, type Study } from './studies.js';

/**
 * `npm run validate [-- NAME …]`: makes the studies of results/ at their full sizes, some ten minutes each on two cores,
 * and holds them to what was published. One that was stopped goes on the next time. Without names all are made; with `check` none.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const results = join(root, 'results');
const work = join(root, 'nplm-out-validate');

const names = process.argv.slice(2);
const known = studies.map(({ name }) => name);
const unknown = names.find((name) => name !== 'check' && !known.includes(name));
if (unknown !== undefined) {
  console.error(`unknown study "${unknown}"; there are ${known.join(', ')}, and check`);
  process.exit(2);
}
for (const study of studies) {
  if (names.length === 0 || names.includes(study.name)) make(study);
}
const machine = `${cpus()[0].model}, ${cpus().length} cores, Node ${process.versions.node}`;
const table = checkTable(results);
writeFileSync(
  join(results, 'validation.md'),
  `# Validation\n\n\`npm run validate\`, ${machine}.\n\n${table}\n`,
);
console.log(table);

/** Runs the command, and keeps its JSON, its table and its figures beside the configuration. */
function make({ command, figures, folder, name }: Study): void {
  const kept = (ending: string): string => join(results, folder, `${name}${ending}`);
  const out = join(work, folder, name);
  mkdirSync(join(work, folder), { recursive: true });
  const words = [command, '--config', kept('.yaml'), '--out', out, '--cache', join(work, 'cache')];
  console.error(`nplm ${command} --config results/${folder}/${name}.yaml`);
  const main = join(root, 'dist', 'src', 'cli', 'main.js');
  const { status, stdout } = spawnSync(process.execPath, [main, ...words], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(kept('.txt'), stdout);
  copyFileSync(join(out, command === 'tune' ? 'tuning.json' : 'power.json'), kept('.json'));
  for (const figure of figures) copyFileSync(join(out, `${figure}.svg`), kept(`-${figure}.svg`));
  if (command === 'tune') ship(join(out, 'tuning.json'), `${folder}-${name.replace('tune-', '')}.json`);
}

/** The tunings of benchmarks come with nplm. */
function ship(path: string, name: string): void {
  const tunings = join(root, 'toys', 'tunings');
  mkdirSync(tunings, { recursive: true });
  copyFileSync(path, join(tunings, name));
}
