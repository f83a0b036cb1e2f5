import { denseLayers, parameterCount, type DenseLayer, type Network } from '../../network/index.js';
import {
  extrasFrom,
  FISHER_BLOCK,
  LANES,
  recordLayout,
  tableLayout,
  topLayers,
  type RecordLayout,
  type Role,
  type TableLayout,
} from '../layout.js';
import { Code, type Local, type WasmFunction } from '../wasm/index.js';
import { emitExp2, type Exp2Scratch } from './exp2.js';
import { emitTiles } from './tiles.js';

/** What one pass over the events leaves behind; each includes the one before. */
export type Depth = 'value' | 'gradient' | 'fisher';
export const depths: readonly Depth[] = ['value', 'gradient', 'fisher'];

/** Name under which the module exports a pass. */
export function passName(role: Role, depth: Depth): string {
  return `${role}-${depth}`;
}

/** Groups of four events after which the float sums of a pass are added to the f64 sums. */
const SUM_GROUPS = 64;

const LOG2_E = 1.4426950408889634;

/**
 * Emits one pass: `pass(events, groups, table, sums, jacobian, fisher)`, addresses in bytes, all of them multiples
 * of 16; `groups` is the number of records. Adds to the sums (and to the Fisher matrix) what the events contribute,
 * before `scale`. Derivatives by parameters of the last hidden layer lack the factor of their output weight, which
 * TypeScript multiplies at the end: that saves one product an event and unit.
 */
export function emitPass(network: Network, role: Role, depth: Depth): WasmFunction {
  return { name: passName(role, depth), parameters: 6, code: new PassEmitter(network, role, depth).emit() };
}

class PassEmitter {
  readonly #network: Network;
  readonly #role: Role;
  readonly #depth: Depth;
  readonly #layers: DenseLayer[];
  readonly #record: RecordLayout;
  readonly #table: TableLayout;
  readonly #code = new Code(6);
  readonly #events = this.#code.parameter(0);
  readonly #groups = this.#code.parameter(1);
  readonly #parameters = this.#code.parameter(2);
  readonly #sums = this.#code.parameter(3);
  readonly #jacobian = this.#code.parameter(4);
  readonly #fisher = this.#code.parameter(5);
  readonly #scratch: Exp2Scratch;
  readonly #f: Local;
  readonly #ratio: Local;
  readonly #residual: Local;
  readonly #root: Local;
  readonly #value: Local;
  readonly #lossSum: Local;
  readonly #sum: Local[];
  /** Where the Jacobian of the current group goes. */
  readonly #row: Local;

  constructor(network: Network, role: Role, depth: Depth) {
    this.#network = network;
    this.#role = role;
    this.#depth = depth;
    this.#layers = denseLayers(network);
    this.#record = recordLayout(network, role);
    this.#table = tableLayout(network);
    const register = (): Local => this.#code.local('v128');
    this.#scratch = { rounded: register(), fraction: register() };
    this.#f = register();
    this.#ratio = register();
    this.#residual = register();
    this.#root = register();
    this.#value = register();
    this.#lossSum = register();
    this.#sum = depth === 'value' ? [] : Array.from({ length: parameterCount(network) }, register);
    this.#row = this.#code.local('i32');
  }

