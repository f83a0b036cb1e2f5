/**
 * The entries in which two objects differ, for a message: `toys 300 there, 500 here`; empty if in none.
 *
 * @param words - what is said of an entry
 */
export function differences(
  there: object,
  here: object,
  words = (key: string, old: string, now: string): string => `${key} ${old} there, ${now} here`,
): string {
  const [old, now] = [new Map(Object.entries(there)), new Map(Object.entries(here))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((key) => [key, JSON.stringify(old.get(key)), JSON.stringify(now.get(key))] as const)
    .filter(([, a, b]) => a !== b)
    .map(([key, a, b]) => words(key, a ?? 'absent', b ?? 'absent'))
    .join('; ');
}
