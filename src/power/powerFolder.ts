import type { FolderKind, OutputFolder } from '../folder/index.js';
import type { Power } from './power.js';

/** The output folder of a study of power. */
export type PowerFolder = OutputFolder<Power, never>;

/** What is in it. */
export const powerFolder: FolderKind<Power, never> = {
  name: 'study of power',
  result: 'power.json',
  tables: ['toys.arrow'],
  journal: 'toys.journal',
  others: [],
  read(json) {
    const { schema, points, statistics } = json as Partial<Power>;
    const whole = schema === 'nplm/power/1' && Array.isArray(points) && Array.isArray(statistics);
    return whole ? (json as Power) : undefined;
  },
};
