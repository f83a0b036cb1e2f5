/** One line of the table: what is measured, the bar it is held to, what came out. */
export interface Row {
  readonly what: string;
  readonly bar: string;
  readonly measured: string;
  /** null where the measurement could not be made here. */
  readonly holds: boolean | null;
}

/** A measurement of one or more rows; `note` tells what is under way. */
export type Bench = (note: (text: string) => void) => Promise<Row[]> | Row[];

/** The table in Markdown. */
export function markdown(rows: readonly Row[]): string {
  const verdict = (holds: boolean | null): string =>
    holds === null ? 'not measured' : holds ? 'holds' : 'missed';
  const lines = rows.map((row) => `| ${row.what} | ${row.bar} | ${row.measured} | ${verdict(row.holds)} |`);
  return ['| what | bar | measured | |', '|---|---|---|---|', ...lines].join('\n');
}
