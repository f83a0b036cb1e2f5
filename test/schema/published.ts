import type { Source } from './schemaOf.js';

/** The files that nplm writes, or prints, as JSON: their schema by the name that stands in them. */
export const published: Readonly<Record<string, Source & { readonly path: string }>> = {
  'nplm/result/1': { path: 'schema/result.schema.json', file: 'src/run/result.ts', type: 'Result' },
  'nplm/histograms/1': {
    path: 'schema/histograms.schema.json',
    file: 'src/run/histograms.ts',
    type: 'Histograms',
  },
  'nplm/config/1': { path: 'schema/config.schema.json', file: 'src/run/runState.ts', type: 'StoredConfig' },
  'nplm/tuning/1': { path: 'schema/tuning.schema.json', file: 'src/setup/tuning.ts', type: 'Tuning' },
  'nplm/tuning-config/1': {
    path: 'schema/tuning-config.schema.json',
    file: 'src/tune/tuneState.ts',
    type: 'TuneState',
  },
  'nplm/power/1': { path: 'schema/power.schema.json', file: 'src/power/power.ts', type: 'Power' },
  'nplm/power-config/1': {
    path: 'schema/power-config.schema.json',
    file: 'src/power/powerState.ts',
    type: 'PowerState',
  },
  'nplm/info/1': { path: 'schema/info.schema.json', file: 'src/cli/infoCommand.ts', type: 'Info' },
  'nplm/doctor/1': {
    path: 'schema/doctor.schema.json',
    file: 'src/cli/doctorCommand.ts',
    type: 'Diagnosis',
  },
};

/** The schema of the YAML file of --config, for editors. */
export const OPTIONS_SCHEMA = 'schema/run-options.schema.json';
