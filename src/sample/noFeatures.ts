import { Fault } from '../fault/index.js';
import { closestName } from '../text/index.js';
import { describeColumn, isNearlyNumbers, mendText } from './describeColumn.js';
import { indexColumns } from './indexColumns.js';
import { listColumns, shownName, withType } from './listColumns.js';
import type { Column, Table } from './table.js';

/** So many columns of text are explained one by one. */
const EXPLAINED = 3;

/**
 * The Fault of two files without a common floating-point column: what the columns of each are, and what can be done
 * about it. Its length is bounded, however many columns there are.
 *
 * @param weight - the name of the weight column
 */
export function noFeatures(reference: Table, data: Table, weight: string): Fault {
  return new Fault('content', {
    where: `${reference.origin} and ${data.origin}`,
    what: 'no floating-point column is in both files',
    details: [...describeTable(reference, data, weight), ...describeTable(data, reference, weight)],
    todo: whatToDo(reference, data, weight),
  });
}

function describeTable(table: Table, other: Table, weight: string): string[] {
  const { origin, columns } = table;
  if (columns.length === 0) return [`${origin}: no column at all`];
  const index = indexColumns(table);
  const there = new Set(other.columns.map(({ name }) => name));
  const free = columns.filter(({ name }) => name !== weight && !index.has(name));
  const texts = free.filter(isNearlyNumbers);
  const lists: readonly (readonly [what: string, of: readonly Pick<Column, 'name'>[]])[] = [
    [
      `floating-point, but not in ${other.origin}`,
      free.filter((c) => c.kind === 'float' && !there.has(c.name)),
    ],
    ['floating-point', free.filter((c) => c.kind === 'float' && there.has(c.name))],
    ['whole numbers, features only by name', free.filter((c) => c.kind === 'integer')],
    ['true or false, features only by name', free.filter((c) => c.kind === 'boolean')],
    ['taken as weights', columns.filter(({ name }) => name === weight)],
    ['index of pandas', columns.filter(({ name }) => name !== weight && index.has(name))],
    ['text too', texts.slice(EXPLAINED)],
    ['no numbers', free.filter((c) => c.kind === 'other' && !isNearlyNumbers(c)).map(withType)],
  ];
  return [
    ...texts
      .slice(0, EXPLAINED)
      .map((column) => `${origin}: ${shownName(column)} is ${describeColumn(column)}`),
    ...lists.filter(([, of]) => of.length > 0).map(([what, of]) => `${origin}: ${what}: ${listColumns(of)}`),
  ];
}

/** The likeliest remedy: cells that spoil a column, then names, then columns that count only if named. */
function whatToDo(reference: Table, data: Table, weight: string): string {
  for (const [table, other] of [
    [reference, data],
    [data, reference],
  ]) {
    const wanted = other.columns.filter((column) => column.values !== undefined || isNearlyNumbers(column));
    const spoilt = table.columns.filter(
      (c) => isNearlyNumbers(c) && wanted.some(({ name }) => name === c.name),
    );
    const texts = spoilt.map(({ text }) => text!);
    const text = texts.find(({ decimalCommas }) => decimalCommas) ?? texts[0];
    if (text === undefined) continue;
    const count = texts.reduce((sum, other) => sum + other.count, 0);
    return `in ${table.origin}, ${mendText({ ...text, count })}`;
  }
  const names = ({ columns }: Table) => columns.map(({ name }) => name);
  const pair = reference.columns
    .filter(({ name, kind }) => kind === 'float' && name !== weight && !names(data).includes(name))
    .map(({ name }) => [
      name,
      closestName(
        name,
        names(data).filter((there) => !names(reference).includes(there)),
      ),
    ])
    .find(([, closest]) => closest !== undefined);
  if (pair !== undefined)
    return `give the columns the same names in both files: is "${pair[0]}" the same as "${pair[1]}"?`;
  const byName = reference.columns.filter(
    ({ name, values }) =>
      values !== undefined &&
      name !== weight &&
      data.columns.some((column) => column.name === name && column.values !== undefined),
  );
  if (byName.length > 0)
    return `name the features: --features ${listColumns(byName, ',')} (in CSV, a number with a point makes a column floating-point)`;
  const weights = [reference, data].every(({ columns }) =>
    columns.some(({ name, kind }) => name === weight && kind === 'float'),
  );
  return `give files that have the same columns of numbers${weights ? ', or name other weights with --weight' : ''}`;
}
