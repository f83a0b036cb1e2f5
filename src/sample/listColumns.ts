import { shortName } from '../text/index.js';
import type { Column } from './table.js';

/** So many names stand in one list. */
const LISTED = 8;
/** The longest name that is shown whole in a list. */
const LONGEST = 40;

/** The names of columns, the first of them where there are many: `a, b, … (12 columns)`. */
export function listColumns(columns: readonly Pick<Column, 'name'>[], separator = ', '): string {
  const list = columns.slice(0, LISTED).map(shownName).join(separator);
  return columns.length > LISTED ? `${list}${separator}… (${columns.length} columns)` : list;
}

/** The name of a column as it stands in a list. */
export function shownName({ name }: Pick<Column, 'name'>): string {
  return shortName(name, LONGEST);
}

/** The name with the type behind it. */
export function withType(column: Column): Pick<Column, 'name'> {
  return { name: `${shownName(column)} (${column.type})` };
}
