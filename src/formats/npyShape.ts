import type { PythonLiteral } from './pythonLiteral.js';

/**
 * The lengths of an array along its dimensions, from the header of a NumPy file.
 *
 * @throws RangeError if no array can have them
 */
export function npyShape(shape: PythonLiteral): readonly number[] {
  if (!Array.isArray(shape)) throw new RangeError('its header has a shape of no whole numbers');
  const lengths = (shape as readonly PythonLiteral[]).map((length) => {
    if (typeof length !== 'number') throw new RangeError('its header has a shape of no whole numbers');
    return length;
  });
  // Beyond 2^53 no file reaches.
  if (!lengths.every((length) => length >= 0 && Number.isSafeInteger(length)))
    throw new RangeError(`its header has the shape ${shapeText(lengths)}, which is impossible`);
  return lengths;
}

/** A shape as Python writes it: `(4,)`, `(3, 2)`. */
export function shapeText(shape: readonly number[]): string {
  return `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
}
