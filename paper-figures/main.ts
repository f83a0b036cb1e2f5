/** `npm run figures`: the figures of papers from results/, as SVG and PDF. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderFigures } from '../src/report/index.js';
import { powerCurves } from './powerCurves.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const results = join(root, 'results');
const folder = process.argv[2] ?? join(root, 'paper-figures');

for await (const { name, svg, pdf } of renderFigures(powerCurves(results))) {
  writeFileSync(join(folder, `${name}.svg`), svg);
  writeFileSync(join(folder, `${name}.pdf`), pdf);
  console.log(`${name}.svg and .pdf written`);
}
