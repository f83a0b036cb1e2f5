import {
  denseLayers,
  networkParameters,
  parameterCount,
  type DenseLayer,
  type Network,
} from '../network/index.js';

/** Bytes of one SIMD register: four floats, the same quantity of four events. */
export const LANES = 16;

/** Records of a term come in multiples of this. */
export const MAX_SLOTS = 2;

/**
 * Groups of four events worked on in step, so that the chains of instructions of one fill the gaps of another.
 * Layers of five units and more fill their own gaps, and two groups of them overflow the registers (measured: 1-4-1
 * gains 20 %, 5-5-5-5-1 loses 10 %).
 */
export function slotCount(network: Network): number {
  return Math.max(...network.hidden) <= 4 ? MAX_SLOTS : 1;
}

/**
 * Which weights a term's events carry, and so which loss the kernel computes:
 * `reference` expected only, `data` observed only, `cells` both.
 */
export type Role = 'reference' | 'data' | 'cells';
export const roles: readonly Role[] = ['reference', 'data', 'cells'];

/** Byte offsets inside one record: four consecutive events, one register a quantity. */
export interface RecordLayout {
  readonly column: (index: number) => number;
  readonly extra: (index: number) => number;
  readonly expected: number;
  readonly observed: number;
  readonly bytes: number;
}

/** Records hold the features, the extra columns, then the weights of the role. */
export function recordLayout(network: Network, role: Role): RecordLayout {
  const weights = network.inputs + network.extras;
  const registers = weights + (role === 'cells' ? 2 : 1);
  return {
    column: (index) => LANES * index,
    extra: (index) => LANES * (network.inputs + index),
    expected: LANES * weights,
    observed: LANES * (role === 'cells' ? weights + 1 : weights),
    bytes: LANES * registers,
  };
}

/**
 * Registers of the parameter table that TypeScript fills before a call, each parameter in all four lanes:
 * first all parameters in their order, hidden layers times −log₂e so that σ needs no further product;
 * then, for every hidden layer but the first, its kernel as back-propagation wants it.
 */
export interface TableLayout {
  readonly forward: (parameter: number) => number;
  readonly backward: (parameter: number) => number;
  readonly bytes: number;
}

export function tableLayout(network: Network): TableLayout {
  const size = parameterCount(network);
  const inner = innerLayers(network);
  const first = inner[0]?.kernel ?? 0;
  const last = inner.at(-1);
  const registers = size + (last === undefined ? 0 : last.bias - first);
  return {
    forward: (parameter) => LANES * parameter,
    backward: (parameter) => LANES * (size + parameter - first),
    bytes: LANES * registers,
  };
}

/** Dense layers from one hidden layer to the next. */
export function innerLayers(network: Network): DenseLayer[] {
  return denseLayers(network).slice(1, -1);
}

/** The last hidden layer and the output. */
export function topLayers(network: Network): { top: DenseLayer; output: DenseLayer } {
  const [top, output] = denseLayers(network).slice(-2) as [DenseLayer, DenseLayer];
  return { top, output };
}

/** Sums of one call, two f64 each, to be added: the loss, then one a parameter. */
export function sumsBytes(network: Network): number {
  return LANES * (1 + parameterCount(network));
}

/** Events whose Jacobian is held at once for the Fisher matrix. */
export const FISHER_BLOCK = 64;

/** Rows and columns of the Fisher matrix computed together in registers. */
export const TILE_ROWS = 3;
export const TILE_COLUMNS = 4;

/** Rows of the Jacobian and length of a row of the matrix: whole tiles in either direction. */
export function paddedSize(network: Network): number {
  const size = parameterCount(network);
  const whole = (tile: number): number => Math.ceil(size / tile) * tile;
  return Math.ceil(Math.max(whole(TILE_ROWS), whole(TILE_COLUMNS)) / TILE_COLUMNS) * TILE_COLUMNS;
}

/** Bytes of the Jacobian of one block: one row of floats a parameter. */
export function jacobianBytes(network: Network): number {
  return paddedSize(network) * FISHER_BLOCK * 4;
}

/** Bytes of the padded Fisher matrix, f64, row by row. */
export function fisherBytes(network: Network): number {
  return paddedSize(network) * paddedSize(network) * 8;
}

/** First parameter of the extra columns. */
export function extrasFrom(network: Network): number {
  return networkParameters(network);
}
