/**
 * dof · N(R)/M: by how much toys drawn with repetition from a pool of M events lift the mean of t, because the pool's
 * own fluctuation about the law, of relative size N(R)/M, adds to that of each toy.
 *
 * @param dof - degrees of freedom
 * @param expected - N(R), events of a toy
 * @param pool - M, above 0
 */
export function resampleShift(dof: number, expected: number, pool: number): number {
  return (dof * expected) / pool;
}
