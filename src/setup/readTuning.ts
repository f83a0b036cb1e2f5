import { differences } from '../folder/index.js';
import { Fault } from '../fault/index.js';
import { readBytes } from '../input/index.js';
import type { Tuning, TuningConditions } from './tuning.js';
import { checksumOf, keyOf } from './tuningConditions.js';

/**
 * Reads what `nplm tune` wrote.
 *
 * @param todo - what to do where it was changed
 * @throws Fault `missing` if it cannot be opened; `content` if it is no tuning, or was changed
 */
export async function readTuning(
  path: string,
  todo = 'make it again with nplm tune, or give another clip with --clip',
): Promise<Tuning> {
  const tuning = parse(new TextDecoder().decode(await readBytes(path, 'check --tuned')));
  if (tuning === undefined)
    throw new Fault('content', {
      where: path,
      what: 'it is no tuning of nplm',
      todo: 'give the tuning.json that nplm tune wrote',
    });
  if (checksumOf(tuning) !== tuning.checksum)
    throw new Fault('content', {
      where: path,
      what: 'it is not as nplm tune wrote it',
      todo,
    });
  return tuning;
}

/**
 * Checks that a clip was tuned for a test.
 *
 * @throws Fault `usage` that says what differs
 */
export function checkTuning(path: string, tuning: Tuning, here: TuningConditions): void {
  if (tuning.key === keyOf(here)) return;
  throw new Fault('usage', {
    where: path,
    what: `the clip was tuned for another test: ${differences(tuning.conditions, here)}`,
    todo: `tune for this one with nplm tune${seedHint(tuning.conditions, here)}, or give --clip yourself`,
  });
}

function seedHint(there: TuningConditions, here: TuningConditions): string {
  return there.seed === here.seed ? '' : ' (the seed decides which events of the reference are fitted)';
}

function parse(text: string): Tuning | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isTuning(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a JSON value is a tuning, as far as a run reads it. */
export function isTuning(json: unknown): json is Tuning {
  if (typeof json !== 'object' || json === null) return false;
  const { schema, checksum, clip, clipError, key, conditions, problems } = json as Partial<Tuning>;
  return (
    schema === 'nplm/tuning/1' &&
    typeof clip === 'number' &&
    clip > 0 &&
    typeof clipError === 'number' &&
    typeof key === 'string' &&
    typeof checksum === 'string' &&
    typeof conditions === 'object' &&
    Array.isArray(problems)
  );
}
