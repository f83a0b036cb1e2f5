import type { Histograms } from '../run/index.js';
import type { ReportInput } from './reportInput.js';

/** Columns of the table. */
const MOST_COLUMNS = 16;

/** Rows of the events with the largest f: rank, f, then features and the other columns of both files. */
export interface StrangestEvents {
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** @param most - how many events */
export function strangestEvents(
  { columns, f, rows }: ReportInput['events'],
  histograms: Histograms,
  most: number,
): StrangestEvents {
  const wanted = histograms.columns.map(({ name }) => name);
  const shown = wanted
    .flatMap((name) => columns.find((column) => column.name === name || renamed(column.name, name)) ?? [])
    .slice(0, MOST_COLUMNS);
  const order = Array.from({ length: rows }, (_, row) => row).sort((a, b) => f[b] - f[a] || a - b);
  return {
    names: shown.map(({ name }) => name),
    rows: order.slice(0, most).map((row, i) => [i + 1, f[row], ...shown.map(({ values }) => values[row])]),
  };
}

/** Columns of the data called `f` and `rank` have other names in events.arrow. */
function renamed(inFile: string, name: string): boolean {
  return (name === 'f' || name === 'rank') && /^(f|rank)_data_*$/.test(inFile) && inFile.startsWith(name);
}
