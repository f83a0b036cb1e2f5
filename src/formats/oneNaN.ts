/** A copy in which every NaN is the positive quiet one, with an empty payload: processors make NaN of either sign. */
export function oneNaN<T extends Float32Array | Float64Array>(values: T): T {
  const copy = values.slice() as T;
  const words = new Uint32Array(copy.buffer);
  const wide = copy.BYTES_PER_ELEMENT === 8;
  for (let i = 0; i < copy.length; i++) {
    if (!Number.isNaN(copy[i])) continue;
    if (wide) {
      words[2 * i] = 0;
      words[2 * i + 1] = 0x7ff80000;
    } else {
      words[i] = 0x7fc00000;
    }
  }
  return copy;
}
