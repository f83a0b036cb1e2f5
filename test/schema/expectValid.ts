import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { published } from './published.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ajv = new Ajv2020({ allErrors: true, strict: true });
const compiled = new Map<string, ValidateFunction>();

/**
 * Checks a value against the published schema that it names.
 *
 * @throws Error that names each field that is missing, unknown or of another type
 */
export function expectValid(value: unknown): void {
  const name = (value as { schema?: unknown } | null)?.schema;
  if (typeof name !== 'string' || !Object.hasOwn(published, name))
    throw new Error(`there is no schema ${JSON.stringify(name)}: test/schema/published.ts`);
  const validate = compiled.get(name) ?? ajv.compile(readSchema(published[name].path));
  compiled.set(name, validate);
  if (validate(value)) return;
  throw new Error(`${name}: ${ajv.errorsText(validate.errors)} ${JSON.stringify(validate.errors)}`);
}

export function readSchema(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
}

/** Checks the JSON files of an output folder. */
export function expectValidFolder(folder: string): void {
  for (const name of ['result.json', 'tuning.json', 'power.json', 'config.json']) {
    const path = join(folder, name);
    if (existsSync(path)) expectValid(JSON.parse(readFileSync(path, 'utf8')));
  }
}

/** Checks what a command that succeeded printed and wrote: JSON on stdout, and the folder of `nplm run --out`. */
export function expectValidOutput(words: readonly string[], cwd: string | undefined, stdout: string): void {
  if (stdout.startsWith('{')) expectValid(JSON.parse(stdout));
  if (words[0] === 'run') {
    const out = words.lastIndexOf('--out');
    expectValidFolder(resolve(cwd ?? '.', out < 0 ? 'nplm-out' : words[out + 1]));
  }
}
