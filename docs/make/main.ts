import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madePages } from './pages.js';

/** `npm run docs`: writes the pages that are made from the sources. */
for (const [name, text] of madePages(process.cwd())) {
  writeFileSync(join(process.cwd(), name), text);
  console.log(`${name} written`);
}
