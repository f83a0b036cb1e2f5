/**
 * ln 2 in two parts: the first has 40 bits, so that its product with any exponent of a double is exact.
 * Computed with mpmath: round(ln2 · 2^40) / 2^40 and the rest.
 */
export const LN2_HIGH = 0.6931471805601177;
export const LN2_LOW = -1.7239444525614835e-13;

/** ln 2. */
export const LN2 = 0.6931471805599453;

/** log₂ e = 1 / ln 2. */
export const LOG2_E = 1.4426950408889634;
