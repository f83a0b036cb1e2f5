/** The results that are kept hold to what was published, and are those of this engine: `npm run validate` makes them anew. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkResults } from '../../validate/check.js';
import { studies } from '../../validate/studies.js';
import { engineVersion } from '../../src/ensemble/index.js';
import type { Tuning } from '../../src/setup/index.js';
import { expectValid } from '../schema/expectValid.js';

const results = fileURLToPath(new URL('../../results', import.meta.url));

describe('the results', () => {
  it.each(studies)('$folder/$name has its configuration, table and figures', ({ folder, name, figures }) => {
    const kept = (ending: string): string => join(results, folder, `${name}${ending}`);
    for (const ending of ['.yaml', '.txt', ...figures.map((figure) => `-${figure}.svg`)])
      expect(existsSync(kept(ending)), kept(ending)).toBe(true);
    expectValid(JSON.parse(readFileSync(kept('.json'), 'utf8')));
  });

  it.each(studies.filter(({ command }) => command === 'tune'))('$folder/$name is of this engine', (study) => {
    const path = join(results, study.folder, `${study.name}.json`);
    const { conditions } = JSON.parse(readFileSync(path, 'utf8')) as Tuning;
    expect(conditions.engine).toBe(engineVersion);
  });

  it('hold', () => {
    for (const { what, bar, measured, holds } of checkResults(results))
      expect(holds, `${what}: ${measured}, asked: ${bar}`).toBe(true);
  });

  it('are what the table says', () => {
    const table = readFileSync(join(results, 'validation.md'), 'utf8');
    for (const { measured } of checkResults(results)) expect(table).toContain(measured);
  });
});
