import { Fault } from '../fault/index.js';
import { stableJson, version } from '../folder/index.js';
import { printable } from '../text/index.js';
import { commandRow } from './commandRow.js';
import { examine, type Finding } from './examine.js';
import { doctorOptions } from './options.js';

/** What `nplm doctor --json` prints. */
export interface Diagnosis {
  readonly schema: 'nplm/doctor/1';
  /** Of nplm. */
  readonly version: string;
  /** Whether `nplm run` works here: nothing has failed. */
  readonly ready: boolean;
  readonly findings: readonly Finding[];
}

/** `nplm doctor`: what this machine has of what nplm needs and can use. */
export const doctorCommand = commandRow({
  name: 'doctor',
  text: 'say what this machine has of what nplm needs and can use',
  arguments: [],
  options: doctorOptions,
  examples: ['nplm doctor', 'nplm doctor --json'],
  more: 'It exits with 0 where nplm run works, with 69 where something that it needs is not there.',
  run: async ({ options }) => {
    const findings = await examine();
    const failed = findings.filter(({ state }) => state === 'failed');
    const diagnosis: Diagnosis = {
      schema: 'nplm/doctor/1',
      version: version(),
      ready: failed.length === 0,
      findings,
    };
    process.stdout.write(options.json === true ? stableJson(diagnosis) : diagnosisText(diagnosis));
    if (failed.length > 0)
      throw new Fault('machine', {
        what: `nplm run cannot work here: ${failed.map(({ name, found }) => `${name}: ${found}`).join('; ')}`,
        ...(failed[0].todo === null ? {} : { todo: failed[0].todo }),
      });
  },
});

/** A line a finding; below it what to do, where something is missing. */
export function diagnosisText({ version, ready, findings }: Diagnosis): string {
  const width = Math.max(...findings.map(({ name }) => name.length)) + 2;
  const lines = findings.flatMap(({ name, state, found, brings, todo }) => [
    `${state === 'ok' ? 'ok     ' : state.padEnd(7)} ${name.padEnd(width)}${found}`,
    ...(state === 'ok' ? [] : [`${' '.repeat(8 + width)}it brings ${brings}`]),
    ...(state === 'ok' || todo === null ? [] : [`${' '.repeat(8 + width)}to do: ${todo}`]),
  ]);
  const end = ready ? 'nplm run works here' : 'nplm run does not work here';
  return `${[`nplm ${version}`, ...lines, end].map(printable).join('\n')}\n`;
}
