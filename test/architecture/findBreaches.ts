import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import architecture from './layers.json' with { type: 'json' };
import { readNames } from './readImports.js';

/** Every layer may import those before it; the linter reads the same file. */
export const layers: readonly string[] = architecture.layers;

/** The last layer that knows no files, no processes, no console. */
const lastPure = layers.indexOf(architecture.lastPure);

/** The only layer that may import the definitions in toys/. */
const toysReader = 'benchmark';

type Rule =
  | 'later layer'
  | 'not through index'
  | 'circle'
  | 'node module'
  | 'toys'
  | 'shared'
  | 'unknown layer'
  | 'outside'
  | 'missing'
  | 'computed';

interface Breach {
  readonly rule: Rule;
  /** Relative to the root, with slashes. */
  readonly file: string;
  readonly line: number;
  /** What the file names; for a circle the files in their order. */
  readonly names: string;
}

/**
 * Reads src/ and toys/ below a root and returns everything that breaks the architecture:
 * - `later layer`: an import of a layer that comes after one's own;
 * - `not through index`: an import of another layer's file that is not its index.ts;
 * - `circle`: files that import each other in a circle, by types too;
 * - `node module`: a built-in module in a layer up to `classical`;
 * - `toys`: an import of toys/ from anywhere but src/benchmark, or an import in toys/ that src/benchmark may not have;
 * - `shared`: a string that names the folder shared/;
 * - `unknown layer`: a file of src/ that belongs to no layer, apart from src/index.ts, which may import all;
 * - `outside`: an import of a file outside src/ and toys/, of nplm by its own name, or by an alias;
 * - `missing`: an import of a file that is not there;
 * - `computed`: an import whose module is not written out.
 */
export function findBreaches(root: string): Breach[] {
  const files = ['src', 'toys'].flatMap((folder) => sourcesBelow(join(root, folder)));
  const breaches: Breach[] = [];
  const edges = new Map<string, { to: string; line: number }[]>();
  for (const path of files) {
    const file = relative(root, path).split(sep).join('/');
    const place = placeOf(file);
    const report = (rule: Rule, line: number, names: string): void => {
      breaches.push({ rule, file, line, names });
    };
    const out: { to: string; line: number }[] = [];
    edges.set(file, out);
    if (place.kind === 'unknown') report('unknown layer', 1, file);
    const { imports, strings } = readNames(path, readFileSync(path, 'utf8'));
    for (const { text, line } of strings) {
      if (/(^|\/)shared\//.test(text)) report('shared', line, text);
    }
    for (const { specifier, line } of imports) {
      if (specifier === undefined) report('computed', line, '');
      else if (isBuiltin(specifier)) {
        if (place.rank <= lastPure) report('node module', line, specifier);
      } else if (/^(nplm(\/|$)|#|file:)/.test(specifier)) report('outside', line, specifier);
      else if (specifier.startsWith('.') || specifier.startsWith('/')) {
        const to = resolveImport(root, path, specifier);
        if (to === undefined) report('missing', line, specifier);
        else {
          out.push({ to, line });
          const rule = breachOf(place, file, to);
          if (rule !== undefined) report(rule, line, specifier);
        }
      }
    }
  }
  return [...breaches, ...circles(edges)];
}

interface Place {
  readonly kind: 'layer' | 'root' | 'toys' | 'outside' | 'unknown';
  readonly layer: string;
  /** Position in the order; toys stand where their only reader does. */
  readonly rank: number;
}

function placeOf(file: string): Place {
  const [top, layer, ...rest] = file.split('/');
  if (top === 'toys') return { kind: 'toys', layer: 'toys', rank: layers.indexOf(toysReader) };
  if (top !== 'src') return { kind: 'outside', layer: top, rank: Infinity };
  if (rest.length === 0) {
    return { kind: layer === 'index.ts' ? 'root' : 'unknown', layer: '', rank: Infinity };
  }
  const rank = layers.indexOf(layer);
  return rank < 0 ? { kind: 'unknown', layer, rank: Infinity } : { kind: 'layer', layer, rank };
}

/** The rule that an import of an existing file breaks. */
function breachOf(from: Place, file: string, to: string): Rule | undefined {
  const target = placeOf(to);
  if (target.kind === 'outside') return 'outside';
  if (target.kind === 'toys') return from.kind === 'toys' || from.layer === toysReader ? undefined : 'toys';
  if (from.kind === 'toys' && target.rank >= from.rank) return 'toys';
  if (from.layer === target.layer && from.kind === target.kind) return undefined;
  if (target.rank > from.rank || (target.kind === 'root' && file !== to)) return 'later layer';
  return to === `src/${target.layer}/index.ts` ? undefined : 'not through index';
}

/** The source that a relative import means, relative to the root. */
function resolveImport(root: string, from: string, specifier: string): string | undefined {
  const path = specifier.startsWith('/') ? specifier : join(dirname(from), specifier);
  const candidates = [path.replace(/\.([cm]?)js$/, '.$1ts'), path.replace(/\.js$/, '.d.ts'), path];
  const found = candidates.find((candidate) => existsSync(candidate));
  return found === undefined ? undefined : relative(root, found).split(sep).join('/');
}

/** All .ts files, in order of their names. */
function sourcesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** One breach for every import that closes a circle in a walk through the files in order. */
function circles(edges: ReadonlyMap<string, readonly { to: string; line: number }[]>): Breach[] {
  const breaches: Breach[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): void => {
    way.push(file);
    for (const { to, line } of edges.get(file) ?? []) {
      const start = way.indexOf(to);
      if (start >= 0) {
        breaches.push({ rule: 'circle', file, line, names: [...way.slice(start), to].join(' → ') });
      } else if (!done.has(to)) visit(to);
    }
    way.pop();
    done.add(file);
  };
  for (const file of edges.keys()) if (!done.has(file)) visit(file);
  return breaches;
}

/** A breach as one line: what to read when the test fails. */
export function breachText({ rule, file, line, names }: Breach): string {
  return `${rule}: ${file}:${line} ${names}`;
}
