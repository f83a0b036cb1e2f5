/** Random 32-bit words: the same ones as in test/fixtures/fuzz.py. */
// mulberry32 of Tommy Ettinger
function words(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** How much of the start and of the end of a file is changed more often: metadata lie there. */
const RIM = 600;

/** Harm number `index` done to a file: bytes changed, cut off, taken out, doubled or zeroed. */
export function mutate(whole: Uint8Array, index: number): Uint8Array {
  const next = words(index + 1);
  const below = (limit: number): number => next() % limit;
  const { length } = whole;
  const place = (): number => {
    const near = below(Math.min(RIM, length));
    return [below(length), near, length - 1 - near][below(3)];
  };
  const kind = below(8);
  const bytes = whole.slice();
  if (kind < 4) {
    const count = 1 + below(3);
    for (let i = 0; i < count; i++) {
      const at = place();
      bytes[at] = kind < 2 ? bytes[at] ^ (1 << below(8)) : below(256);
    }
    return bytes;
  }
  const at = place();
  const size = 1 + below(64);
  if (kind === 4) return bytes.slice(0, at);
  if (kind === 5) return joined(bytes.slice(0, at), bytes.slice(at + size));
  if (kind === 6) return joined(bytes.slice(0, at + size), bytes.slice(at));
  return bytes.fill(0, at, at + size * 8);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
