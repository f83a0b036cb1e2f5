import { ByteBuffer } from 'flatbuffers';

/**
 * A flatbuffer that refuses to be read outside its bytes.
 *
 * The JavaScript flatbuffers have no verifier: outside they read zeros, and a damaged length then means billions of
 * elements. Here a loop over such a vector ends with a RangeError at the first element that is not there.
 */
class CheckedBuffer extends ByteBuffer {
  #check(offset: number, size: number): void {
    if (!(offset >= 0 && offset + size <= this.capacity())) {
      throw new RangeError('its metadata point outside themselves');
    }
  }

  override readUint8(offset: number): number {
    this.#check(offset, 1);
    return super.readUint8(offset);
  }

  override readUint16(offset: number): number {
    this.#check(offset, 2);
    return super.readUint16(offset);
  }

  override readInt32(offset: number): number {
    this.#check(offset, 4);
    return super.readInt32(offset);
  }
}

/** Wraps the bytes of one flatbuffer; reading outside of them throws a RangeError. */
export function checkedBuffer(bytes: Uint8Array): ByteBuffer {
  return new CheckedBuffer(bytes);
}
