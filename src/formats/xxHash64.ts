/** An unsigned number of 64 bits in two words, changed in place. */
interface Word {
  high: number;
  low: number;
}

const P1 = { high: 0x9e3779b1, low: 0x85ebca87 };
const P2 = { high: 0xc2b2ae3d, low: 0x27d4eb4f };
const P3 = { high: 0x165667b1, low: 0x9e3779f9 };
const P4 = { high: 0x85ebca77, low: 0xc2b2ae63 };
const P5 = { high: 0x27d4eb2f, low: 0x165667c5 };

/**
 * The lower 32 bits of the XXH64 of bytes, with seed 0: the checksum of a ZSTD frame.
 *
 * In words of 32 bits, because BigInt takes seconds for a few million bytes.
 */
// Collet, xxHash fast digest algorithm 0.1.1
export function xxHash64(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { length } = bytes;
  const hash: Word = { high: 0, low: 0 };
  let at = 0;
  if (length >= 32) {
    const lanes: Word[] = [add({ ...P1 }, P2), { ...P2 }, { high: 0, low: 0 }, negative(P1)];
    const [a, b, c, d] = lanes;
    for (; at + 32 <= length; at += 32) {
      round(a, view.getUint32(at + 4, true), view.getUint32(at, true));
      round(b, view.getUint32(at + 12, true), view.getUint32(at + 8, true));
      round(c, view.getUint32(at + 20, true), view.getUint32(at + 16, true));
      round(d, view.getUint32(at + 28, true), view.getUint32(at + 24, true));
    }
    [1, 7, 12, 18].forEach((bits, i) => add(hash, rotate({ ...lanes[i] }, bits)));
    for (const lane of lanes) {
      const merged = { high: 0, low: 0 };
      round(merged, lane.high, lane.low);
      add(multiply(exclusive(hash, merged), P1), P4);
    }
  } else {
    add(hash, P5);
  }
  add(hash, { high: Math.floor(length / 4_294_967_296), low: length >>> 0 });
  for (; at + 8 <= length; at += 8) {
    const word = { high: 0, low: 0 };
    round(word, view.getUint32(at + 4, true), view.getUint32(at, true));
    add(multiply(rotate(exclusive(hash, word), 27), P1), P4);
  }
  if (at + 4 <= length) {
    const word = multiply({ high: 0, low: view.getUint32(at, true) }, P1);
    add(multiply(rotate(exclusive(hash, word), 23), P2), P3);
    at += 4;
  }
  for (; at < length; at++)
    multiply(rotate(exclusive(hash, multiply({ high: 0, low: bytes[at] }, P5)), 11), P1);
  multiply(exclusive(hash, { high: 0, low: hash.high >>> 1 }), P2);
  // The shift by 29 takes bits from both words.
  exclusive(hash, { high: hash.high >>> 29, low: (hash.high << 3) | (hash.low >>> 29) });
  multiply(hash, P3);
  return (hash.low ^ hash.high) >>> 0;
}

/** lane ← rotate(lane + input · P2, 31) · P1 */
function round(lane: Word, high: number, low: number): void {
  const product = SCRATCH;
  product.high = high;
  product.low = low;
  multiply(product, P2);
  multiply(rotate(add(lane, product), 31), P1);
}

const SCRATCH: Word = { high: 0, low: 0 };

function add(target: Word, other: Word): Word {
  const low = (target.low >>> 0) + (other.low >>> 0);
  target.high = (target.high + other.high + (low > 0xffffffff ? 1 : 0)) | 0;
  target.low = low | 0;
  return target;
}

function exclusive(target: Word, other: Word): Word {
  target.high ^= other.high;
  target.low ^= other.low;
  return target;
}

function negative(word: Word): Word {
  return add({ high: ~word.high, low: ~word.low }, { high: 0, low: 1 });
}

/** By 1 to 31 bits to the left. */
function rotate(target: Word, bits: number): Word {
  const { high, low } = target;
  target.high = (high << bits) | (low >>> (32 - bits));
  target.low = (low << bits) | (high >>> (32 - bits));
  return target;
}

function multiply(target: Word, other: Word): Word {
  const { high, low } = target;
  // The upper word of low · low, from halves.
  const [a, b] = [low >>> 16, low & 0xffff];
  const [c, d] = [other.low >>> 16, other.low & 0xffff];
  const middle = a * d + ((b * d) >>> 16);
  const carry = b * c + (middle % 65_536);
  const upper = a * c + Math.floor(middle / 65_536) + Math.floor(carry / 65_536);
  target.high = (Math.imul(high, other.low) + Math.imul(low, other.high) + upper) | 0;
  target.low = Math.imul(low, other.low);
  return target;
}
