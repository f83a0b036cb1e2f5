import { Fault } from '../fault/index.js';
import type { Column, Table } from '../sample/index.js';
import { checkNames } from './checkNames.js';
import { guarded } from './guarded.js';
import { npyArray, type NpyArray } from './npyArray.js';
import { shapeText } from './npyShape.js';
import { PickledValues, type NpyType } from './npyType.js';
import { npyValues, type NpyPlace } from './npyValues.js';

/** Beyond it, a table was more likely saved with rows and columns exchanged. */
const MOST_COLUMNS = 10_000;

/**
 * Reads a NumPy file (.npy): an array of one dimension is the column `x`; of two dimensions, rows by columns, the
 * columns `x0`, `x1`, …; a structured array has a column a field.
 *
 * @param bytes - the whole file
 * @param origin - the path, for messages
 * @throws Fault `content` if it is cut short or damaged, of another shape, or holds Python objects
 */
export function readNpy(bytes: Uint8Array, origin: string): Table {
  return tableOfArray(parseArray(bytes, origin), origin);
}

/**
 * An array, whatever its shape.
 *
 * @throws Fault `content` if it is cut short or damaged, or holds Python objects
 */
export function parseArray(bytes: Uint8Array, origin: string): NpyArray {
  try {
    return guarded(origin, 'NumPy', () => npyArray(bytes));
  } catch (error) {
    if (!(error instanceof PickledValues)) throw error;
    throw new Fault('content', {
      where: origin,
      what: 'its values are Python objects (a pickle), which can hold a program and are never read',
      todo: 'save numbers: numpy.save("FILE", array.astype(float))',
    });
  }
}

/**
 * The columns of an array of rows.
 *
 * @throws Fault `content` if its shape is no table's
 */
export function tableOfArray(array: NpyArray, origin: string): Table {
  const { shape } = array;
  const isStructured = 'fields' in array.description;
  if (shape.length < 1 || shape.length > (isStructured ? 1 : 2)) {
    throw new Fault('content', {
      where: origin,
      what: `its ${isStructured ? 'structured ' : ''}array has ${shape.length} dimensions: ${shapeText(shape)}`,
      todo: isStructured
        ? 'save one dimension: array.ravel()'
        : 'save a value or a line of values an event: array.reshape(events, features)',
    });
  }
  const [rows, width = 1] = shape;
  if (!isStructured && (width < 1 || width > MOST_COLUMNS)) {
    throw new Fault('content', {
      where: origin,
      what: `it has ${rows} rows of ${width} columns`,
      todo: width < 1 ? 'save at least one column' : 'if they are exchanged, save array.T',
    });
  }
  return guarded(origin, 'NumPy', () => {
    const columns = columnsOf(array, '', origin);
    if (columns.length === 0) throw new RangeError('it has no columns');
    return { origin, rows, columns, metadata: new Map() };
  });
}

/**
 * The columns of an array of one or two dimensions.
 *
 * @param name - of the column, or what the numbers of columns follow; `x` where empty
 */
export function columnsOf(array: NpyArray, name: string, origin: string): Column[] {
  const { description, shape, fortran, data } = array;
  const [rows, width = 1] = shape;
  if ('fields' in description) {
    checkNames(
      description.fields.map((field) => field.name),
      origin,
    );
    return description.fields.map((field) => {
      const place = { offset: field.offset, stride: description.size, rows };
      return columnOf(data, field.name, field.type, place);
    });
  }
  const { type } = description;
  const prefix = name === '' ? 'x' : name;
  return Array.from({ length: width }, (_, i) =>
    columnOf(data, width === 1 ? prefix : `${prefix}${i}`, type, {
      offset: type.size * (fortran ? i * rows : i),
      stride: type.size * (fortran ? 1 : width),
      rows,
    }),
  );
}

function columnOf(data: Uint8Array, name: string, type: NpyType, place: NpyPlace): Column {
  const column = { name, kind: type.kind, type: type.name, nulls: 0 };
  if (type.letter === undefined) return column;
  const { values, rounded } = npyValues(data, place, type);
  return { ...column, values, ...(rounded === 0 ? {} : { rounded }) };
}
