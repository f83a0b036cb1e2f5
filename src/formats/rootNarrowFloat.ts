import type { RootNumber } from './rootNumber.js';

/** How ROOT keeps a Float16_t or Double32_t: what stands in brackets in the title of its leaf. */
interface NarrowRange {
  readonly low: number;
  readonly high: number;
  /** Bits of the integer, or of the mantissa where there is no range; undefined if not given. */
  readonly bits: number | undefined;
}

/** Mantissa bits of a Float16_t without brackets. */
const FLOAT16_BITS = 12;

/** Bits of the integer where none, or none that is possible, are given. */
const MOST_BITS = 32;

/** From so many mantissa bits on ROOT keeps a Double32_t as a float. */
const FULL_FLOAT = 15;

/**
 * Reads `[low,high,bits]` in a title.
 *
 * @returns undefined where it holds anything but plain numbers, as `[-pi,pi]`
 */
export function parseRange(title: string): NarrowRange | undefined {
  const inside = /\[([^\]]*,[^\]]*)\]/.exec(title)?.[1];
  if (inside === undefined) return /\[/.test(title) ? undefined : { low: 0, high: 0, bits: undefined };
  const parts = inside.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [low, high, bits] = parts;
  if (parts.length > 3 || parts.some((part) => !Number.isFinite(part))) return undefined;
  return { low, high, bits };
}

/** How a narrow float is read: a truncated float of three bytes, a scaled integer, or a float. */
// ROOT: TBufferFile::ReadWithNbits, ReadWithFactor; GetRange of TStreamerElement
export function narrowFloat(
  { low, high, bits }: NarrowRange,
  type: 'Float16_t' | 'Double32_t',
): RootNumber & { readonly bytes: number } {
  const kept = type === 'Float16_t' ? 'float32' : 'float64';
  if (low < high) {
    const width = bits === undefined || bits < 2 || bits > MOST_BITS ? MOST_BITS : bits;
    const steps = width < MOST_BITS ? (1 << width) >>> 0 : 0xffffffff;
    const factor = steps / (high - low);
    return { type: kept, bytes: 4, read: reader((view, at) => view.getUint32(at) / factor + low) };
  }
  const mantissa = bits ?? (type === 'Float16_t' ? FLOAT16_BITS : MOST_BITS);
  if (mantissa < 2 || mantissa >= FULL_FLOAT)
    return type === 'Float16_t'
      ? { type: kept, bytes: 3, read: truncated(FLOAT16_BITS) }
      : { type: kept, bytes: 4, read: reader((view, at) => view.getFloat32(at)) };
  return { type: kept, bytes: 3, read: truncated(mantissa) };
}

/** A byte of exponent, then sign and mantissa in two. */
function truncated(mantissa: number): RootNumber['read'] {
  const word = new DataView(new ArrayBuffer(4));
  const sign = 1 << (mantissa + 1);
  return reader((view, at) => {
    const rest = view.getUint16(at + 1);
    word.setUint32(0, (view.getUint8(at) << 23) | ((rest & (sign - 1)) << (23 - mantissa)));
    const value = word.getFloat32(0);
    return (rest & sign) === 0 ? value : -value;
  });
}

function reader(get: (view: DataView, at: number) => number): RootNumber['read'] {
  return (target, bytes, offset, stride) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0, at = offset; i < target.length; i++, at += stride) target[i] = get(view, at);
    return 0;
  };
}
