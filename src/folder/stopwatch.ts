/** Starts to count: what comes back says how many seconds have passed, as a `Journal` notes them. */
export function stopwatch(): () => number {
  const began = performance.now();
  return () => (performance.now() - began) / 1000;
}
