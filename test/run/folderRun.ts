import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { readArrow } from '../../src/formats/index.js';
import { runWith } from '../../src/run/runAnalysis.js';
import type { DrawnFile } from '../../src/folder/index.js';
import type { Progress, Result, RunHooks, RunOutcome } from '../../src/run/index.js';
import type { RunConfig } from '../../src/setup/index.js';
import { expectValidFolder } from '../schema/expectValid.js';
import { fakeEnsemble } from './fixtures.js';

export const readResult = (out: string): Result =>
  JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')) as Result;
export const tableOf = (out: string, name: string) => readArrow(readFileSync(join(out, name)), name);
export const valuesOf = (out: string, file: string, column: string): number[] => [
  ...(tableOf(out, file).columns.find(({ name }) => name === column)?.values ?? []),
];
/** Runs on a stand-in of the ensemble. The JSON files must be as the published schemas say. */
export async function run(
  config: RunConfig,
  fake = fakeEnsemble(),
  hooks: RunHooks = {},
): Promise<RunOutcome> {
  const outcome = await runWith(fake.open, config, hooks);
  expectValidFolder(outcome.folder);
  return outcome;
}

/** Stops after so many toys. */
export function stopAfter(toys: number): RunHooks {
  const controller = new AbortController();
  const progress = ({ done }: Progress): void => {
    if (done === toys) controller.abort('SIGTERM');
  };
  return { signal: controller.signal, progress };
}

/** A drawer that gives these files one after the other. */
export async function* drawn(...files: DrawnFile[]): AsyncGenerator<DrawnFile> {
  for (const file of files) {
    await setImmediate();
    yield file;
  }
}
