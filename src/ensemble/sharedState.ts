import type { ClassicalReference } from '../classical/index.js';
import { growCellTree, treeCells, type CellTree, type FitOptions, type FitReference } from '../fit/index.js';
import { Arena, compileKernel, createMemory, packTerm } from '../kernel/index.js';
import type { EnsembleSpec, ToySource, ToyYield } from './ensembleSpec.js';
import type { Injection, SignalSource } from './injection.js';
import { planMemory } from './memoryPlan.js';
import type { ToyRole } from './toyRole.js';
import { comparedReference } from './toyTests.js';

/**
 * What all workers of a run use at once, made to be sent to them without a copy: one shared memory with the fit
 * reference in front and an arena for each worker behind it, the compiled kernel, and the toy source.
 */
export interface SharedState {
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  readonly reference: FitReference;
  /** Where the arenas start, and the bytes of each. */
  readonly arenas: { readonly begin: number; readonly bytes: number };
  readonly workers: number;
  readonly fit: FitOptions;
  readonly source: ToySource;
  readonly toyYield: ToyYield;
  readonly seed: number;
  readonly role: ToyRole;
  readonly injection: Injection | undefined;
  /** The fit reference again, where classical tests are asked for. */
  readonly compared: ClassicalReference | undefined;
}

/**
 * Lays out the shared memory and fills it.
 * @throws Fault `usage` with the arithmetic if more than 4 GiB are needed
 */
export function shareState(spec: EnsembleSpec, workers: number): SharedState {
  const { network } = spec.fit;
  const { rows } = spec.reference;
  const { referenceBytes, arenaBytes } = planMemory(spec, workers);
  const memory = createMemory(referenceBytes + workers * arenaBytes, `${workers} workers`);
  const weights = relativeWeights(spec);
  const packed = packTerm(
    network,
    { rows, columns: spec.reference.columns, extras: [], expected: weights, scale: spec.expected / rows },
    new Arena(memory, 0, referenceBytes),
  );
  const tree = growCellTree({ rows, columns: spec.reference.columns, weights }, treeCells(network, rows));
  return {
    memory,
    module: compileKernel(network),
    reference: { packed, tree: shareTree(tree), rows },
    arenas: { begin: referenceBytes, bytes: arenaBytes },
    workers,
    fit: spec.fit,
    source: shareColumns(spec.source),
    toyYield: spec.toyYield,
    seed: spec.seed,
    role: spec.role ?? 'calibration',
    injection: spec.injection && { ...spec.injection, source: shareColumns(spec.injection.source) },
    compared: spec.classical === true ? shareCompared(comparedReference(spec)) : undefined,
  };
}

/** Reference weights in units of their mean: the kernel keeps them as floats, their scale as f64. */
function relativeWeights({ reference: { rows, weights } }: EnsembleSpec): Float32Array {
  if (weights === undefined) return new Float32Array(rows).fill(1);
  let sum = 0;
  for (const weight of weights) sum += weight;
  return Float32Array.from(weights, (weight) => (weight * rows) / sum);
}

function shareTree(tree: CellTree): CellTree {
  return {
    ...tree,
    splitFeature: shared(tree.splitFeature, Int32Array),
    splitValue: shared(tree.splitValue, Float32Array),
    splitOf: shared(tree.splitOf, Int32Array),
    weight: shared(tree.weight, Float64Array),
    moment: shared(tree.moment, Float64Array),
  };
}

/** The events of a file, where a source has any. */
function shareColumns<Source extends ToySource | SignalSource>(source: Source): Source {
  if (source.kind === 'law') return source;
  return { ...source, columns: source.columns.map((column) => shared(column, Float32Array)) };
}

function shareCompared({ weights, ...reference }: ClassicalReference): ClassicalReference {
  return {
    ...reference,
    columns: reference.columns.map((column) => shared(Float32Array.from(column), Float32Array)),
    ...(weights === undefined ? {} : { weights: shared(weights, Float64Array) }),
  };
}

/** A copy in memory that threads share. */
function shared<T extends Int32Array | Float32Array | Float64Array>(
  values: T,
  type: new (buffer: SharedArrayBuffer) => T,
): T {
  const copy = new type(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}
