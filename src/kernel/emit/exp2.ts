import type { Code, Local } from '../wasm/index.js';

/** Adding and subtracting 1.5·2²³ rounds a float to the nearest integer, which then stands in its low bits. */
const ROUNDER = 12582912;

/** Largest |x| for which the exponent field of 2^x holds a normal number. */
const LIMIT = 126;

/**
 * Coefficients of x, x², … of 1 + …, the relative minimax fits to 2^x on [−½, ½] that are exact at 0.
 * Greatest error of the fit, and in float arithmetic: five terms 9e-8 and 1.9e-7, six terms 2e-9 and 1e-7.
 */
const five = [0.6931470036506653, 0.24022242426872253, 0.05550733581185341, 0.009671512991189957, 0.001326472731307149];
const six = [
  0.6931471824645996, 0.24022647738456726, 0.055503323674201965, 0.00961843691766262, 0.0013398875016719103,
  0.00015353361959569156,
];

/** Scratch locals shared by every exponential of a function. */
export interface Exp2Scratch {
  readonly rounded: Local;
  readonly fraction: Local;
}

/**
 * Replaces the register on the stack by 2 to its power, lane by lane; |x| is held at 126.
 * `terms` five serves the sigmoids, six the ratio e^f, whose errors add up in the loss.
 */
export function emitExp2(code: Code, scratch: Exp2Scratch, terms: 5 | 6): void {
  const { rounded, fraction } = scratch;
  code.splat(LIMIT).op('f32x4.pmin').splat(-LIMIT).op('f32x4.pmax').tee(fraction);
  code.splat(ROUNDER).op('f32x4.add').set(rounded);
  code.get(fraction).get(rounded).splat(ROUNDER).op('f32x4.sub').op('f32x4.sub').set(fraction);
  const coefficients = terms === 5 ? five : six;
  code.splat(coefficients.at(-1) as number);
  for (const c of coefficients.slice(0, -1).reverse()) {
    code.get(fraction).op('f32x4.mul').splat(c).op('f32x4.add');
  }
  code.get(fraction).op('f32x4.mul').splat(1).op('f32x4.add');
  code.get(rounded).i32(23).op('i32x4.shl').op('i32x4.add');
}
