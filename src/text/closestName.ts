/**
 * The name most like the one asked for, or undefined if none is near: at most a third of its letters (and at least
 * two, of three letters or fewer one) added, left out, changed or swapped with the next, and one of them kept; upper and
 * lower case count as equal.
 */
export function closestName(asked: string, names: readonly string[]): string | undefined {
  const limit = Math.max(asked.length > 3 ? 2 : 1, Math.floor(asked.length / 3));
  let closest: string | undefined;
  let least = limit + 1;
  for (const name of names) {
    const distance = editDistance(asked.toLowerCase(), name.toLowerCase());
    if (distance < least && distance < Math.max(asked.length, name.length))
      [closest, least] = [name, distance];
  }
  return closest;
}

// Wagner and Fischer 1974, one row at a time; with swaps of neighbours, as Lowrance and Wagner 1975 count them where no
// letter is edited twice
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? before[j - 2] + 1 : Infinity;
      next.push(Math.min(change, row[j] + 1, next[j - 1] + 1, swap));
    }
    [before, row] = [row, next];
  }
  return row[b.length];
}
