import type { FaultRow } from './faultRow.js';

const refused = (words: readonly string[], message: string | RegExp): FaultRow => ({
  name: words.join(' '),
  words,
  code: 2,
  message,
});

/** Options with values that cannot be, and some that can. */
export const optionFaults: readonly FaultRow[] = [
  refused(['--expected', '0'], '--expected is 0; give a number above 0'),
  refused(['--expected', '-5'], '--expected is -5; give a number above 0'),
  refused(['--expected', 'NaN'], '--expected is "NaN"; give a number'),
  refused(['--expected', '1e12'], 'a toy would take 5e11 % of the pool of 200 events'),
  refused(
    ['--expected', '1e12', '--features', 'x', '--toy-pool', 'exponential'],
    /GiB of shared memory .* the most is 4 GiB/,
  ),
  refused(['--network', '0'], '--network is 0; give a whole number from 1 to 1000'),
  refused(['--network', '5,0,5'], '--network is 0; give a whole number from 1 to 1000'),
  refused(['--network', '5,-1'], /--network/),
  refused(['--network', ''], /--network/),
  refused(['--network', '1000,1000,1000'], /parameters/),
  refused(['--network', '1000,1000,1000,1000', '--trainer', 'lbfgs'], /GiB|parameters/),
  { name: '20 layers', words: ['--network', Array(20).fill(2).join(',')], code: 0 },
  refused(['--clip', '0'], '--clip is 0; give a number above 0'),
  refused(['--clip', '-1'], '--clip is -1; give a number above 0'),
  refused(['--clip', 'NaN'], '--clip is "NaN"; give a number'),
  refused(['--clip', 'Infinity'], /--clip is "?Infinity"?; give a number/),
  { name: '--toys 0', words: ['--toys', '0'], code: 0 },
  refused(['--toys', '1e9'], '--toys is 1000000000; give a whole number from 0 to 10000000'),
  refused(['--toys', '-1'], /--toys is -1; give a whole number/),
  refused(['--workers', '0'], '--workers is 0; give a whole number from 1 to 1024'),
  refused(['--workers', '1025'], '--workers is 1025; give a whole number from 1 to 1024'),
  { name: '--workers 1000', words: ['--workers', '1000'], code: 0 },
  refused(['--seed', '1.5'], '--seed is "1.5"; give a whole number'),
  refused(['--seed', '-1'], /--seed is -1; give a whole number/),
  refused(['--seed', '9007199254740992'], /--seed is "?9007199254740992"?; give a whole number/),
  refused(['--seed', '9007199254740993'], /--seed is "?9007199254740993"?; give a whole number/),
  { name: '--seed 2^53 − 1', words: ['--seed', '9007199254740991'], code: 0 },
  refused(['--starts', '0'], '--starts is 0; give a whole number from 1 to 1000000'),
  refused(['--holdout', '1'], '--holdout is 1; give a fraction above 0 and below 1'),
  refused(['--holdout', '0'], '--holdout is 0: no events are left for toys; add --toys 0 or --toy-pool FILE'),
  refused(['--toyz', '3'], "unknown option '--toyz'; did you mean --toys?"),
  refused(['--sed', '3'], "unknown option '--sed'; did you mean --seed?"),
  refused(['--clipscope', 'all'], "unknown option '--clipscope'; did you mean --clip-scope?"),
  refused(['--features', 'x,x'], /"x"/),
  refused(['--features', 'mass'], 'there is no column "mass"; choose from: x, y'),
  refused(['--features', '__proto__'], 'there is no column "__proto__"; choose from: x, y'),
  refused(['--weight', 'constructor'], 'there is no column "constructor"; choose from: x, y'),
];

const config = (name: string, text: string, message: string | RegExp): FaultRow => ({
  name: `a configuration with ${name}`,
  files: { 'run.yaml': text },
  words: ['--config', 'run.yaml'],
  code: 2,
  message,
});

/** Configurations that cannot be. */
export const configFaults: readonly FaultRow[] = [
  config('a tab before a name', 'seed: 1\n\ttoys: 3\n', /run.yaml, line 2, column 1: a tab/),
  config('a tab before a value', 'features:\n\t- x\n', /run.yaml, line 2/),
  config(
    'an unknown name',
    'seed: 1\ntoyz: 3\n',
    /run.yaml, line 2, column 1: .*"toyz"; did you mean "?toys"?/,
  ),
  config(
    'a text for a number',
    'clip: many\n',
    'run.yaml, line 1, column 7: "clip" is "many"; give a number',
  ),
  config('a list for a number', 'clip: [1, 2]\n', /run.yaml, line 1, column 7: "clip"/),
  config('a map for a text', 'weight:\n  a: 1\n', /run.yaml, line 2, column 3: "weight"/),
  config('a number for a flag', 'resample: 3\n', /run.yaml, line 1, column 11: "resample"/),
  config('a name twice', 'seed: 1\nseed: 2\n', /run.yaml, line 2, column 1: "seed" stands twice/),
  config('an unclosed bracket', 'network: [5, 5\n', /run.yaml, line 1, column 10: the \[ is not closed/),
  config('__proto__', '__proto__: {toys: 3}\n', /run.yaml, line 1, column 1: there is no option "__proto__"/),
  config('an alias bomb', `a: &a [${'x,'.repeat(50)}x]\nb: [*a, *a]\n`, /run.yaml, line 1, column 1/),
  config('bytes of another kind', 'seed: \u0001\u0002\n', /run.yaml, line 1/),
  {
    name: 'a configuration that is empty changes nothing',
    files: { 'run.yaml': '' },
    words: ['--config', 'run.yaml'],
    code: 0,
  },
  {
    name: 'a configuration that is a folder',
    words: ['--config', '.'],
    code: 66,
    message: '.: it is a folder; check --config',
  },
];
