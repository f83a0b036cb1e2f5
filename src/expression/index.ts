export { deriveColumns } from './deriveColumns.js';
export type { DerivedColumns } from './deriveColumns.js';
export { filterRows } from './filterRows.js';
export type { FilteredRows } from './filterRows.js';
export { parseCondition, parseExpression } from './parseExpression.js';
export type { Expression } from './parseExpression.js';
export { splitDefinitions } from './splitDefinitions.js';
