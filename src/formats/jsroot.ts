import type * as library from 'jsroot/io';
import { loadPeer } from './loadPeer.js';

/** jsroot's reader of objects in ROOT files. */
export type Jsroot = typeof library;

/** Imports jsroot, or stands in for that import in a test. */
export type LoadJsroot = () => Promise<Jsroot>;

export const importJsroot: LoadJsroot = () => import('jsroot/io');

/**
 * Loads jsroot once it is needed.
 *
 * @param origin - the file that needs it, for the message
 * @param load - the import
 * @throws Fault `missing` with the command that installs it
 */
export function loadJsroot(origin: string, load: LoadJsroot): Promise<Jsroot> {
  return loadPeer('jsroot', origin, 'this ROOT file', load);
}
