/**
 * The features of a run as a user would write them: `pt1`, `log(ht)`, `ratio = pt1/pt2`.
 *
 * @param formulas - the expressions of those that are in no file, by name
 */
export function definitionsOf(
  features: readonly string[],
  formulas: Readonly<Record<string, string>>,
): string[] {
  const known = new Map(Object.entries(formulas));
  return features.map((name) => {
    const formula = known.get(name);
    // An expression that is its own name stands as it is.
    if (formula === name) return name;
    return formula === undefined ? quoted(name) : `${quoted(name)} = ${formula}`;
  });
}

/** With backticks, which any name may have, unless it is a plain one. */
function quoted(name: string): string {
  return /^[\p{L}_$][\p{L}\p{M}\p{Nd}_$]*$/u.test(name) ? name : `\`${name}\``;
}
