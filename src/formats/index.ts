export { readArrow } from './readArrow.js';
export { readTable } from './readTable.js';
export { writeArrow } from './writeArrow.js';
export type { OutputColumn } from './writeArrow.js';
export { writeCsv } from './writeCsv.js';
