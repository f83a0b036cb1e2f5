import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as nplm from '../src/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const index = `${root}src/index.ts`;
const options: ts.CompilerOptions = {
  ...ts.convertCompilerOptionsFromJson(
    (
      ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)).config as {
        compilerOptions: object;
      }
    ).compilerOptions,
    root,
  ).options,
  noUnusedLocals: false,
  noEmit: true,
};

const program = ts.createProgram([index], options);
const checker = program.getTypeChecker();
const exported = checker
  .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(index)!)!)
  .map((name) => (name.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(name) : name))
  .sort((a, b) => (a.name < b.name ? -1 : 1));
const isValue = (symbol: ts.Symbol): boolean => (symbol.flags & ts.SymbolFlags.Value) !== 0;
const isFunction = (symbol: ts.Symbol): boolean => (symbol.flags & ts.SymbolFlags.Function) !== 0;
const textOf = (symbol: ts.Symbol): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker));
const examplesOf = (symbol: ts.Symbol): string[] =>
  symbol
    .getJsDocTags(checker)
    .filter(({ name }) => name === 'example')
    .map(({ text }) => ts.displayPartsToString(text));

describe('the library', () => {
  it('exports these values and no others', () => {
    expect(Object.keys(nplm).sort()).toMatchInlineSnapshot(`
      [
        "Fault",
        "Stream",
        "applyScaling",
        "asimovZ",
        "assess",
        "backgroundOf",
        "binFeature",
        "chooseFeatures",
        "createNetwork",
        "defaultStarts",
        "defaults",
        "deriveColumns",
        "describeTable",
        "drawBenchmark",
        "drawFigures",
        "drawPowerFigures",
        "drawTuneFigures",
        "effectiveToys",
        "exactLogRatio",
        "figuresOf",
        "filterRows",
        "findLaw",
        "findSignal",
        "idealZ",
        "infoTable",
        "lawNames",
        "measurePower",
        "measureScaling",
        "networkName",
        "networkParameters",
        "openEnsemble",
        "permutation",
        "plainLogRatio",
        "powerFiguresOf",
        "powerTable",
        "purposes",
        "rateTerm",
        "readReport",
        "readTable",
        "renderFigures",
        "reportPage",
        "runAnalysis",
        "selectSample",
        "splitReference",
        "summaryTable",
        "tuneClip",
        "tuningTable",
        "unweight",
        "writeArrow",
        "writeCsv",
        "writeNpy",
        "writeParquet",
        "writerFor",
      ]
    `);
  });

  it('exports these types and no others', () => {
    const names = exported.filter((symbol) => !isValue(symbol)).map(({ name }) => name);
    expect(names).toMatchInlineSnapshot(`
      [
        "Assessment",
        "BenchmarkOptions",
        "Bins",
        "Clip",
        "ClipScanFigure",
        "ClipScope",
        "Column",
        "ColumnDescription",
        "ColumnHistogram",
        "ColumnKind",
        "CurvePoint",
        "CurveSeries",
        "CurvesAxis",
        "CurvesFigure",
        "DerivedColumns",
        "DrawnFile",
        "Ensemble",
        "EnsembleSpec",
        "EventTerm",
        "Evidence",
        "FaultKind",
        "FaultText",
        "FeatureChoice",
        "FeatureColumns",
        "FeatureFigure",
        "Figure",
        "FigureInput",
        "FilteredRows",
        "FitOptions",
        "FitOutcome",
        "Histograms",
        "HistoryEntry",
        "IdealZ",
        "Ink",
        "Law",
        "LawPower",
        "LogRatioFigure",
        "MarkerShape",
        "NamedFigure",
        "Network",
        "NullDistributionFigure",
        "OutputColumn",
        "PValue",
        "Power",
        "PowerConfig",
        "PowerHooks",
        "PowerOutcome",
        "PowerProgress",
        "Progress",
        "Purpose",
        "Quantiles",
        "RenderedFigure",
        "ReportInput",
        "ResolvedConfig",
        "Result",
        "RunConfig",
        "RunHooks",
        "RunOutcome",
        "Sample",
        "Scaling",
        "Selection",
        "Signal",
        "Significance",
        "Split",
        "StatisticPower",
        "Table",
        "TableDescription",
        "TableWriter",
        "TestChoice",
        "TestConfig",
        "TextCells",
        "ToyRole",
        "ToyRow",
        "ToySource",
        "ToySummary",
        "ToyYield",
        "TrainerName",
        "TuneConfig",
        "TuneFigureInput",
        "TuneHooks",
        "TuneOutcome",
        "TuneProgress",
        "Tuning",
        "TuningConditions",
        "Values",
        "WeightDescription",
      ]
    `);
  });

  it('says what each of them is', () => {
    expect(exported.filter((symbol) => textOf(symbol) === '').map(({ name }) => name)).toEqual([]);
  });

  it('shows an example of each function', () => {
    const bare = exported.filter((symbol) => isFunction(symbol) && examplesOf(symbol).length === 0);
    expect(bare.map(({ name }) => name)).toEqual([]);
  });
});

/** An example as a module: it may use all of the library, files, and the parameters of the function that it shows. */
function moduleOf(symbol: ts.Symbol, example: string): string {
  const names = exported.map((name) => (isValue(name) ? name.name : `type ${name.name}`));
  const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
  const declared = new Set([...example.matchAll(/\bconst (\w+)/g)].map((match) => match[1]));
  const parameters = (signature?.parameters ?? []).flatMap(({ name }, i) =>
    declared.has(name) ||
    name in nplm ||
    name.startsWith('__') ||
    new RegExp(`\\bconst [[{][^=]*\\b${name}\\b`).test(example)
      ? []
      : [`declare const ${name}: Parameters<typeof ${symbol.name}>[${i}];`],
  );
  return [
    `import { ${names.join(', ')} } from '${root}src/index.js';`,
    `import { readFileSync, writeFileSync } from 'node:fs';`,
    ...parameters,
    example,
  ].join('\n');
}

it('every example compiles', () => {
  const modules = new Map(
    exported.flatMap((symbol) =>
      examplesOf(symbol).map((example, i) => [
        `${root}example-${symbol.name}-${i}.ts`,
        moduleOf(symbol, example),
      ]),
    ),
  );
  const known = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...known,
    fileExists: (path) => modules.has(path) || known.fileExists(path),
    readFile: (path) => modules.get(path) ?? known.readFile(path),
    getSourceFile: (path, ...rest) => {
      const text = modules.get(path);
      return text === undefined
        ? known.getSourceFile(path, ...rest)
        : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    },
  };
  const examples = ts.createProgram([...modules.keys()], options, host, program);
  const errors = [...modules.keys()]
    .flatMap((path) => {
      const file = examples.getSourceFile(path);
      return [...examples.getSyntacticDiagnostics(file), ...examples.getSemanticDiagnostics(file)];
    })
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  expect(modules.size).toBeGreaterThan(25);
  expect(errors).toEqual([]);
});
