import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(tmpdir(), `nplm-test-caches-${process.pid}`);
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

/**
 * An XDG_CACHE_HOME in which nothing is: toys that an earlier call left would hide what a test is about, and no test
 * may write into the user's own cache.
 */
export function freshCache(): string {
  return join(root, randomUUID());
}
