import { freshCache } from './freshCache.js';

/** Whatever a test starts, and however, inherits a cache of the tests. */
process.env.XDG_CACHE_HOME = freshCache();
