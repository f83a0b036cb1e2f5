export { cacheFolder } from './cacheFolder.js';
export { makeCache, OTHER_CACHE } from './makeCache.js';
export { openNulls } from './openNulls.js';
export type { NullEntry } from './openNulls.js';
