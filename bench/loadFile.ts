import { readFileSync } from 'node:fs';
import { readTable } from '../src/formats/index.js';

/** Reads the file that is named, and prints its rows and its columns of numbers: the process that `load` measures. */
const path = process.argv[2];
const table = await readTable(readFileSync(path), path);
const columns = table.columns.filter(({ values }) => values?.length === table.rows);
console.log(`${table.rows} ${columns.length}`);
