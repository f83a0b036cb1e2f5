/**
 * What toys are for. Those of one role share no random number with those of another, so that toys that chose the clip
 * never enter a p-value, nor a test of what they chose.
 *
 * The numbers are part of every stored toy: a new role takes a new number, none is ever changed.
 */
export const toyRoles = Object.freeze({
  /** The p-value. */
  calibration: 0,
  /** The search of a clip. */
  search: 1,
  /** The test of the clip that was found. */
  validation: 2,
});

/** One of the roles of {@link toyRoles}. */
export type ToyRole = keyof typeof toyRoles;

/** Of toys with signal: above the numbers of all roles. */
const SIGNAL = 2147483648; // 2^31

/**
 * The repetition of a toy's streams: that of its role, and for toys with signal one for each yield, so that a toy of a
 * yield is the same whatever other yields are studied, and shares no number with a toy of the reference.
 *
 * @param signalEvents - S, 0 or more; absent for toys of the reference
 */
export function toyRepeat(role: ToyRole, signalEvents?: number): number {
  if (signalEvents === undefined) return toyRoles[role];
  // The bits of a float of 0 or more are a number below 2^31.
  return SIGNAL + new Uint32Array(Float32Array.of(signalEvents).buffer)[0];
}
