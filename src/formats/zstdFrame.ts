import { decompress as decompressZstd, ZstdErrorCode } from 'fzstd';
import { allocate, TooLarge } from './tooLarge.js';

/**
 * Decompresses one ZSTD frame.
 *
 * @param length - how many bytes it must give
 * @throws RangeError if it is damaged or gives another number of bytes; TooLarge if memory does not hold them
 */
export function decodeZstdFrame(packed: Uint8Array, length: number): Uint8Array {
  const memory = allocate(Uint8Array, length);
  // fzstd compares it with 1, which would write all of it as a text first.
  Object.defineProperty(memory, Symbol.toPrimitive, { value: () => NaN });
  let output: Uint8Array;
  try {
    output = decompressZstd(packed, memory);
  } catch (error) {
    if ((error as { code?: unknown }).code === ZstdErrorCode.WindowSizeTooLarge)
      throw new TooLarge(`a ZSTD frame of ${length} bytes is beyond what can be unpacked`, { cause: error });
    // Over damaged data fzstd also throws TypeErrors.
    throw new RangeError('a ZSTD frame is damaged', { cause: error });
  }
  if (output.length !== length)
    throw new RangeError(`a ZSTD frame gives ${output.length} bytes instead of ${length}`);
  return output;
}
