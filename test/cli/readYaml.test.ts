import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/fault/index.js';
import { runOptions } from '../../src/cli/index.js';
import { valuesOfYaml } from '../../src/cli/readValues.js';
import { parseYaml } from '../../src/cli/readYaml.js';

const read = (text: string) => valuesOfYaml(runOptions, parseYaml(text, 'r.yaml'));

describe('a YAML file', () => {
  it.each([
    ['', {}],
    ['# nothing\n', {}],
    ['toys: 3\r\nclip-scope: all\n', { toys: 3, clipScope: 'all' }],
    ['features: [a, b]\nnetwork: [5, 5]\n', { features: ['a', 'b'], network: [5, 5] }],
    ['features: a,b\nnetwork: 4\n', { features: ['a', 'b'], network: [4] }],
    ['force: true\nquiet: yes\njson: No\nresample: off\nshape-only: FALSE', allFlags()],
    ['weight: no\nfeatures: [no, on]', { weight: 'no', features: ['no', 'on'] }],
  ])('gives options: %j', (text, values) => {
    expect(read(text)).toEqual(values);
  });

  it.each([
    ['toyz: 3', 1, 1, 'there is no option "toyz"; did you mean "toys"?'],
    ['toys: many', 1, 7, '"toys" is "many"; give a whole number'],
    ['toys: "3"', 1, 7, '"toys" is "3"; give a whole number'],
    ['seed: 1\ntoys:\n', 2, 6, '"toys" has no value; give a whole number'],
    ['weight: 3', 1, 9, '"weight" is 3; give a text'],
    ['force: 1', 1, 8, '"force" is 1; give true or false'],
    ['force: "yes"', 1, 8, '"force" is "yes"; give true or false'],
    ['features: [a, 1]', 1, 11, '"features" is ["a",1]; give names, such as a,b,c'],
    ['scale: log', 1, 8, '"scale" is "log"; give standard or none'],
    ['config: a.yaml', 1, 1, 'there is no option "config"; see nplm run --help'],
    ['toys: 1\ntoys: 2', 2, 1, '"toys" stands twice; write it once'],
    ['features: [a, b\ntoys: 3\n', 1, 11, 'the [ is not closed; write a ] after the last value'],
    ['toys: {a: 1', 1, 7, 'the { is not closed; write a } after the last value'],
    ['out: "a\n', 1, 6, 'the " is not closed; close it'],
    ['toys: 3\n\tseed: 1', 2, 1, 'a tab stands where only spaces may; begin the line without it'],
    [
      'toys: 3\n  seed: 1',
      2,
      1,
      'options do not begin in the same column; begin each at the start of its line',
    ],
    [
      'toys: 3 seed: 1',
      1,
      7,
      'two options, or a second colon, stand on one line; write one option a line, a text with colons in quotes',
    ],
    ['toys:3\nseed: 1', 1, 1, '"toys:3" is no name with a value; write name, colon, space, value: toys: 300'],
    ['toys: @3', 1, 7, 'a value must not begin with @; put it in quotes'],
    ['toys: 1\n---\ntoys: 2', 2, 1, 'a second document begins; leave one in the file'],
    ['toys: *n', 1, 7, 'it stands for a value that is not there; write the value itself'],
    ['seed: &n [*n]', 1, 10, 'it stands for a value that is not there; write the value itself'],
    ['out: "\\q"', 1, 7, 'it is no YAML: Invalid escape sequence \\q; mend the line'],
  ])('is refused with line and column: %j', (text, line, column, message) => {
    expect(faultOf(text)).toBe(`r.yaml, line ${line}, column ${column}: ${message}`);
  });

  it.each(['- toys', 'just text', '3'])('is refused if it holds no options: %j', (text) => {
    expect(faultOf(text)).toBe('r.yaml: it holds no options; write one a line, such as toys: 300');
  });
});

function allFlags() {
  return { force: true, quiet: true, json: false, resample: false, shapeOnly: false };
}

function faultOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    expect(error).toBeInstanceOf(Fault);
    expect((error as Fault).kind).toBe('usage');
    return (error as Fault).message;
  }
  return 'no fault';
}
