import { readAnyInput, refuseSecondStdin, type InputFile } from '../input/index.js';
import { infoTable } from '../report/index.js';
import { stableJson } from '../folder/index.js';
import { describeTable, type TableDescription } from '../sample/index.js';
import { commandRow, type Call } from './commandRow.js';
import { infoOptions } from './options.js';

/** What `nplm info --json` prints. */
export interface Info {
  readonly schema: 'nplm/info/1';
  /** One for each file or pattern that was named, in that order. */
  readonly tables: readonly TableInfo[];
}

/** One table, and the files that it was read from. */
interface TableInfo extends TableDescription {
  /** As it was named. */
  readonly path: string;
  readonly files: readonly InputFile[];
}

/** `nplm info`: files at a glance, as text or JSON. */
export const infoCommand = commandRow({
  name: 'info',
  text: 'describe files of events: format, columns with range, mean and invalid values, weights, features',
  arguments: [
    {
      name: 'file',
      text: "a file, file:object, a pattern in quotes such as 'sm_*.arrow', which is read as one table, or -",
      file: true,
      many: true,
    },
  ],
  options: infoOptions,
  examples: ['nplm info sm.arrow obs.csv', 'nplm info sm.root:events --json'],
  run: info,
});

async function info({ words, options, signal }: Call<typeof infoOptions>): Promise<void> {
  refuseSecondStdin(words);
  const tables: TableInfo[] = [];
  for (const [i, word] of words.entries()) {
    const input = await readAnyInput(word, 'check the name', signal);
    const description = describeTable(input.table, options);
    if (options.json === true) tables.push({ path: input.path, files: input.files, ...description });
    else
      process.stdout.write(
        `${i === 0 ? '' : '\n'}${infoTable(input.path, description, { files: input.files.length, ascii: !isUtf8() })}`,
      );
  }
  const info: Info = { schema: 'nplm/info/1', tables };
  if (options.json === true) process.stdout.write(stableJson(info));
}

/** Whether the terminal shows more than ASCII, by the variables that say so, the first that is set. */
function isUtf8(): boolean {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  return /utf-?8/i.test([LC_ALL, LC_CTYPE, LANG].find((value) => value !== undefined && value !== '') ?? '');
}
