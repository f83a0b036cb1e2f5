import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { powerCurves } from '../../paper-figures/powerCurves.js';
import { renderFigures } from '../../src/report/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('are those that the results give: npm run figures', async () => {
  for await (const { name, svg, pdf } of renderFigures(powerCurves(join(root, 'results')))) {
    expect(readFileSync(join(root, 'paper-figures', `${name}.svg`), 'utf8'), name).toBe(svg);
    expect(readFileSync(join(root, 'paper-figures', `${name}.pdf`)).equals(pdf), name).toBe(true);
  }
});
