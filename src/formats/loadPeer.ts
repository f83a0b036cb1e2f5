import { Fault } from '../fault/index.js';

/** How a package that nplm needs on demand gets where it is found. */
export function installHint(name: string): string {
  return `install it where nplm is (with -g if that is global): npm install --ignore-scripts ${name}`;
}

/**
 * Loads a package that nplm installs only on demand.
 *
 * @param name - the package, as npm knows it
 * @param origin - the file that needs it, for the message
 * @param what - what the file is: `an HDF5 file`
 * @param load - the import
 * @throws Fault `missing` if the package is not there; the message says how to install it
 */
export async function loadPeer<T>(
  name: string,
  origin: string,
  what: string,
  load: () => Promise<T>,
): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if ((cause as { code?: unknown } | null)?.code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new Fault(
      'missing',
      {
        where: origin,
        what: `${what} is read with the npm package "${name}", which is not there`,
        todo: installHint(name),
      },
      { cause },
    );
  }
}
