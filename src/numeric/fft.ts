import { Fault } from '../fault/index.js';
import { sinCos } from './sinCos.js';

const TWO_PI = 6.283185307179586;

/** Complex numbers, their real and imaginary parts. */
interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * The discrete Fourier transform F_m = Σ_k x_k e^(2πi km/n), in place (Cooley and Tukey 1965, radix 2).
 *
 * @param x - n numbers, n a power of two
 * @param direction - 1, or −1 for e^(−2πi km/n); one after the other multiplies by n
 * @throws Fault `internal` for another n
 */
export function fft({ re, im }: Complex, direction: 1 | -1): void {
  const n = re.length;
  if (!(n >= 1) || (n & (n - 1)) !== 0)
    throw new Fault('internal', { what: `a transform of ${n} numbers: not a power of two` });
  reverseBits(re, im);
  const { cos, sin } = roots(n);
  for (let half = 1; half < n; half *= 2) {
    const stride = n / (2 * half);
    for (let start = 0; start < n; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const [a, b] = [start + k, start + k + half];
        const c = cos[k * stride];
        const s = direction * sin[k * stride];
        const real = re[b] * c - im[b] * s;
        const imaginary = re[b] * s + im[b] * c;
        re[b] = re[a] - real;
        im[b] = im[a] - imaginary;
        re[a] += real;
        im[a] += imaginary;
      }
    }
  }
}

/** e^(2πi k/n) of the first half turn. */
function roots(n: number): { readonly cos: Float64Array; readonly sin: Float64Array } {
  const cos = new Float64Array(n / 2);
  const sin = new Float64Array(n / 2);
  for (let k = 0; k < n / 2; k++) {
    const turn = sinCos((TWO_PI * k) / n);
    cos[k] = turn.cos;
    sin[k] = turn.sin;
  }
  return { cos, sin };
}

function reverseBits(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j], re[i]];
      [im[i], im[j]] = [im[j], im[i]];
    }
  }
}
