/** The rows 0 … n − 1 in random order (Fisher and Yates), n − 1 draws. */
export function shuffledRows(n: number, uniform: () => number): Uint32Array {
  const rows = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    const held = rows[i];
    rows[i] = rows[j];
    rows[j] = held;
  }
  return rows;
}
