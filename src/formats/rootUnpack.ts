import { unzlibSync } from 'fflate';
import { adler32 } from './adler32.js';
import { decodeZstdFrame } from './zstdFrame.js';
import type { Jsroot } from './jsroot.js';
import { decodeLz4Block } from './lz4Frame.js';
import { allocate } from './tooLarge.js';
import { xxHash64 } from './xxHash64.js';

/** Method, version and two lengths of three bytes. */
const HEADER = 9;

/** LZ4 blocks of ROOT have their xxHash64 before them, the most significant byte first. */
const LZ4_CHECKSUM = 8;

/** Zlib streams end with the Adler-32 of what they hold. */
const ZLIB_CHECKSUM = 4;

/** The most bytes one compressed byte can stand for: LZMA and ZSTD repeat a byte with next to nothing. */
const LARGEST_RATIO = 40_000;

/**
 * Undoes the compression of a record of a ROOT file: blocks of at most 16 MB, each with a header of nine bytes.
 *
 * @param packed - the record without its key; stored as it is where it is as long as the object
 * @param length - bytes of the object
 * @param loadJsroot - jsroot undoes what is rare today: LZMA, and the method of ROOT before version 4
 * @throws RangeError if it is damaged or gives another number of bytes
 */
export async function unpackRoot(
  packed: Uint8Array,
  length: number,
  loadJsroot: () => Promise<Jsroot>,
): Promise<Uint8Array> {
  if (packed.length === length) return packed;
  if (packed.length > length || length > packed.length * LARGEST_RATIO)
    throw new RangeError(`${packed.length} compressed bytes claim to hold ${length}`);
  const output = allocate(Uint8Array, length);
  let at = 0;
  let filled = 0;
  while (filled < length) {
    if (packed.length - at < HEADER) throw new RangeError('a compressed record is cut short');
    const method = String.fromCharCode(packed[at], packed[at + 1]);
    const start = at;
    const size = threeBytes(packed, at + 3);
    const unpacked = threeBytes(packed, at + 6);
    at += HEADER;
    if (size > packed.length - at || unpacked > length - filled || unpacked === 0)
      throw new RangeError('a compressed block reaches beyond its record');
    const block = packed.subarray(at, at + size);
    const target = output.subarray(filled, filled + unpacked);
    if (method === 'XZ' || method === 'CS') {
      const { R__unzip } = await loadJsroot();
      await unpackRare(R__unzip, packed.subarray(start, at + size), target);
    } else unpackBlock(method, block, target);
    at += size;
    filled += unpacked;
  }
  if (at !== packed.length) throw new RangeError('bytes follow the last compressed block of a record');
  return output;
}

function unpackBlock(method: string, block: Uint8Array, output: Uint8Array): void {
  switch (method) {
    case 'ZL':
      return inflate(block, output);
    case 'L4': {
      const content = block.subarray(LZ4_CHECKSUM);
      // The lower half of the sum; the other would see no more.
      if (bigEndian(block, LZ4_CHECKSUM - 4) !== xxHash64(content))
        throw new RangeError('an LZ4 block does not have the checksum written before it');
      const filled = decodeLz4Block(content, output, 0);
      if (filled !== output.length)
        throw new RangeError(`an LZ4 block gives ${filled} bytes instead of ${output.length}`);
      return;
    }
    case 'ZS':
      output.set(decodeZstdFrame(block, output.length));
      return;
    default:
      throw new RangeError('a compressed block has no known method');
  }
}

/** Undoes a block, its header included, with jsroot, which throws whatever it meets over damaged ones. */
async function unpackRare(unzip: Jsroot['R__unzip'], block: Uint8Array, output: Uint8Array): Promise<void> {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const unpacked = await unzip(view, output.length, true).catch((cause: unknown) => {
    throw new RangeError('an LZMA block is damaged', { cause });
  });
  if (unpacked === null) throw new RangeError('an LZMA block is damaged');
  output.set(new Uint8Array(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength));
}

function inflate(block: Uint8Array, output: Uint8Array): void {
  let unpacked: Uint8Array;
  try {
    unpacked = unzlibSync(block, { out: output });
  } catch (cause) {
    throw new RangeError('a zlib block is damaged', { cause });
  }
  if (unpacked.length !== output.length)
    throw new RangeError(`a zlib block gives ${unpacked.length} bytes instead of ${output.length}`);
  if (bigEndian(block, block.length - ZLIB_CHECKSUM) !== adler32(output))
    throw new RangeError('a zlib block does not have the checksum written behind it');
}

/** An unsigned number of four bytes; NaN beyond the end. */
function bigEndian(bytes: Uint8Array, at: number): number {
  return at < 0 || at + 4 > bytes.length
    ? NaN
    : new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
}

function threeBytes(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16);
}
