/** Reads numbers and texts one after the other; reading outside of the bytes throws a RangeError. */
export class Cursor {
  readonly #view: DataView;
  readonly #littleEndian: boolean;
  at: number;

  constructor(bytes: Uint8Array, littleEndian: boolean, at = 0) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#littleEndian = littleEndian;
    this.at = at;
  }

  get length(): number {
    return this.#view.byteLength;
  }

  u8(): number {
    return this.#view.getUint8(this.#move(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#move(2), this.#littleEndian);
  }

  u32(): number {
    return this.#view.getUint32(this.#move(4), this.#littleEndian);
  }

  i32(): number {
    return this.#view.getInt32(this.#move(4), this.#littleEndian);
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.#move(8), this.#littleEndian);
  }

  i64(): bigint {
    return this.#view.getBigInt64(this.#move(8), this.#littleEndian);
  }

  /** A length or position of eight bytes; a RangeError beyond 2^53, where no file reaches. */
  size(): number {
    const size = Number(this.u64());
    if (!Number.isSafeInteger(size)) throw new RangeError(`a length of ${size} bytes`);
    return size;
  }

  skip(bytes: number): void {
    this.seek(this.at + bytes);
  }

  seek(at: number): void {
    if (!(at >= 0 && at <= this.length))
      throw new RangeError(`byte ${at} is asked for, ${this.length} are there`);
    this.at = at;
  }

  bytes(length: number): Uint8Array {
    const start = this.at;
    this.skip(length);
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, length);
  }

  /** So many bytes of UTF-8. */
  text(length: number): string {
    return new TextDecoder().decode(this.bytes(length));
  }

  #move(bytes: number): number {
    const start = this.at;
    this.at += bytes;
    return start;
  }
}
