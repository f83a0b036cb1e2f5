import { expect, it } from 'vitest';
import * as nplm from '../src/index.js';

it('the library exports these names and no others', () => {
  expect(Object.keys(nplm).sort()).toMatchInlineSnapshot(`
    [
      "Fault",
      "applyScaling",
      "assess",
      "binFeature",
      "createNetwork",
      "defaultStarts",
      "drawBenchmark",
      "drawFigures",
      "exactLogRatio",
      "figuresOf",
      "findLaw",
      "findSignal",
      "lawNames",
      "measureScaling",
      "networkName",
      "networkParameters",
      "openEnsemble",
      "plainLogRatio",
      "rateTerm",
      "readTable",
      "renderFigures",
      "runAnalysis",
      "summaryTable",
      "writeArrow",
      "writeCsv",
    ]
  `);
});
