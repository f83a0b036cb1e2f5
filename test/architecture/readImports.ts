import ts from 'typescript';

/** A module that a file names, and the line where. */
interface Import {
  /** The specifier; undefined if it is computed, so that nobody can tell what it names. */
  readonly specifier: string | undefined;
  readonly line: number;
}

/** What a file names: modules, and all its string literals. */
export interface Names {
  readonly imports: readonly Import[];
  readonly strings: readonly { readonly text: string; readonly line: number }[];
}

/**
 * Reads a source with the TypeScript parser. Imports are static, type-only and side-effect imports, re-exports,
 * `import x = require()`, `import('x').T` in types, `import()`, `require()` and `process.getBuiltinModule()` calls,
 * `import.meta.resolve()` and modules that are started by their address: `new URL('./worker.js', import.meta.url)`.
 */
export function readNames(fileName: string, text: string): Names {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const imports: Import[] = [];
  const strings: { text: string; line: number }[] = [];
  const lineOf = (node: ts.Node): number =>
    source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const found = (node: ts.Node, specifier: ts.Node | undefined): void => {
    const text = specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
    imports.push({ specifier: text, line: lineOf(node) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) strings.push({ text: node.text, line: lineOf(node) });
    else if (ts.isTemplateExpression(node)) strings.push({ text: node.getText(source), line: lineOf(node) });
    if (ts.isImportDeclaration(node)) found(node, node.moduleSpecifier);
    else if (ts.isExportDeclaration(node)) {
      if (node.moduleSpecifier) found(node, node.moduleSpecifier);
    } else if (ts.isExternalModuleReference(node)) found(node, node.expression);
    else if (ts.isImportTypeNode(node)) {
      found(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined);
    } else if (ts.isCallExpression(node) && isLoader(node.expression)) found(node, node.arguments[0]);
    else if (ts.isNewExpression(node) && namesModuleByAddress(node)) found(node, node.arguments?.[0]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { imports, strings };
}

/** `import`, `require`, `….getBuiltinModule`, `import.meta.resolve`. */
function isLoader(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(callee)) return callee.text === 'require';
  if (!ts.isPropertyAccessExpression(callee)) return false;
  return (
    callee.name.text === 'getBuiltinModule' ||
    (callee.name.text === 'resolve' && ts.isMetaProperty(callee.expression))
  );
}

/** `new URL('….js', import.meta.url)`; other files that are named so are no modules. */
function namesModuleByAddress({ expression, arguments: values }: ts.NewExpression): boolean {
  if (!ts.isIdentifier(expression) || expression.text !== 'URL' || values?.length !== 2) return false;
  const [path, base] = values;
  return (
    ts.isStringLiteralLike(path) && /\.[cm]?[jt]s$/.test(path.text) && /^import\.meta\b/.test(base.getText())
  );
}
