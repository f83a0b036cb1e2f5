const NOISE = ['log', 'info', 'warn', 'error'] as const;

/**
 * Runs a function of a library that talks to the console, which belongs to the user, and drops what it says. The
 * function must be synchronous, so that nobody else's words are lost.
 */
export function quietly<T>(act: () => T): T {
  const { console } = globalThis;
  const voices = NOISE.map((voice) => console[voice]);
  for (const voice of NOISE) console[voice] = () => undefined;
  try {
    return act();
  } finally {
    NOISE.forEach((voice, i) => (console[voice] = voices[i]));
  }
}
