import type { Hdf5Dataset, Hdf5File, Hdf5Group } from './hdf5File.js';
import { fieldsOf, type Hdf5Field } from './hdf5Type.js';
import { attributeText } from './hdf5Attributes.js';

/** Columns of a data frame in one dataset. */
interface PandasPart {
  readonly dataset: Hdf5Dataset;
  readonly fields: readonly Hdf5Field[];
}

/** What pandas calls its formats in the attribute `pandas_type` of a group. */
export type PandasFormat = 'frame' | 'frame_table';

/** The format of a data frame that pandas keeps in a group; undefined where it is no such group. */
export function pandasFormatOf(group: Hdf5Group): PandasFormat | undefined {
  const format = attributeText(group, 'pandas_type');
  return format === 'frame' || format === 'frame_table' ? format : undefined;
}

/**
 * Finds the columns of a data frame of pandas, its index left out.
 *
 * @returns the datasets with their columns, and the names in the frame's order
 * @throws RangeError if a part is missing
 */
export function pandasParts(
  file: Hdf5File,
  group: Hdf5Group,
  format: PandasFormat,
): { readonly parts: PandasPart[]; readonly order: readonly string[] } {
  return format === 'frame_table' ? tableParts(file, group) : fixedParts(file, group);
}

/** Blocks of columns of one type: a dataset of two dimensions, and one of names. */
function fixedParts(file: Hdf5File, group: Hdf5Group) {
  const blocks = Number(attributeText(group, 'nblocks'));
  if (!Number.isInteger(blocks) || blocks < 0 || blocks > 10_000)
    throw new RangeError(`"${group.path}" has ${blocks} blocks of columns`);
  const parts = Array.from({ length: blocks }, (_, i) => {
    const dataset = datasetAt(file, `${group.path}/block${i}_values`);
    const names = textsOf(datasetAt(file, `${group.path}/block${i}_items`));
    const fields = fieldsOf(dataset.metadata, `block${i}_`);
    if (fields.length === names.length)
      return { dataset, fields: fields.map((field, j) => ({ ...field, name: names[j] })) };
    if (fields.every(({ layout }) => layout === undefined))
      return {
        dataset,
        fields: names.map((name) => ({ name, type: fields[0]?.type ?? 'object', layout: undefined })),
      };
    throw new RangeError(`"${dataset.path}" has ${fields.length} columns and ${names.length} names`);
  });
  return { parts, order: textsOf(datasetAt(file, `${group.path}/axis0`)) };
}

/** A compound of the index, data columns by their names, and blocks whose names are in an attribute. */
function tableParts(file: Hdf5File, group: Hdf5Group) {
  const dataset = datasetAt(file, `${group.path}/table`);
  const fields = fieldsOf(dataset.metadata, 'table', (member) => {
    const names = pickledTexts(attributeText(dataset, `${member}_kind`));
    return names.length === 0 ? undefined : names;
  });
  const order = pickledTexts(attributeText(group, 'non_index_axes'));
  const index = new Set(['index', ...pickledTexts(attributeText(group, 'index_cols'))]);
  return { parts: [{ dataset, fields: fields.filter(({ name }) => !index.has(name)) }], order };
}

function datasetAt(file: Hdf5File, path: string): Hdf5Dataset {
  const found = file.at(path);
  if (found === undefined || found === 'external' || !('filters' in found))
    throw new RangeError(`dataset "${path}" of a pandas data frame is missing`);
  return found;
}

function textsOf(dataset: Hdf5Dataset): string[] {
  const { value } = dataset;
  if (!Array.isArray(value)) throw new RangeError(`"${dataset.path}" holds no names`);
  return value.map(String);
}

/** The texts in a list that Python pickled by protocol 0, where each has a line of its own behind a V. */
function pickledTexts(pickle: string | undefined): string[] {
  return [...(pickle ?? '').matchAll(/V([^\n]*)\n/g)].map(([, text]) =>
    text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  );
}
