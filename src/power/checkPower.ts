import { Fault } from '../fault/index.js';
import type { PowerConfig } from './powerConfig.js';

/** Fewer null toys give no threshold that is worth a figure. */
const LEAST_TOYS = 100;
const MOST_SIGNAL_TOYS = 1e6;
const HIGHEST_LEVEL = 8;

/**
 * Checks what can be checked before a file is read.
 *
 * @throws Fault `usage` that names the option, the rule and the value
 */
export function checkPower({ yields, signalToys, fixedSignal, levels }: PowerConfig, toys: number): void {
  if (!(toys >= LEAST_TOYS))
    throw fault(`--toys is ${toys}`, `give ${LEAST_TOYS} null toys or more: they make the thresholds`);
  if (
    signalToys !== undefined &&
    !(Number.isInteger(signalToys) && signalToys >= 1 && signalToys <= MOST_SIGNAL_TOYS)
  )
    throw fault(`--signal-toys is ${signalToys}`, `give a whole number from 1 to ${MOST_SIGNAL_TOYS}`);
  checkList('--yields', yields, (value) => value >= 0 && value <= 1e9, 'numbers of events, 0 or above');
  const part = fixedSignal === true ? yields?.find((value) => !Number.isInteger(value)) : undefined;
  if (part !== undefined)
    throw fault(`--yields has ${part}`, 'give whole numbers with --fixed-signal, which injects just so many');
  checkList(
    '--levels',
    levels,
    (value) => value > -HIGHEST_LEVEL && value <= HIGHEST_LEVEL,
    `values of Z up to ${HIGHEST_LEVEL}`,
  );
}

function checkList(
  option: string,
  values: readonly number[] | undefined,
  allows: (value: number) => boolean,
  what: string,
): void {
  if (values === undefined) return;
  if (values.length === 0) throw fault(`${option} is empty`, `give ${what}`);
  const wrong = values.find((value) => !allows(value));
  if (wrong !== undefined) throw fault(`${option} has ${wrong}`, `give ${what}`);
  // Toys of a yield are told by its value as a float.
  const seen = new Set(values.map(Math.fround));
  if (seen.size < values.length) throw fault(`${option} has a value twice`, 'give each once');
}

function fault(what: string, todo: string): Fault {
  return new Fault('usage', { what, todo });
}
