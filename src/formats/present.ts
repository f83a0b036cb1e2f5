/**
 * A part of the metadata that the flatbuffers' types allow to be null, and that whole metadata have.
 *
 * @throws RangeError if it is missing
 */
export function present<T>(value: T | null): T {
  if (value === null) throw new RangeError('its metadata have a hole');
  return value;
}
