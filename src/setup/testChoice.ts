import type { ClipSource } from './clipSource.js';
import type { ResolvedConfig } from './config.js';

/** The choices that decide a test. */
export interface TestChoice {
  readonly config: ResolvedConfig;
  readonly clipFrom: ClipSource;
}
