import ts from 'typescript';
import type { FaultKind } from '../../src/fault/index.js';

/** One message that the sources can give; `…` stands for what is known only when it is given. */
export interface FoundFault {
  readonly kind: FaultKind;
  readonly what: string;
  /** Empty where the message has none. */
  readonly todo: string;
  readonly file: string;
}

/** What is not known before the message is given. */
const OPEN = '…';
/** A message of more alternatives is written with `…` instead. */
const MOST_FORMS = 6;
/** Helpers that call helpers. */
const DEEPEST = 4;

/** What a file has under each name. */
interface Index {
  readonly calls: ReadonlyMap<string, readonly ts.CallExpression[]>;
  readonly constants: ReadonlyMap<string, readonly ts.VariableDeclaration[]>;
  readonly faults: readonly ts.NewExpression[];
}

type Indices = ReadonlyMap<ts.SourceFile, Index>;
type Bindings = ReadonlyMap<string, readonly string[]>;
type Maker = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;

/**
 * Reads all messages out of the sources: every `new Fault(kind, { what, todo })`, and where a function makes the Fault
 * from its parameters, every call of that function.
 *
 * @param sources - text by path
 */
export function findFaults(sources: ReadonlyMap<string, string>): FoundFault[] {
  const indices: Indices = new Map(
    [...sources].map(([path, text]) => {
      const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
      return [file, indexOf(file)];
    }),
  );
  const found: FoundFault[] = [];
  for (const { faults } of indices.values()) {
    for (const node of faults)
      for (const bindings of bindingsOf(node, indices, 0)) found.push(...faultsOf(node, bindings, indices));
  }
  const seen = new Set<string>();
  return found.filter(({ kind, what, todo }) => {
    const key = `${kind}\n${what}\n${todo}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function indexOf(file: ts.SourceFile): Index {
  const calls = new Map<string, ts.CallExpression[]>();
  const constants = new Map<string, ts.VariableDeclaration[]>();
  const faults: ts.NewExpression[] = [];
  const add = <T>(map: Map<string, T[]>, name: string, node: T): void => {
    map.set(name, [...(map.get(name) ?? []), node]);
  };
  visit(file, (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) add(calls, node.expression.text, node);
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) add(constants, node.name.text, node);
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Fault')
      faults.push(node);
  });
  return { calls, constants, faults };
}

function faultsOf(node: ts.NewExpression, bindings: Bindings, indices: Indices): FoundFault[] {
  const [kind, text] = node.arguments ?? [];
  if (kind === undefined || text === undefined || !ts.isObjectLiteralExpression(text)) return [];
  const whats = formsOf(propertyOf(text, 'what'), bindings, indices);
  const todos = formsOf(propertyOf(text, 'todo'), bindings, indices);
  const file = node.getSourceFile().fileName;
  // Alternatives of what and todo that hang together are written one for one.
  const paired = whats.length === todos.length;
  const pairs = whats.map((what, i) => [what, paired ? todos[i] : [...new Set(todos)].join(' / ')] as const);
  return kindsOf(kind, bindings, indices).flatMap((name) =>
    pairs.map(([what, todo]) => ({ kind: name, what: tidy(what), todo: tidy(todo), file })),
  );
}

/** Where a kind is given from afar, its type says which it can be; else it is the caller's mistake. */
function kindsOf(node: ts.Expression, bindings: Bindings, indices: Indices): FaultKind[] {
  const forms = formsOf(node, bindings, indices);
  if (!forms.includes(OPEN)) return forms as FaultKind[];
  const type = ts.isIdentifier(node) ? parameterType(node) : '';
  const named = [...type.matchAll(/'(\w+)'/g)].map(([, name]) => name);
  return (named.length > 0 ? named : ['usage']) as FaultKind[];
}

function parameterType(node: ts.Identifier): string {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if (!ts.isFunctionLike(at)) continue;
    const found = at.parameters.find(({ name }) => ts.isIdentifier(name) && name.text === node.text);
    if (found !== undefined) return found.type?.getText() ?? '';
  }
  return '';
}

function tidy(text: string): string {
  return text.replace(/…(\s*…)+/g, OPEN).trim();
}

/** What the parameters of the functions around a node stand for: a map a call. One empty map where none matters. */
function bindingsOf(node: ts.Node, indices: Indices, depth: number): Bindings[] {
  const maker = makerOf(node);
  if (maker === undefined || depth > DEEPEST) return [new Map()];
  const name = nameOf(maker);
  const calls = name === undefined ? [] : callsOf(name, maker, indices);
  if (calls.length === 0) return [new Map()];
  return calls.flatMap((call) =>
    bindingsOf(call, indices, depth + 1).map((outer) => {
      const own = new Map(outer);
      maker.parameters.forEach((parameter, i) => {
        if (!ts.isIdentifier(parameter.name)) return;
        const { initializer, name } = parameter;
        const given = formsOf(call.arguments[i], outer, indices);
        // What is not given, or given as undefined, is what the parameter is by itself.
        const forms = given.flatMap((form) =>
          form === '' && initializer !== undefined ? formsOf(initializer, outer, indices) : [form],
        );
        own.set(name.text, forms);
      });
      return own;
    }),
  );
}

/** The nearest function around a node that has parameters which the node names in its texts. */
function makerOf(node: ts.Node): Maker | undefined {
  const names = new Set<string>();
  visit(node, (inner) => {
    if (ts.isIdentifier(inner)) names.add(inner.text);
  });
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (!ts.isFunctionDeclaration(at) && !ts.isArrowFunction(at) && !ts.isFunctionExpression(at)) continue;
    const maker: Maker = at;
    const uses = maker.parameters.some(
      ({ name, type, initializer }) =>
        ts.isIdentifier(name) &&
        names.has(name.text) &&
        /^(string|FaultKind|'.*)/.test((type ?? initializer)?.getText() ?? ''),
    );
    if (uses) return maker;
  }
  return undefined;
}

function nameOf(maker: Maker): string | undefined {
  if (maker.name !== undefined) return maker.name.text;
  const { parent } = maker;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
}

/** In the same file; in all files where it is exported. */
function callsOf(name: string, maker: Maker, indices: Indices): ts.CallExpression[] {
  const exported =
    ts.isFunctionDeclaration(maker) &&
    maker.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  if (exported) return [...indices.values()].flatMap(({ calls }) => calls.get(name) ?? []);
  const home = scopeOf(maker);
  const calls = indices.get(maker.getSourceFile())?.calls.get(name) ?? [];
  return calls.filter((call) => home.pos <= call.pos && call.end <= home.end);
}

/** A function inside of another is known there alone. */
function scopeOf(maker: Maker): ts.Node {
  let at: ts.Node = maker.parent;
  while (!ts.isSourceFile(at) && !(ts.isBlock(at) && ts.isFunctionLike(at.parent))) at = at.parent;
  return at;
}

/** The texts that an expression can give. */
function formsOf(node: ts.Expression | undefined, bindings: Bindings, indices: Indices): readonly string[] {
  if (node === undefined) return [''];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return formsOf(node.expression, bindings, indices);
  if (ts.isConditionalExpression(node)) {
    return [...formsOf(node.whenTrue, bindings, indices), ...formsOf(node.whenFalse, bindings, indices)];
  }
  if (ts.isTemplateExpression(node)) {
    let forms: readonly string[] = [node.head.text];
    for (const { expression, literal } of node.templateSpans) {
      const inner = formsOf(expression, bindings, indices).map((form) => form || OPEN);
      forms = forms.flatMap((form) => inner.map((text) => `${form}${text}${literal.text}`));
      if (forms.length > MOST_FORMS) return [templateOf(node)];
    }
    return forms;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
    return [...formsOf(node.left, bindings, indices), ...formsOf(node.right, bindings, indices)];
  }
  if (ts.isElementAccessExpression(node)) return textsOf(node.expression, indices) ?? [OPEN];
  if (ts.isIdentifier(node)) {
    if (node.text === 'undefined') return [''];
    const bound = bindings.get(node.text);
    if (bound !== undefined) return bound;
    const value = constantOf(node, indices);
    return value === undefined || ts.isIdentifier(value) ? [OPEN] : formsOf(value, bindings, indices);
  }
  return [OPEN];
}

function templateOf(node: ts.TemplateExpression): string {
  return node.head.text + node.templateSpans.map(({ literal }) => `${OPEN}${literal.text}`).join('');
}

/** All texts of a table of texts. */
function textsOf(node: ts.Expression, indices: Indices): string[] | undefined {
  const table = ts.isIdentifier(node) ? constantOf(node, indices) : node;
  if (table === undefined || !ts.isObjectLiteralExpression(table)) return undefined;
  const texts = table.properties.map((property) =>
    ts.isPropertyAssignment(property) && ts.isStringLiteralLike(property.initializer)
      ? property.initializer.text
      : OPEN,
  );
  return [...new Set(texts)];
}

/** What a name was given as `const`, by the innermost scope around its use. */
function constantOf(node: ts.Identifier, indices: Indices): ts.Expression | undefined {
  const all = indices.get(node.getSourceFile())?.constants.get(node.text) ?? [];
  // Inner scopes come after those around them.
  return [...all].reverse().find(({ initializer, parent: { parent } }) => {
    const scope = parent.parent;
    return initializer !== undefined && scope.pos <= node.pos && node.end <= scope.end;
  })?.initializer;
}

function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of object.properties) {
    if (ts.isShorthandPropertyAssignment(property) && property.name.text === name) return property.name;
    if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name) && property.name.text === name)
      return property.initializer;
  }
  return undefined;
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}
