/**
 * Shortest time of one call in milliseconds, of each contender in turn over several rounds: a busy neighbour on the
 * machine then slows all of them alike.
 */
export function shortest(contenders: readonly (() => void)[], milliseconds = 400, rounds = 5): number[] {
  const best = contenders.map(() => Infinity);
  for (const run of contenders) for (let warm = 0; warm < 20; warm++) run();
  for (let round = 0; round < rounds; round++) {
    contenders.forEach((run, i) => {
      const end = performance.now() + milliseconds / rounds;
      do {
        const begin = performance.now();
        run();
        best[i] = Math.min(best[i], performance.now() - begin);
      } while (performance.now() < end);
    });
  }
  return best;
}

/** Processor seconds of one call, all threads of the process together, and its result: what one core would take. */
export function timed<T>(run: () => T): { seconds: number; value: T } {
  const begin = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(begin);
  return { seconds: (user + system) / 1e6, value };
}

/** Arithmetic mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
