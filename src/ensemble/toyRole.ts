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
