/** The system's code of an error, such as `ENOENT`; undefined for errors of other origin. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  // Node refuses to remove a folder by a code of its own.
  const system = code?.replace(/^ERR_FS_/, '');
  return system !== undefined && /^E[A-Z0-9]+$/.test(system) ? system : undefined;
}
