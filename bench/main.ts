import { cpus } from 'node:os';
import { adamBench } from './adam.js';
import { dimuon } from './dimuon.js';
import { gradient } from './gradient.js';
import { load } from './load.js';
import { pool } from './pool.js';
import { markdown, type Bench, type Row } from './row.js';
import { univariate } from './univariate.js';

/** `npm run bench [-- NAME …]`: measures what the README's table says. All of it takes most of an hour. */
const benches: Record<string, Bench> = { load, gradient, pool, univariate, dimuon, adam: adamBench };

const names = process.argv.slice(2);
const unknown = names.find((name) => !(name in benches));
if (unknown !== undefined) {
  console.error(`unknown bench "${unknown}"; there are ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
const rows: Row[] = [];
for (const name of names.length > 0 ? names : Object.keys(benches)) {
  rows.push(...(await benches[name]((text) => process.stderr.write(`${text}\n`))));
}
console.log(`${cpus()[0].model}, ${cpus().length} cores, Node ${process.versions.node}\n`);
console.log(markdown(rows));
