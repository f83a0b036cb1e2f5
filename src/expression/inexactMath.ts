/**
 * The functions whose last bit may differ between processors and versions of Node: a user asks for them by name, and
 * docs/expressions.md says so. They stand here alone, the one file of these layers in which the linter allows them.
 */
export const inexactMath = {
  log10: (x: number): number => Math.log10(x),
  sin: (x: number): number => Math.sin(x),
  cos: (x: number): number => Math.cos(x),
  sinh: (x: number): number => Math.sinh(x),
  cosh: (x: number): number => Math.cosh(x),
  tanh: (x: number): number => Math.tanh(x),
  atan2: (y: number, x: number): number => Math.atan2(y, x),
  hypot: (...values: number[]): number => Math.hypot(...values),
  power: (x: number, y: number): number => x ** y,
};
