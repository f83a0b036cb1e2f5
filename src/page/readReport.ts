import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault/index.js';
import { readArrow } from '../formats/index.js';
import type { Histograms, Result } from '../run/index.js';
import type { ReportInput } from './reportInput.js';

/**
 * What the report of a run needs, from its folder alone: the inputs of the run may be gone.
 *
 * @param folder - of `runAnalysis` or the command
 * @throws Fault `missing` if the folder holds no finished run; `content` if one of its files is damaged
 * @example
 * const { result, histograms, events } = readReport('nplm-out');
 */
export function readReport(folder: string): Omit<ReportInput, 'command'> {
  const result = json<Result>(folder, 'result.json', 'nplm/result/1');
  const histograms = json<Histograms>(folder, 'histograms.json', 'nplm/histograms/1');
  const toys = table(folder, 'toys.arrow');
  const events = table(folder, 'events.arrow');
  const columns = events.columns.flatMap(({ name, values }) =>
    values === undefined || name === 'f' || name === 'rank' ? [] : [{ name, values }],
  );
  const f = events.columns.find(({ name }) => name === 'f')?.values;
  const t = toys.columns.find(({ name }) => name === 't')?.values;
  if (f === undefined || t === undefined)
    throw damaged(join(folder, f === undefined ? 'events.arrow' : 'toys.arrow'));
  return {
    result,
    histograms,
    toys: [...t].filter(Number.isFinite),
    events: { rows: events.rows, columns, f },
  };
}

function json<Content extends { readonly schema: string }>(
  folder: string,
  name: string,
  schema: string,
): Content {
  const path = join(folder, name);
  const text = bytesOf(path).toString('utf8');
  try {
    const content = JSON.parse(text) as Content;
    if (content.schema === schema) return content;
  } catch (cause) {
    throw damaged(path, cause);
  }
  throw damaged(path);
}

function table(folder: string, name: string): ReturnType<typeof readArrow> {
  const path = join(folder, name);
  return readArrow(bytesOf(path), path);
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Fault(
      'missing',
      {
        where: path,
        what: 'it cannot be read, and a report is made of it',
        todo: 'give the folder of a finished nplm run of this version',
      },
      { cause },
    );
  }
}

function damaged(path: string, cause?: unknown): Fault {
  return new Fault(
    'content',
    { where: path, what: 'it is not what nplm run writes', todo: 'make the run again with --force' },
    { cause },
  );
}
