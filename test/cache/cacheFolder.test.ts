import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../src/cache/index.js';

describe("the user's cache folder", () => {
  it('is nplm in XDG_CACHE_HOME', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/var/tmp/caches' })).toBe('/var/tmp/caches/nplm');
  });

  it.each([{}, { XDG_CACHE_HOME: '' }, { XDG_CACHE_HOME: 'relative/path' }])(
    'is ~/.cache/nplm where that is not set, empty or relative: %j',
    (environment) => {
      expect(cacheFolder(environment)).toBe(join(homedir(), '.cache/nplm'));
    },
  );
});
