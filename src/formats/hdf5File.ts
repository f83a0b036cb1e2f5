import { checkHeaps } from './hdf5Heaps.js';
import type { H5Module, H5wasm } from './h5wasm.js';

export type Hdf5Dataset = InstanceType<H5wasm['Dataset']>;
export type Hdf5Group = InstanceType<H5wasm['Group']>;
export type Hdf5Metadata = ReturnType<H5Module['get_dataset_metadata']>;

/** An open file. */
export interface Hdf5File {
  readonly root: Hdf5Group;
  /** Bytes of the file. */
  readonly bytes: number;
  /** What a path leads to inside this file: links that lead out of it are not followed. */
  readonly at: (path: string) => Hdf5Group | Hdf5Dataset | 'external' | undefined;
  /** The same for all paths that lead to one object, by links of whatever kind. */
  readonly identity: (entity: Hdf5Group | Hdf5Dataset) => string;
  /** Names in a group, in its order. */
  readonly namesIn: (group: Hdf5Group) => string[];
  /** Some rows of a dataset, as they lie in memory. */
  readonly readRows: (dataset: Hdf5Dataset, first: number, count: number) => Uint8Array;
}

/** A path in the memory of the module, where no other file ever is. */
const PATH = '/nplm.h5';

/**
 * Opens a file for the time of a function, which must be synchronous: files that links lead to are never there.
 *
 * @param library - h5wasm and its module
 * @param bytes - the whole file
 * @param use - what to do with it
 */
export function withHdf5File<T>(
  { h5wasm, module }: { readonly h5wasm: H5wasm; readonly module: H5Module },
  bytes: Uint8Array,
  use: (file: Hdf5File) => T,
): T {
  checkHeaps(bytes);
  module.FS.writeFile(PATH, bytes);
  try {
    const root = new h5wasm.File(PATH, 'r');
    const entityAt = (path: string) => {
      try {
        return root.get(path);
      } catch (error) {
        if (isSoftLink(module, root, path)) return undefined;
        throw error;
      }
    };
    try {
      return use({
        root,
        bytes: bytes.length,
        at: (path) => {
          const entity = entityAt(path);
          if (entity instanceof h5wasm.Group || entity instanceof h5wasm.Dataset) return entity;
          return entity instanceof h5wasm.ExternalLink ? 'external' : undefined;
        },
        // A reference is the address of its object.
        identity: ({ file_id, path }) => module.create_object_reference(file_id, path).join(' '),
        namesIn: (group) => group.keys(),
        readRows: (dataset, first, count) => readRows(module, dataset, first, count),
      });
    } finally {
      root.close();
    }
  } finally {
    module.FS.unlink(PATH);
  }
}

/** Whether a path that leads nowhere is a soft link, which may do so in a whole file. */
function isSoftLink(module: H5Module, { file_id }: Hdf5Group, path: string): boolean {
  try {
    return typeof module.get_symbolic_link(file_id, path) === 'string';
  } catch {
    return false;
  }
}

/** h5wasm makes an array of arrays of compound rows; the bytes themselves serve all types alike. */
function readRows(module: H5Module, dataset: Hdf5Dataset, first: number, count: number): Uint8Array {
  const { size, shape } = dataset.metadata;
  const inner = (shape ?? []).slice(1);
  const length = size * count * inner.reduce((product, n) => product * n, 1);
  const pointer = module._malloc(length);
  if (pointer === 0) throw new RangeError(`${length} bytes do not fit into the memory of the HDF5 library`);
  try {
    const counts = [count, ...inner].map(BigInt);
    const offsets = [first, ...inner.map(() => 0)].map(BigInt);
    const strides = counts.map(() => 1n);
    const status = module.get_dataset_data(
      dataset.file_id,
      dataset.path,
      counts,
      offsets,
      strides,
      BigInt(pointer),
    );
    if (status < 0) throw new RangeError(`dataset "${dataset.path}" cannot be read`);
    return module.HEAPU8.slice(pointer, pointer + length);
  } finally {
    module._free(pointer);
  }
}