  emit(): Code {
    const code = this.#code;
    const last = code.local('i32');
    const blockEnd = code.local('i32');
    const blockBytes = this.#record.bytes * (this.#depth === 'fisher' ? FISHER_BLOCK / 4 : SUM_GROUPS);
    code.get(this.#groups).when(() => {
      code.get(this.#events).get(this.#groups).i32(this.#record.bytes).op('i32.mul').op('i32.add').set(last);
      code.loop(() => {
        code.get(this.#events).i32(blockBytes).op('i32.add').tee(blockEnd).get(last);
        code.get(blockEnd).get(last).op('i32.lt_u').op('select').set(blockEnd);
        if (this.#depth === 'fisher') code.get(this.#jacobian).set(this.#row);
        code.loop(() => {
          this.#group();
          if (this.#depth === 'fisher') code.get(this.#row).i32(LANES).op('i32.add').set(this.#row);
          code.get(this.#events).i32(this.#record.bytes).op('i32.add').tee(this.#events);
          code.get(blockEnd).op('i32.lt_u');
        });
        this.#flush();
        if (this.#depth === 'fisher') emitTiles(code, this.#network, this.#jacobian, this.#row, this.#fisher);
        code.get(this.#events).get(last).op('i32.lt_u');
      });
    });
    return code;
  }

  /** Four events: forward, loss, and the derivatives that the depth asks for. */
  #group(): void {
    const activations = this.#forward();
    this.#loss();
    if (this.#depth !== 'value') this.#backward(activations);
  }

  /** Sets #f; returns the outputs of the hidden layers. */
  #forward(): Local[][] {
    const code = this.#code;
    const activations: Local[][] = [];
    this.#layers.forEach((layer, l) => {
      const hidden = l < this.#layers.length - 1;
      const outputs: Local[] = [];
      for (let j = 0; j < layer.units; j++) {
        this.#weight(layer.bias + j);
        for (let k = 0; k < layer.inputs; k++) {
          this.#weight(layer.kernel + j * layer.inputs + k);
          this.#input(activations, l, k);
          code.op('f32x4.mul').op('f32x4.add');
        }
        if (hidden) {
          const output = code.local('v128');
          emitExp2(code, this.#scratch, 5);
          code.splat(1).op('f32x4.add').set(output);
          code.splat(1).get(output).op('f32x4.div').set(output);
          outputs.push(output);
        }
      }
      activations.push(outputs);
    });
    for (let k = 0; k < this.#network.extras; k++) {
      this.#weight(extrasFrom(this.#network) + k);
      code.get(this.#events).load(this.#record.extra(k)).op('f32x4.mul').op('f32x4.add');
    }
    code.set(this.#f);
    return activations;
  }

  /** Adds a(e^f − 1) − b f to the loss; sets #residual to a e^f − b and #ratio to a e^f. */
  #loss(): void {
    const code = this.#code;
    const expected = (): Code => code.get(this.#events).load(this.#record.expected);
    const observed = (): Code => code.get(this.#events).load(this.#record.observed);
    code.get(this.#lossSum);
    if (this.#role !== 'data') {
      code.get(this.#f).splat(LOG2_E).op('f32x4.mul');
      emitExp2(code, this.#scratch, 6);
      code.tee(this.#ratio).splat(1).op('f32x4.sub');
      expected().tee(this.#value).op('f32x4.mul').op('f32x4.add');
      code.get(this.#ratio).get(this.#value).op('f32x4.mul').set(this.#ratio);
    }
    if (this.#role !== 'reference') {
      observed().tee(this.#value).get(this.#f).op('f32x4.mul').op('f32x4.sub');
    }
    code.set(this.#lossSum);
    if (this.#depth === 'value') return;
    if (this.#role === 'reference') code.get(this.#ratio);
    else if (this.#role === 'cells') code.get(this.#ratio).get(this.#value).op('f32x4.sub');
    else code.splat(0).get(this.#value).op('f32x4.sub');
    code.set(this.#residual);
    if (this.#depth === 'fisher') code.get(this.#ratio).op('f32x4.sqrt').set(this.#root);
  }

  #backward(activations: Local[][]): void {
    const code = this.#code;
    const { output } = topLayers(this.#network);
    this.#derivative(output.bias);
    for (let k = 0; k < this.#network.extras; k++) {
      code.get(this.#events).load(this.#record.extra(k)).set(this.#value);
      this.#derivative(extrasFrom(this.#network) + k, this.#value);
    }
    let deltas = (activations.at(-2) as Local[]).map((s, j) => {
      this.#derivative(output.kernel + j, s);
      return this.#delta(s);
    });
    for (let l = this.#layers.length - 2; l >= 0; l--) {
      const layer = this.#layers[l] as DenseLayer;
      deltas.forEach((delta, j) => {
        this.#derivative(layer.bias + j, delta);
        for (let k = 0; k < layer.inputs; k++) {
          code.get(delta);
          this.#input(activations, l, k);
          code.op('f32x4.mul').set(this.#value);
          this.#derivative(layer.kernel + j * layer.inputs + k, this.#value);
        }
      });
      if (l > 0) deltas = this.#propagate(layer, deltas, activations[l - 1] as Local[]);
    }
  }

  /** s(1 − s) in a new register: ∂s/∂z, the start of back-propagation. */
  #delta(s: Local): Local {
    const delta = this.#code.local('v128');
    this.#code.get(s).get(s).get(s).op('f32x4.mul').op('f32x4.sub').set(delta);
    return delta;
  }

  /** Deltas of the layer below `layer`. */
  #propagate(layer: DenseLayer, deltas: Local[], below: Local[]): Local[] {
    const code = this.#code;
    return below.map((s, k) => {
      const delta = this.#delta(s);
      deltas.forEach((above, j) => {
        const kernel = this.#table.backward(layer.kernel + j * layer.inputs + k);
        code.get(this.#parameters).load(kernel).get(above).op('f32x4.mul');
        if (j > 0) code.op('f32x4.add');
      });
      code.get(delta).op('f32x4.mul').set(delta);
      return delta;
    });
  }

  /** Takes ∂f/∂θ_p (1 where absent) into the gradient and the Jacobian. */
  #derivative(parameter: number, slope?: Local): void {
    const code = this.#code;
    const sum = this.#sum[parameter] as Local;
    code.get(sum).get(this.#residual);
    if (slope !== undefined) code.get(slope).op('f32x4.mul');
    code.op('f32x4.add').set(sum);
    if (this.#depth !== 'fisher') return;
    code.get(this.#row).get(this.#root);
    if (slope !== undefined) code.get(slope).op('f32x4.mul');
    code.store(parameter * FISHER_BLOCK * 4);
  }

  /** Moves the float sums of a block to the f64 sums. */
  #flush(): void {
    const code = this.#code;
    [this.#lossSum, ...this.#sum].forEach((sum, index) => {
      code.get(this.#sums).get(this.#sums).load(LANES * index);
      code.get(sum).op('f64x2.promote_low_f32x4');
      code.get(sum).get(sum).shuffle(2, 3, 2, 3).op('f64x2.promote_low_f32x4');
      code.op('f64x2.add').op('f64x2.add').store(LANES * index);
      code.splat(0).set(sum);
    });
  }

  #weight(parameter: number): void {
    this.#code.get(this.#parameters).load(this.#table.forward(parameter));
  }

  /** Input k of dense layer l: a feature, or an activation of the layer below. */
  #input(activations: Local[][], l: number, k: number): void {
    if (l === 0) this.#code.get(this.#events).load(this.#record.column(k));
    else this.#code.get((activations[l - 1] as Local[])[k] as Local);
  }
}
