import type { Table } from './table.js';

/** The names under `features` in a table's metadata, a comma list or a JSON array; undefined where there are none. */
export function storedFeatures(table: Table): readonly string[] | undefined {
  const text = table.metadata.get('features');
  return text === undefined ? undefined : parseNames(text);
}

function parseNames(text: string): readonly string[] {
  if (text.trimStart().startsWith('[')) {
    try {
      const names: unknown = JSON.parse(text);
      if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
    } catch {
      // No JSON: a name may begin with a bracket.
    }
  }
  return text.split(',').map((name) => name.trim());
}
