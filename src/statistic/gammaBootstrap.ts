import { gammaTailLog, log, normalZFromLogTail, quantile } from '../numeric/index.js';
import { below } from '../random/index.js';
import type { Stream } from '../random/index.js';
import type { Interval } from './clopperPearson.js';
import { ONE_SIGMA } from './clopperPearson.js';
import { gammaFromMeans } from './gammaFit.js';

const RESAMPLES = 400;

/**
 * The central 68.27 % interval of Z at t, extrapolated by gamma laws fitted to resampled toys.
 *
 * Each of 400 resamples takes m of the toys with replacement, m the nearest integer to `effective` (at least 2): toys
 * that share events vary together, as much as m independent toys would, and so must the resamples. The interval ends
 * at the 15.9 and 84.1 % points of the 400 values of Z. It covers the statistical error of two fitted parameters, not
 * that the toys may follow another law.
 *
 * @param values - t of the toys
 * @param effective - how many independent toys they are worth
 * @param t - above 0
 * @returns null where a gamma law cannot be fitted: see `gammaFit`
 */
export function gammaBootstrap(
  values: ArrayLike<number>,
  effective: number,
  t: number,
  stream: Stream,
): Interval | null {
  const n = values.length;
  const logs = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    if (!(values[i] > 0)) return null;
    logs[i] = log(values[i]);
  }
  const m = Math.max(2, Math.floor(effective + 0.5));
  const z = new Float64Array(RESAMPLES);
  for (let r = 0; r < RESAMPLES; r++) {
    let sum = 0;
    let sumLog = 0;
    for (let i = 0; i < m; i++) {
      const taken = below(stream, n);
      sum += values[taken];
      sumLog += logs[taken];
    }
    const law = gammaFromMeans(sum / m, sumLog / m);
    if (law === null) return null;
    z[r] = normalZFromLogTail(gammaTailLog(law.shape, t / law.scale));
  }
  z.sort();
  const low = quantile(z, (1 - ONE_SIGMA) / 2);
  const high = quantile(z, (1 + ONE_SIGMA) / 2);
  return Number.isFinite(low) && Number.isFinite(high) ? { low, high } : null;
}
