import { Fault } from '../fault/index.js';

/**
 * JSON with keys in order, indented by two, the same text for equal values.
 *
 * @throws Fault `internal` for a number that is not finite: JSON has none
 */
export function stableJson(value: unknown): string {
  return `${JSON.stringify(ordered(value, ''), null, 2)}\n`;
}

function ordered(value: unknown, path: string): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Fault('internal', { what: `${path.slice(1)} is ${value} in a result` });
  }
  if (Array.isArray(value)) return value.map((item, i) => ordered(item, `${path}.${i}`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, ordered(item, `${path}.${key}`)]),
  );
}
