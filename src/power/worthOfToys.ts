/**
 * How many independent toys with signal T toys are worth whose reference events come from one pool: T/(1 + (T − 1) r), where
 * r is the correlation of their t.
 *
 * Without signal t is quadratic in the fluctuations of a sample, and r = ρ². With signal it has a term linear in them: of a
 * non-central χ² of dof and λ, the covariance is 2 dof ρ² + 4 λ ρ, the variance 2 dof + 4 λ. That a toy lies beyond a threshold
 * depends less on another than t does, so that this is the safe side.
 *
 * @param toys - T
 * @param rho - ρ = N(R)/M
 * @param shift - λ, by how much signal lifts the mean of t; less than 0 counts as 0
 */
export function worthOfToys(toys: number, rho: number, dof: number, shift: number): number {
  const lambda = Math.max(0, shift);
  const correlation = (2 * dof * rho * rho + 4 * lambda * rho) / (2 * dof + 4 * lambda);
  return toys === 0 ? 0 : toys / (1 + (toys - 1) * Math.min(1, correlation));
}
