import { denseLayers, parameterCount, type DenseLayer, type Network } from '../../network/index.js';
import { LOG2_E } from '../../numeric/index.js';
import {
  extrasFrom,
  FISHER_BLOCK,
  LANES,
  recordLayout,
  slotCount,
  tableLayout,
  topLayers,
  type RecordLayout,
  type Role,
  type TableLayout,
} from '../layout.js';
import { Code, type Local, type WasmFunction } from '../wasm/index.js';
import { Exp2Emitter } from './exp2.js';
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

/**
 * Emits one pass: `pass(events, groups, table, sums, jacobian, fisher)`, addresses in bytes, all of them multiples
 * of 16; `groups` is the number of records. Adds to the sums (and to the Fisher matrix) what the events contribute,
 * before `scale`. Derivatives by parameters of the last hidden layer lack the factor of their output weight, which
 * TypeScript multiplies at the end: that saves one product an event and unit.
 */
export function emitPass(network: Network, role: Role, depth: Depth): WasmFunction {
  return { name: passName(role, depth), parameters: 6, code: new PassEmitter(network, role, depth).emit() };
}

/** What is known of one group of four events while it is worked on. */
interface Slot {
  /** Bytes from #events to the group's record, and from #row to its place in a row of the Jacobian. */
  readonly offset: number;
  readonly row: number;
  /** Outputs of the hidden layers. */
  readonly units: readonly (readonly Local[])[];
  readonly f: Local;
  /** a e^f, a e^f − b and √|a e^f|. */
  readonly ratio: Local;
  readonly residual: Local;
  readonly root: Local;
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
  readonly #exp2: Exp2Emitter;
  readonly #log2e: Local;
  readonly #slots: Slot[];
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
    this.#exp2 = new Exp2Emitter(this.#code);
    this.#log2e = register();
    this.#code.splat(LOG2_E).set(this.#log2e);
    this.#slots = Array.from({ length: slotCount(network) }, (_, index) => ({
      offset: index * this.#record.bytes,
      row: index * LANES,
      units: network.hidden.map((units) => Array.from({ length: units }, register)),
      f: register(),
      ratio: register(),
      residual: register(),
      root: register(),
    }));
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
        // Compared as a remainder and ended by equality: events may end where 32-bit addresses do.
        code.get(this.#events).i32(blockBytes).op('i32.add').get(last);
        code
          .i32(blockBytes)
          .get(last)
          .get(this.#events)
          .op('i32.sub')
          .op('i32.lt_u')
          .op('select')
          .set(blockEnd);
        if (this.#depth === 'fisher') code.get(this.#jacobian).set(this.#row);
        code.loop(() => {
          this.#groupsInStep();
          if (this.#depth === 'fisher')
            code
              .get(this.#row)
              .i32(this.#slots.length * LANES)
              .op('i32.add')
              .set(this.#row);
          code
            .get(this.#events)
            .i32(this.#slots.length * this.#record.bytes)
            .op('i32.add')
            .tee(this.#events);
          code.get(blockEnd).op('i32.ne');
        });
        this.#flush();
        if (this.#depth === 'fisher') emitTiles(code, this.#network, this.#jacobian, this.#row, this.#fisher);
        code.get(this.#events).get(last).op('i32.ne');
      });
    });
    return code;
  }

  /** Forward, loss, and the derivatives that the depth asks for, of the groups in step. */
  #groupsInStep(): void {
    this.#forward();
    this.#loss();
    if (this.#depth === 'value') return;
    for (const slot of this.#slots) this.#backward(slot);
  }

  /** Sets f and the outputs of the hidden layers. */
  #forward(): void {
    const code = this.#code;
    this.#layers.forEach((layer, l) => {
      const hidden = l < this.#layers.length - 1;
      for (const slot of this.#slots) {
        for (let j = 0; j < layer.units; j++) {
          this.#weight(layer.bias + j);
          for (let k = 0; k < layer.inputs; k++) {
            this.#weight(layer.kernel + j * layer.inputs + k);
            this.#input(slot, l, k);
            code.op('f32x4.mul').op('f32x4.add');
          }
          code.set(hidden ? slot.units[l]?.[j] : slot.f);
        }
      }
      if (hidden) this.#sigmoid(this.#slots.flatMap((slot) => slot.units[l] as Local[]));
    });
    for (const slot of this.#slots) {
      for (let k = 0; k < this.#network.extras; k++) {
        code.get(slot.f);
        this.#weight(extrasFrom(this.#network) + k);
        this.#quantity(slot, this.#record.extra(k)).op('f32x4.mul').op('f32x4.add').set(slot.f);
      }
    }
  }

  /** Turns −z log₂e, which the scaled weights give, into σ(z). */
  #sigmoid(units: readonly Local[]): void {
    this.#exp2.emit(units, 5);
    for (const unit of units) {
      this.#exp2.one();
      this.#exp2.one().get(unit).op('f32x4.add').op('f32x4.div').set(unit);
    }
  }

  /** Adds a(e^f − 1) − b f to the loss; sets residual and ratio. */
  #loss(): void {
    const code = this.#code;
    if (this.#role !== 'data') {
      for (const { f, ratio } of this.#slots) code.get(f).get(this.#log2e).op('f32x4.mul').set(ratio);
      this.#exp2.emit(
        this.#slots.map(({ ratio }) => ratio),
        6,
      );
    }
    for (const slot of this.#slots) {
      const { f, ratio, residual, root } = slot;
      code.get(this.#lossSum);
      if (this.#role !== 'data') {
        code.get(ratio);
        this.#exp2.one().op('f32x4.sub');
        this.#quantity(slot, this.#record.expected).tee(this.#value).op('f32x4.mul').op('f32x4.add');
        code.get(ratio).get(this.#value).op('f32x4.mul').set(ratio);
      }
      if (this.#role !== 'reference') {
        this.#quantity(slot, this.#record.observed).tee(this.#value).get(f).op('f32x4.mul').op('f32x4.sub');
      }
      code.set(this.#lossSum);
      if (this.#depth === 'value') continue;
      if (this.#role === 'reference') code.get(ratio);
      else if (this.#role === 'cells') code.get(ratio).get(this.#value).op('f32x4.sub');
      else code.splat(0).get(this.#value).op('f32x4.sub');
      code.set(residual);
      if (this.#depth === 'fisher') code.get(ratio).op('f32x4.abs').op('f32x4.sqrt').set(root);
    }
  }

  #backward(slot: Slot): void {
    const code = this.#code;
    const { output } = topLayers(this.#network);
    this.#derivative(slot, output.bias);
    for (let k = 0; k < this.#network.extras; k++) {
      this.#quantity(slot, this.#record.extra(k)).set(this.#value);
      this.#derivative(slot, extrasFrom(this.#network) + k, this.#value);
    }
    let deltas = (slot.units.at(-1) as Local[]).map((s, j) => {
      this.#derivative(slot, output.kernel + j, s);
      return this.#delta(s);
    });
    for (let l = this.#layers.length - 2; l >= 0; l--) {
      const layer = this.#layers[l];
      deltas.forEach((delta, j) => {
        this.#derivative(slot, layer.bias + j, delta);
        for (let k = 0; k < layer.inputs; k++) {
          code.get(delta);
          this.#input(slot, l, k);
          code.op('f32x4.mul').set(this.#value);
          this.#derivative(slot, layer.kernel + j * layer.inputs + k, this.#value);
        }
      });
      if (l > 0) deltas = this.#propagate(layer, deltas, slot.units[l - 1]);
    }
  }

  /** s(1 − s) in a new register: ∂s/∂z, the start of back-propagation. */
  #delta(s: Local): Local {
    const delta = this.#code.local('v128');
    this.#code.get(s).get(s).get(s).op('f32x4.mul').op('f32x4.sub').set(delta);
    return delta;
  }

  /** Deltas of the layer below `layer`. */
  #propagate(layer: DenseLayer, deltas: Local[], below: readonly Local[]): Local[] {
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
  #derivative(slot: Slot, parameter: number, slope?: Local): void {
    const code = this.#code;
    const sum = this.#sum[parameter];
    code.get(sum).get(slot.residual);
    if (slope !== undefined) code.get(slope).op('f32x4.mul');
    code.op('f32x4.add').set(sum);
    if (this.#depth !== 'fisher') return;
    code.get(this.#row).get(slot.root);
    if (slope !== undefined) code.get(slope).op('f32x4.mul');
    code.store(parameter * FISHER_BLOCK * 4 + slot.row);
  }

  /** Moves the float sums of a block to the f64 sums. */
  #flush(): void {
    const code = this.#code;
    [this.#lossSum, ...this.#sum].forEach((sum, index) => {
      code
        .get(this.#sums)
        .get(this.#sums)
        .load(LANES * index);
      code.get(sum).op('f64x2.promote_low_f32x4');
      code.get(sum).get(sum).shuffle(2, 3, 2, 3).op('f64x2.promote_low_f32x4');
      code
        .op('f64x2.add')
        .op('f64x2.add')
        .store(LANES * index);
      code.splat(0).set(sum);
    });
  }

  #weight(parameter: number): void {
    this.#code.get(this.#parameters).load(this.#table.forward(parameter));
  }

  /** Pushes input k of dense layer l: a feature, or an output of the layer below. */
  #input(slot: Slot, l: number, k: number): void {
    if (l === 0) this.#quantity(slot, this.#record.column(k));
    else this.#code.get(slot.units[l - 1]?.[k]);
  }

  /** Pushes a quantity of the group's record. */
  #quantity(slot: Slot, offset: number): Code {
    return this.#code.get(this.#events).load(slot.offset + offset);
  }
}
