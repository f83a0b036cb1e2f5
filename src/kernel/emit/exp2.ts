import type { Code, Local } from '../wasm/index.js';

/** Adding and subtracting 1.5·2²³ rounds a float to the nearest integer, which then stands in its low bits. */
const ROUNDER = 12582912;

/** Largest |x| for which the exponent field of 2^x holds a normal number. */
const LIMIT = 126;

/**
 * Coefficients of x, x², … of 1 + …, the relative minimax fits to 2^x on [−½, ½] that are exact at 0.
 * Greatest error of the fit, and in float arithmetic: five terms 9e-8 and 1.9e-7, six terms 2e-9 and 1e-7.
 */
const five = [
  0.6931470036506653, 0.24022242426872253, 0.05550733581185341, 0.009671512991189957, 0.001326472731307149,
];
const six = [
  0.6931471824645996, 0.24022647738456726, 0.055503323674201965, 0.00961843691766262, 0.0013398875016719103,
  0.00015353361959569156,
];

/** Exponentials computed in step with each other; more would not fit into sixteen registers. */
const CHAINS = 4;

/**
 * Writes 2^x into a function. Several are computed in step, because one alone is a chain of dependent instructions
 * longer than a processor looks ahead (in step: a third less time). Constants live in locals, because engines rebuild
 * a vector constant from immediates at every use.
 */
export class Exp2Emitter {
  readonly #code: Code;
  readonly #rounded: readonly Local[];
  readonly #fraction: readonly Local[];
  readonly #constants = new Map<number, Local>();

  /** Declares the locals and fills them: create it where the function starts. */
  constructor(code: Code) {
    this.#code = code;
    this.#rounded = Array.from({ length: CHAINS }, () => code.local('v128'));
    this.#fraction = Array.from({ length: CHAINS }, () => code.local('v128'));
    for (const value of [LIMIT, -LIMIT, ROUNDER, 1, ...five, ...six])
      this.#constants.set(value, code.local('v128'));
    for (const [value, local] of this.#constants) code.splat(value).set(local);
  }

  /** Pushes the constant 1. */
  one(): Code {
    return this.#constant(1);
  }

  /**
   * Replaces each register by 2 to its power, lane by lane; |x| is held at 126.
   * `terms` five serves the sigmoids, six the ratio e^f, whose errors add up in the loss.
   */
  emit(registers: readonly Local[], terms: 5 | 6): void {
    for (let first = 0; first < registers.length; first += CHAINS) {
      this.#inStep(registers.slice(first, first + CHAINS), terms === 5 ? five : six);
    }
  }

  #inStep(registers: readonly Local[], coefficients: readonly number[]): void {
    const code = this.#code;
    const each = (write: (x: Local, rounded: Local, fraction: Local) => void): void =>
      registers.forEach((x, i) => write(x, this.#rounded[i], this.#fraction[i]));
    each((x) => {
      code.get(x);
      this.#constant(LIMIT).op('f32x4.pmin');
      this.#constant(-LIMIT).op('f32x4.pmax').set(x);
    });
    each((x, rounded) => {
      code.get(x);
      this.#constant(ROUNDER).op('f32x4.add').set(rounded);
    });
    each((x, rounded, fraction) => {
      code.get(x).get(rounded);
      this.#constant(ROUNDER).op('f32x4.sub').op('f32x4.sub').set(fraction);
    });
    const horner = [1, ...coefficients].reverse();
    each((x) => this.#constant(horner[0]).set(x));
    for (const c of horner.slice(1)) {
      each((x, _, fraction) => {
        code.get(x).get(fraction).op('f32x4.mul');
        this.#constant(c).op('f32x4.add').set(x);
      });
    }
    each((x, rounded) => code.get(x).get(rounded).i32(23).op('i32x4.shl').op('i32x4.add').set(x));
  }

  #constant(value: number): Code {
    return this.#code.get(this.#constants.get(value) as Local);
  }
}
