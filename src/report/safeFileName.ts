/** Names that some file systems keep for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A name that every file system takes, from any text: letters, digits, `_`, `-` and inner dots, at most 64 characters.
 * A name that had to change ends in a hash of the original, so that two different names stay different.
 *
 * @example safeFileName('feature-pt1') // 'feature-pt1'
 */
export function safeFileName(text: string): string {
  const clean = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '');
  if (clean === text && clean !== '' && clean.length <= 64 && !RESERVED.test(clean)) return clean;
  return `${clean.slice(0, 54).replace(/[-.]+$/, '') || 'figure'}-${hash(text)}`;
}

/** FNV-1a, 32 bits. */
function hash(text: string): string {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return (state >>> 0).toString(16).padStart(8, '0');
}
