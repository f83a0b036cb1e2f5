import { Fault } from '../fault/index.js';

/**
 * Where f crosses zero between a and b, to the last few bits (Brent 1973, chapter 4).
 *
 * @param f - continuous; f(a) and f(b) of opposite sign, or one of them zero
 * @param tolerance - absolute, added to the 4 units in the last place that are always allowed
 * @throws Fault `internal` when there is no change of sign, or f is not a number somewhere
 */
export function findRoot(f: (x: number) => number, a: number, b: number, tolerance = 0): number {
  let fa = f(a);
  let fb = f(b);
  if (!(fa * fb <= 0)) {
    throw new Fault('internal', { what: `no change of sign between ${a} (f = ${fa}) and ${b} (f = ${fb})` });
  }
  // b is the best point, a the one before it, c the other end of the bracket.
  let c = a;
  let fc = fa;
  let step = b - a;
  let before = step;
  for (let i = 0; i < 300; i++) {
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      before = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    }
    const close = 4.5e-16 * Math.abs(b) + 0.5 * tolerance;
    const half = 0.5 * (c - b);
    if (fb === 0 || Math.abs(half) <= close) return b;
    const trial = interpolated(a, b, c, fa, fb, fc);
    const inside =
      trial * half > 0 && Math.abs(trial) < Math.min(1.5 * Math.abs(half), 0.5 * Math.abs(before));
    if (inside && Math.abs(before) >= close) {
      before = step;
      step = trial;
    } else {
      before = half;
      step = half;
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > close ? step : half > 0 ? close : -close;
    fb = f(b);
    if (Number.isNaN(fb)) throw new Fault('internal', { what: `f(${b}) is not a number` });
  }
  return b;
}

/** The step from b that inverse quadratic (or linear) interpolation proposes. */
function interpolated(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const s = fb / fa;
  if (a === c) return (s * (c - b)) / (1 - s);
  const q = fa / fc;
  const r = fb / fc;
  const p = s * ((c - b) * q * (q - r) - (b - a) * (r - 1));
  return p / -((q - 1) * (r - 1) * (s - 1));
}
