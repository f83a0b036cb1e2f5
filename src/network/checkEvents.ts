import { Fault, type FaultKind } from '../fault/index.js';
import type { Network } from './network.js';
import type { EventTerm } from './objective.js';

/**
 * Refuses events that a network cannot take: a typed array gives `undefined` beyond its end, which would become a NaN
 * far from here, or an event of zeros.
 *
 * @param kind - whose fault it is: `usage` where a caller of the library gave them
 * @param what - what the events are, for the message: `the events`
 * @throws Fault of that kind unless there is a column a feature, one an extra coefficient, and a value a row in each
 */
export function checkEvents(
  network: Pick<Network, 'inputs' | 'extras'>,
  { rows, columns, extras }: Pick<EventTerm, 'rows' | 'columns' | 'extras'>,
  kind: FaultKind,
  what = 'the events',
): void {
  const fault = (problem: string): Fault => new Fault(kind, { what: `${what} ${problem}` });
  if (!(Number.isSafeInteger(rows) && rows >= 0)) throw fault(`have ${rows} rows`);
  if (columns.length !== network.inputs)
    throw fault(`have ${columns.length} columns where the network has ${network.inputs} inputs`);
  if (extras.length !== network.extras)
    throw fault(`have ${extras.length} extra columns where the network has ${network.extras}`);
  const short = [...columns, ...extras].find((values) => values.length < rows);
  if (short !== undefined) throw fault(`have a column of ${short.length} values for ${rows} rows`);
}
