/** Multipliers and key increments of Philox 4xW (Salmon et al. 2011, table 2). */
const constants = {
  32: { multipliers: [0xd2511f53n, 0xcd9e8d57n], increments: [0x9e3779b9n, 0xbb67ae85n] },
  64: {
    multipliers: [0xd2e7470ee14c6c93n, 0xca5a826395121157n],
    increments: [0x9e3779b97f4a7c15n, 0xbb67ae8584caa73bn],
  },
} as const;

/** Philox 4xW-10 in the words of the paper, with BigInt: slow, plain, for both word sizes. */
export function philoxOracle(width: 32 | 64, counter: readonly bigint[], key: readonly bigint[]): bigint[] {
  const { multipliers, increments } = constants[width];
  const bits = BigInt(width);
  const mask = (1n << bits) - 1n;
  let words = [...counter];
  let keys = [...key];
  for (let round = 0; round < 10; round++) {
    const first = multipliers[0] * words[0];
    const second = multipliers[1] * words[2];
    words = [
      (second >> bits) ^ words[1] ^ keys[0],
      second & mask,
      (first >> bits) ^ words[3] ^ keys[1],
      first & mask,
    ];
    keys = keys.map((word, i) => (word + increments[i]) & mask);
  }
  return words;
}
