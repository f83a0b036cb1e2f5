export { cacheFolder } from './cacheFolder.js';
export { makeCache } from './makeCache.js';
export { openNulls } from './openNulls.js';
export type { NullEntry } from './openNulls.js';
