const NOISE = ['log', 'info', 'warn', 'error'] as const;

/**
 * Runs a function of a library that talks to the console, which belongs to the user, and drops what it says. The
 * function must be synchronous, so that nobody else's words are lost.
 */
export function quietly<T>(act: () => T): T {
  const { console } = globalThis;
  const voices = Object.fromEntries(NOISE.map((voice) => [voice, Reflect.get(console, voice) as unknown]));
  for (const voice of NOISE) Reflect.set(console, voice, () => undefined);
  try {
    return act();
  } finally {
    Object.assign(console, voices);
  }
}
