/** Thrown where what a whole file holds does not fit into memory. */
export class TooLarge extends Error {}

/**
 * An array of so many elements, a number that was checked against the bytes of the file.
 *
 * @throws TooLarge if there is not so much memory
 */
export function allocate<Numbers>(
  type: { new (length: number): Numbers; readonly BYTES_PER_ELEMENT: number },
  length: number,
): Numbers {
  try {
    return new type(length);
  } catch (cause) {
    throw new TooLarge(`${length * type.BYTES_PER_ELEMENT} bytes of a column do not fit into memory`, {
      cause,
    });
  }
}
