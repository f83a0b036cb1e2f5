import { Fault, type FaultKind } from '../fault/index.js';
import { closestName } from '../text/index.js';
import { describeColumn, mendText } from './describeColumn.js';
import type { Column, Table } from './table.js';

/** A column that has numbers. */
export type NumericColumn = Column & Required<Pick<Column, 'values'>>;

/** So many names fit in a message. */
const SHOWN = 12;

/**
 * The column of this name, with numbers.
 *
 * @param kind - of the Fault if there is none: `usage` for a name that only an option gave
 * @throws Fault if there is no such column, and `content` if it holds no numbers
 */
export function findColumn(table: Table, name: string, kind: FaultKind = 'content'): NumericColumn {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column === undefined) {
    throw new Fault(kind, {
      where: table.origin,
      what: `there is no column "${name}"`,
      todo: nameAdvice(table, name),
    });
  }
  if (column.values === undefined) {
    throw new Fault('content', {
      where: table.origin,
      what:
        column.text === undefined
          ? `column "${name}" holds no numbers but ${column.type}`
          : `column "${name}" is ${describeColumn(column)}`,
      todo: column.text === undefined ? 'leave it out, or write it as numbers' : mendText(column.text),
    });
  }
  return column as NumericColumn;
}

/** What to do about a column that is not there: the name that is near, or all of them. */
export function nameAdvice({ columns }: Table, name: string): string {
  const names = columns.map((candidate) => candidate.name);
  const closest = closestName(name, names);
  if (closest !== undefined) return `did you mean "${closest}"?`;
  const list = names.slice(0, SHOWN).join(', ');
  return `choose from: ${list}${names.length > SHOWN ? `, … (${names.length} columns)` : ''}`;
}
