import { Fault } from '../fault/index.js';
import { errorCode } from '../input/index.js';

const texts: Record<string, string> = {
  ENOSPC: 'there is no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a part of the path is a file',
  ENOENT: 'its folder does not exist',
  EEXIST: 'it exists and is no folder',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
};

/**
 * Does something that writes, and says in a Fault `output` what the system refused.
 *
 * @param path - what is written, for the message
 * @param otherwise - what else can be done
 */
export function writing<T>(path: string, act: () => T, otherwise = 'choose another --out'): T {
  try {
    return act();
  } catch (error) {
    throw outputFault(path, error, otherwise);
  }
}

function outputFault(path: string, error: unknown, otherwise: string): unknown {
  const code = errorCode(error);
  if (code === undefined) return error;
  const what = texts[code] ?? `it cannot be written (${code})`;
  const todo = code === 'ENOSPC' || code === 'EDQUOT' ? 'free some space and run again' : otherwise;
  return new Fault('output', { where: path, what, todo }, { cause: error });
}
