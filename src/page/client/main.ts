/** The script of the report: one chart of a chosen quantity, values under the pointer, tables that can be sorted. */
import { explore } from './explore.js';
import { sortable } from './sortable.js';

explore();
document.querySelectorAll<HTMLTableElement>('table#events').forEach(sortable);
