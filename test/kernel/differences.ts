/**
 * d/dp by central differences: the five-point rule at steps h and h/2, extrapolated. Truncation is of order h⁶, so
 * that a large step is good enough and rounding (round-off/h) small: about 1e-12 of the scale of f in f64.
 */
export function derivative(f: (shift: number) => number, h = 2 ** -7): number {
  const fivePoint = (s: number): number => (8 * (f(s) - f(-s)) - (f(2 * s) - f(-2 * s))) / (12 * s);
  const coarse = fivePoint(h);
  const fine = fivePoint(h / 2);
  return fine + (fine - coarse) / 15;
}

/** `parameters` with number p moved by `shift`. */
export function moved(parameters: Float64Array, p: number, shift: number): Float64Array {
  const copy = parameters.slice();
  copy[p] += shift;
  return copy;
}
