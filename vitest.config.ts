import { defineConfig } from 'vitest/config';

/** Tests of p from hundreds of runs: each waits for one thread, so that two of them share the cores. */
const STATISTICAL = 'test/statistical/**/*.test.ts';

export default defineConfig({
  test: {
    setupFiles: ['test/ownCache.ts'],
    globalSetup: ['test/buildOnce.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: [STATISTICAL],
          maxWorkers: 1,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'statistical', include: [STATISTICAL], maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
