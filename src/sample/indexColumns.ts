import type { Table } from './table.js';

/**
 * The columns that pandas wrote for its index: those that the metadata `pandas` lists, and `__index_level_N__`. They
 * number rows; they are no features unless asked for.
 */
export function indexColumns(table: Table): ReadonlySet<string> {
  const names = new Set(
    table.columns.map(({ name }) => name).filter((name) => /^__index_level_\d+__$/.test(name)),
  );
  for (const entry of listed(table.metadata.get('pandas'))) if (typeof entry === 'string') names.add(entry);
  return names;
}

/** `index_columns` holds names, and objects for indices that are no columns. */
function listed(pandas: string | undefined): readonly unknown[] {
  try {
    const { index_columns: columns } = JSON.parse(pandas ?? '{}') as { index_columns?: unknown };
    return Array.isArray(columns) ? columns : [];
  } catch {
    // Metadata of somebody else under the same key.
    return [];
  }
}
