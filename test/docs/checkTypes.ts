import { join } from 'node:path';
import ts from 'typescript';
import { root } from './pages.js';
import type { Block } from './readBlocks.js';

/** The complaints of the type checker about scripts that import nplm, with the line of the page. */
export function checkTypes(scripts: readonly Block[]): string[] {
  const files = new Map(scripts.map((block, i) => [join(root, `page-${i}.mts`), block]));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
    lib: ['lib.es2022.d.ts'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => {
    const block = files.get(name);
    return block === undefined ? read(name, ...rest) : ts.createSourceFile(name, block.text, rest[0], true);
  };
  const exists = host.fileExists.bind(host);
  host.fileExists = (name) => files.has(name) || exists(name);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const { file, start = 0, messageText } = diagnostic;
    const block = file === undefined ? undefined : files.get(file.fileName);
    const line = (block?.line ?? 0) + (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}
