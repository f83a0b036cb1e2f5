import { Fault } from '../fault/index.js';
import { checkEvents, type EventTerm, type Network } from '../network/index.js';
import type { Arena } from './arena.js';
import { recordLayout, MAX_SLOTS, type Role } from './layout.js';

/** An event term in kernel memory, as records of four events. */
export interface PackedTerm {
  readonly role: Role;
  readonly address: number;
  /** Number of records, a multiple of MAX_SLOTS; they are filled up with events of weight zero. */
  readonly groups: number;
  readonly rows: number;
  readonly scale: number;
}

/** The role that the weights of a term give it. */
export function roleOf(term: EventTerm): Role {
  if (term.expected && term.observed) return 'cells';
  return term.expected ? 'reference' : 'data';
}

/** Bytes that a term of so many events takes. */
export function packedBytes(network: Network, role: Role, rows: number): number {
  return groupsOf(rows) * recordLayout(network, role).bytes;
}

/** Records that so many events take. */
function groupsOf(rows: number): number {
  return Math.ceil(rows / (4 * MAX_SLOTS)) * MAX_SLOTS;
}

/**
 * Copies a term into kernel memory.
 *
 * @throws Fault `internal` if the term does not fit the network, or the arena has no room for it
 */
export function packTerm(network: Network, term: EventTerm, arena: Arena): PackedTerm {
  checkTerm(network, term);
  const role = roleOf(term);
  const layout = recordLayout(network, role);
  const groups = groupsOf(term.rows);
  const address = arena.allocate(packedBytes(network, role, term.rows));
  const target = arena.floats(address, (groups * layout.bytes) / 4).fill(0);
  const put = (values: Float32Array | undefined, offset: number): void => {
    if (values === undefined) return;
    const stride = layout.bytes / 4;
    for (let row = 0; row < term.rows; row++) {
      target[(row >> 2) * stride + offset / 4 + (row & 3)] = values[row];
    }
  };
  term.columns.forEach((values, index) => put(values, layout.column(index)));
  term.extras.forEach((values, index) => put(values, layout.extra(index)));
  if (role !== 'data') put(term.expected, layout.expected);
  if (role !== 'reference') put(term.observed, layout.observed);
  return { role, address, groups, rows: term.rows, scale: term.scale };
}

function checkTerm(network: Network, term: EventTerm): void {
  checkEvents(network, term, 'internal', 'the events of a term');
  for (const weights of [term.expected, term.observed]) {
    if (weights === undefined || weights.length >= term.rows) continue;
    throw new Fault('internal', {
      what: `the events of a term have ${weights.length} weights for ${term.rows} rows`,
    });
  }
}
