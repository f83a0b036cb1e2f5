/** Neighbouring cells put together. */
interface MergedCells {
  /** For each of the cells before, the one it is in now. */
  readonly cellOf: Int32Array;
  readonly content: Float64Array;
}

/**
 * Merges a row of cells until each holds `least` or one is left: the emptiest cell joins the emptier of its neighbours,
 * again and again. Of equals the first; the same from left or right otherwise.
 */
export function mergeCells(content: ArrayLike<number>, least: number): MergedCells {
  const groups = Array.from(content, (held) => ({ held, cells: 1 }));
  while (groups.length > 1) {
    let emptiest = 0;
    for (let i = 1; i < groups.length; i++) if (groups[i].held < groups[emptiest].held) emptiest = i;
    if (groups[emptiest].held >= least) break;
    const left = emptiest === 0 ? Infinity : groups[emptiest - 1].held;
    const right = emptiest === groups.length - 1 ? Infinity : groups[emptiest + 1].held;
    const at = left <= right ? emptiest - 1 : emptiest;
    const [a, b] = [groups[at], groups[at + 1]];
    groups.splice(at, 2, { held: a.held + b.held, cells: a.cells + b.cells });
  }
  const cellOf = groups.flatMap(({ cells }, group) => new Array<number>(cells).fill(group));
  return { cellOf: Int32Array.from(cellOf), content: Float64Array.from(groups, ({ held }) => held) };
}
