import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault/index.js';
import { readManifest, stampOf } from '../folder/index.js';
import { readArrow } from '../formats/index.js';
import type { Histograms, Result } from '../run/index.js';
import type { ReportInput } from './reportInput.js';

/**
 * What the report of a run needs, from its folder alone: the inputs of the run may be gone.
 *
 * @param folder - of `runAnalysis` or the command
 * @throws Fault `missing` if the folder holds no finished run; `content` if one of its files is not as it was written
 * @example
 * const { result, histograms, events } = readReport('nplm-out');
 */
export function readReport(folder: string): Omit<ReportInput, 'command'> {
  const read = reader(folder);
  const json = (name: string): unknown => JSON.parse(read(name).toString('utf8'));
  const table = (name: string): ReturnType<typeof readArrow> => readArrow(read(name), join(folder, name));
  const result = json('result.json') as Result;
  const histograms = json('histograms.json') as Histograms;
  const { columns, rows } = table('events.arrow');
  const t = valuesOf(table('toys.arrow').columns, 't');
  return {
    result,
    histograms,
    toys: Array.from(t).filter(Number.isFinite),
    events: {
      rows,
      // A column of the data with one of these names has another in the file.
      columns: columns.flatMap(({ name, values }) =>
        values === undefined || name === 'f' || name === 'rank' ? [] : [{ name, values }],
      ),
      f: valuesOf(columns, 'f'),
    },
  };
}

/** The files of a run, each as the manifest says that it was written. */
function reader(folder: string): (name: string) => Buffer {
  const files = readManifest(join(folder, 'manifest.txt'))?.files;
  if (files === undefined)
    throw new Fault('missing', {
      where: folder,
      what: 'it is not a folder that nplm run filled',
      todo: 'give the output folder of a finished run',
    });
  return (name) => {
    const path = join(folder, name);
    if (!files.has(name))
      throw new Fault('missing', {
        where: path,
        what: 'the run did not write it: it is not finished, or older than the report, or no nplm run',
        todo: 'run the same command again; a finished run of an older version needs --force',
      });
    const bytes = bytesOf(path);
    const stamp = files.get(name);
    // The last file that is written has no stamp yet while the run goes on.
    if (stamp === undefined || stamp === stampOf(bytes)) return bytes;
    throw new Fault('content', {
      where: path,
      what: 'it is not as the run wrote it',
      todo: 'make the run again with --force',
    });
  };
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Fault(
      'missing',
      { where: path, what: 'it cannot be read', todo: 'make the run again with --force' },
      { cause },
    );
  }
}

function valuesOf(
  columns: ReturnType<typeof readArrow>['columns'],
  name: string,
): Float32Array | Float64Array {
  // The manifest says that these are the tables of a run.
  return columns.find((column) => column.name === name)?.values ?? new Float64Array();
}
