import { readFileSync } from 'node:fs';
import { arrowOf, REFERENCE } from './samples.js';

export const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url));

/** A file of each format with a structure of its own, in which damage can be seen. */
export const goodFiles: Readonly<Record<string, Uint8Array>> = {
  'file.arrow': arrowOf(REFERENCE),
  'stream.arrow': fixture('arrow/stream-chunks.arrow'),
  'lz4.arrow': fixture('arrow/lz4-chunks.arrow'),
  'zstd.arrow': fixture('arrow/zstd-chunks.arrow'),
  'checksums.parquet': fixture('tables/checksums.parquet'),
  'columns.npz': fixture('tables/columns.npz'),
  'csv.gz': fixture('tables/members.gz'),
  'csv.zst': fixture('tables/checked.zst'),
};
