// Tests observed events against a reference, both in files: node files.mjs sm.csv obs.csv
import { argv, stdout } from 'node:process';
import { drawFigures, runAnalysis, summaryTable } from 'nplm';

const [reference, data] = argv.slice(2);
const { result, folder } = await runAnalysis(
  { reference, data, expected: 200, toys: 20, starts: 8, out: 'sm-obs' }, // few toys and starts, for a first look
  { draw: drawFigures },
);
const { z, from } = result.significance;
stdout.write(summaryTable(result));
stdout.write(`Z = ${z} by ${from}; figures are in ${folder}\n`);
