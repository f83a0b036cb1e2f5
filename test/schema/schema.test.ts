/** The published schemas are those of the code: run this with -u after a change of a type or an option. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { format, resolveConfig } from 'prettier';
import { afterAll, describe, expect, it } from 'vitest';
import { runOptions } from '../../src/cli/index.js';
import { kebab, type OptionRow } from '../../src/cli/options.js';
import type { Result } from '../../src/run/index.js';
import { readResult, run } from '../run/folderRun.js';
import { smallRun } from '../run/fixtures.js';
import { expectValid, readSchema } from './expectValid.js';
import { OPTIONS_SCHEMA, published } from './published.js';
import { schemasOf } from './schemaOf.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

async function fileOf(path: string, schema: object): Promise<string> {
  return format(JSON.stringify(schema), {
    ...(await resolveConfig(join(root, path))),
    filepath: join(root, path),
  });
}

describe('the published schema', () => {
  const sources = Object.entries(published);
  const schemas = schemasOf(sources.map(([, source]) => source));

  it.each(sources.map(([name, { path }], i) => [path, name, schemas[i]] as const))(
    '%s is that of the code',
    async (path, name, schema) => {
      const $id = `urn:${name.replaceAll('/', ':')}`;
      const whole = { $schema: DRAFT, $id, title: name, ...schema };
      await expect(await fileOf(path, whole)).toMatchFileSnapshot(join(root, path));
    },
  );

  it(`${OPTIONS_SCHEMA} is that of the option table`, async () => {
    const rows = Object.entries(runOptions as Record<string, OptionRow>).filter(
      ([, { shellOnly }]) => !shellOnly,
    );
    const properties = Object.fromEntries(rows.map(([name, row]) => [kebab(name), ofOption(row)]));
    const title = 'options of nplm run, the file of --config';
    const whole = {
      $schema: DRAFT,
      $id: 'urn:nplm:run-options:1',
      title,
      type: 'object',
      properties,
      additionalProperties: false,
    };
    await expect(await fileOf(OPTIONS_SCHEMA, whole)).toMatchFileSnapshot(join(root, OPTIONS_SCHEMA));
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(readSchema(OPTIONS_SCHEMA));
    expect(validate({ ref: 'a', toys: 3, network: [4, 4], features: 'a,b', force: true })).toBe(true);
    expect([{ toyz: 3 }, { toys: 'x' }, { trainer: 'best' }].map((options) => validate(options))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

function ofOption({ type, text, choices }: OptionRow): object {
  const listed = (item: string): object => ({
    anyOf: [{ type: 'string' }, { type: item }, { type: 'array', items: { type: item } }],
  });
  const types: Record<OptionRow['type'], object> = {
    text: { type: 'string' },
    number: { type: 'number' },
    integer: { type: 'integer' },
    files: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    texts: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    integers: listed('integer'),
    numbers: listed('number'),
    flag: { type: 'boolean' },
    choice: { enum: choices },
  };
  return { description: text, ...types[type] };
}

describe('a result', () => {
  const config = smallRun();
  afterAll(() => rmSync(join(config.out, '..'), { recursive: true }));

  it('is valid; one with another field, without one, or with a field of another type is not', async () => {
    await run(config);
    const result = readResult(config.out);
    expect(() => expectValid(result)).not.toThrow();
    const changed: [object, string][] = [
      [{ ...result, more: 1 }, 'must NOT have additional properties'],
      [{ ...result, statistic: { ...result.statistic, more: 1 } }, 'must NOT have additional properties'],
      [{ ...result, config: { ...result.config, more: 1 } }, 'must NOT have additional properties'],
      [{ ...result, seed: '1' }, 'seed must be number'],
      [without(result, 'seed'), "must have required property 'seed'"],
      [{ ...result, schema: 'nplm/result/2' }, 'there is no schema "nplm/result/2"'],
    ];
    for (const [other, message] of changed) expect(() => expectValid(other)).toThrow(message);
  });
});

function without(result: Result, name: keyof Result): object {
  return Object.fromEntries(Object.entries(result).filter(([key]) => key !== name));
}
