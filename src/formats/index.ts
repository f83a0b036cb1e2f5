export { readArrow } from './readArrow.js';
export { readTable } from './readTable.js';
export type { OutputColumn } from './outputColumn.js';
export { writeArrow } from './writeArrow.js';
export { writeCsv } from './writeCsv.js';
export { writeNpy } from './writeNpy.js';
export { writeParquet } from './writeParquet.js';
export { writerFor, writtenEndings } from './writerFor.js';
export type { TableWriter } from './writerFor.js';
