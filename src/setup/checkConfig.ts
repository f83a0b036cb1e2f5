import { parseCondition } from '../expression/index.js';
import { Fault } from '../fault/index.js';
import { yieldRange } from '../sample/index.js';
import type { TestConfig } from './config.js';

/** Toys of one run: their rows are held in memory until toys.arrow is written. */
const MOST_TOYS = 1e7;

/**
 * Checks what can be checked before any file is read.
 *
 * @throws Fault `usage` that names the option, the rule and the value
 */
export function checkConfig(config: TestConfig): void {
  if (config.where !== undefined) parseCondition(config.where, '--where');
  whole('--toys', config.toys, 0, MOST_TOYS);
  whole('--seed', config.seed, 0, Number.MAX_SAFE_INTEGER);
  whole('--workers', config.workers, 1, 1024);
  whole('--starts', config.starts, 1, 1e6);
  whole('--epochs', config.epochs, 1, 1e9);
  if (config.epochs !== undefined && config.trainer !== 'adam')
    throw fault('--epochs', 'has no meaning without --trainer adam', 'leave it out, or add --trainer adam');
  config.network?.forEach((units) => whole('--network', units, 1, 1000));
  if (config.network?.length === 0) throw fault('--network', 'has no layer', 'give units, such as 5,5,5');
  positive('--clip', config.clip);
  if (config.clip !== undefined && config.tuned !== undefined)
    throw fault('--clip', 'and --tuned exclude each other', 'leave one out');
  positive('--expected', config.expected);
  checkYield(config);
  const { holdout, toys } = config;
  if (holdout !== undefined) {
    if (!(holdout >= 0 && holdout < 1))
      throw fault('--holdout', `is ${holdout}`, 'give a fraction above 0 and below 1');
    if (config.toyPool !== undefined)
      throw fault('--holdout', 'has no meaning with --toy-pool', 'leave one out');
    if (holdout === 0 && toys !== 0)
      throw fault('--holdout', 'is 0: no events are left for toys', 'add --toys 0 or --toy-pool FILE');
  }
}

function checkYield({ expected, luminosity, crossSection, shapeOnly }: TestConfig): void {
  positive('--luminosity', luminosity);
  positive('--cross-section', crossSection);
  const { least, most } = yieldRange;
  for (const [option, value, what] of [
    ['--expected', expected, 'number of events'],
    ['--luminosity', luminosity, 'luminosity in pb⁻¹'],
    ['--cross-section', crossSection, 'cross-section in pb'],
  ] as const) {
    if (value !== undefined && !(value >= least && value <= most))
      throw fault(option, `is ${value}`, `give a ${what}, from ${least} to ${most}`);
  }
  const exclude = (one: string, other: string): Fault =>
    fault(one, `and ${other} exclude each other`, 'leave one out');
  if (expected !== undefined && luminosity !== undefined) throw exclude('--expected', '--luminosity');
  if (luminosity === undefined && crossSection !== undefined)
    throw fault('--cross-section', 'has no meaning without --luminosity', 'add --luminosity L, in pb⁻¹');
  if (shapeOnly !== true) return;
  if (expected !== undefined) throw exclude('--expected', '--shape-only');
  if (luminosity !== undefined) throw exclude('--luminosity', '--shape-only');
}

function whole(option: string, value: number | undefined, least: number, most: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  throw fault(option, `is ${value}`, `give a whole number from ${least} to ${most}`);
}

function positive(option: string, value: number | undefined): void {
  if (value === undefined || (value > 0 && value < Infinity)) return;
  throw fault(option, `is ${value}`, 'give a number above 0');
}

function fault(option: string, problem: string, todo: string): Fault {
  return new Fault('usage', { what: `${option} ${problem}`, todo });
}
