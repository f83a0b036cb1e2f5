/** JSON Schemas of the types of this code, so that there is one place to say what a file holds. */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a published schema is made from. */
export interface Source {
  /** `src/run/result.ts`. */
  readonly file: string;
  /** An exported type of that file. */
  readonly type: string;
}

type Schema = Readonly<Record<string, unknown>>;

/** The schema of each type: every field that is not optional is required, and no other is allowed. */
export function schemasOf(sources: readonly Source[]): Schema[] {
  const config = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)).config as {
    compilerOptions: object;
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram(
    sources.map(({ file }) => `${root}${file}`),
    { ...options, noEmit: true },
  );
  const checker = program.getTypeChecker();
  return sources.map(({ file, type }) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(`${root}${file}`)!);
    const symbol = checker.getExportsOfModule(module!).find(({ name }) => name === type);
    if (symbol === undefined) throw new Error(`${file} exports no ${type}`);
    return { ...described(checker, symbol), ...ofType(checker, checker.getDeclaredTypeOfSymbol(symbol)) };
  });
}

function described(checker: ts.TypeChecker, symbol: ts.Symbol): Schema {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ');
  return text === '' ? {} : { description: text };
}

function ofType(checker: ts.TypeChecker, type: ts.Type): Schema {
  if (type.isUnion()) return ofUnion(checker, type.types);
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
  if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' };
  if (type.flags & ts.TypeFlags.String) return { type: 'string' };
  if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
  if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
  if (checker.isTupleType(type)) {
    const items = checker.getTypeArguments(type as ts.TypeReference).map((item) => ofType(checker, item));
    return { type: 'array', prefixItems: items, minItems: items.length, items: false };
  }
  if (checker.isArrayType(type)) {
    return {
      type: 'array',
      items: ofType(checker, checker.getTypeArguments(type as ts.TypeReference)[0]),
    };
  }
  if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return ofObject(checker, type);
  throw new Error(`no schema of ${checker.typeToString(type)}`);
}

function ofUnion(checker: ts.TypeChecker, types: readonly ts.Type[]): Schema {
  const present = types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
  const truths = present.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
  const whole = truths.length === 2;
  const schemas = [
    ...(whole ? [{ type: 'boolean' }] : []),
    ...present.filter((type) => !whole || !truths.includes(type)).map((type) => ofType(checker, type)),
  ];
  // The compiler's order of a union depends on all that it has seen before.
  const sorted = schemas.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (sorted.length === 1) return sorted[0];
  if (sorted.every((schema) => 'const' in schema)) return { enum: sorted.map((schema) => schema.const) };
  return { anyOf: sorted };
}

function ofObject(checker: ts.TypeChecker, type: ts.Type): Schema {
  const fields = checker.getPropertiesOfType(type);
  const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
  return {
    type: 'object',
    ...(fields.length === 0
      ? {}
      : {
          properties: Object.fromEntries(
            fields.map((field) => [
              field.name,
              { ...described(checker, field), ...ofType(checker, checker.getTypeOfSymbol(field)) },
            ]),
          ),
          required: fields.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map(({ name }) => name),
        }),
    additionalProperties: index === undefined ? false : ofType(checker, index.type),
  };
}
