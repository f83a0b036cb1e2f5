import { chi2LogTail, exp, normalLogTail } from '../numeric/index.js';

/** The Z beyond which toys are counted. */
const LEVELS = [1, 2, 2.5, 3];

/** Toys whose χ² tail probability is beyond a Z. */
interface TailCount {
  readonly z: number;
  readonly observed: number;
  /** What the χ² law says. */
  readonly expected: number;
}

/** Counts toys beyond Z = 1, 2, 2.5 and 3 of χ²_dof. */
export function tailCounts(values: ArrayLike<number>, dof: number): TailCount[] {
  return LEVELS.map((z) => {
    const logTail = normalLogTail(z);
    let observed = 0;
    for (let i = 0; i < values.length; i++) if (chi2LogTail(values[i], dof) <= logTail) observed++;
    return { z, observed, expected: values.length * exp(logTail) };
  });
}
