import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../folder/index.js';
import { shortName } from '../text/index.js';
import { Html, html } from './html.js';
import type { ReportInput } from './reportInput.js';
import { calibration } from './sections/calibration.js';
import { discrepancy } from './sections/discrepancy.js';
import { fit } from './sections/fit.js';
import { provenance } from './sections/provenance.js';
import { verdict } from './sections/verdict.js';
import { STYLE } from './style.js';

/** Nothing is loaded, and nothing sent. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

const PARTS = [
  ['verdict', 'Verdict'],
  ['calibration', 'Null'],
  ['discrepancy', 'Discrepancy'],
  ['fit', 'Fit'],
  ['provenance', 'Provenance'],
] as const;

/**
 * The report of a run as one HTML file that needs nothing else: readable without a script, on paper, on a phone.
 *
 * @example
 * const command = 'nplm run --ref sm.arrow --data obs.arrow';
 * writeFileSync('report.html', reportPage({ ...readReport('nplm-out'), command }));
 */
export function reportPage(input: ReportInput): string {
  const { result } = input;
  const title = `nplm: ${inputName(input, 'data')} against ${inputName(input, 'reference')}`;
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
      <meta name="generator" content="nplm ${result.versions.nplm ?? ''}" />
      <title>${title}</title>
      <style>
        ${new Html(STYLE)}
      </style>
    </head>
    <body>
      <a class="skip" href="#verdict">To the verdict</a>
      <header>
        <h1>${title}</h1>
        <nav aria-label="Parts of the report">
          ${PARTS.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}
        </nav>
      </header>
      <main>
        ${verdict(result)} ${calibration(result, input.toys)} ${discrepancy(input)} ${fit(result)}
        ${provenance(result, input.command)}
      </main>
      <footer>
        New Physics Learning Machine, nplm ${result.versions.nplm ?? ''}. <code>nplm cite</code> prints what
        to cite.
      </footer>
      <script>
        ${new Html(client())};
      </script>
    </body>
  </html>`;
  return `<!doctype html>\n${page.toString()}\n`;
}

function inputName({ result }: ReportInput, role: string): string {
  const paths = result.inputs
    .filter((input) => input.role === role)
    .map(({ path }) => path.split('/').at(-1) ?? path);
  if (paths.length === 0) return role;
  return `${shortName(paths[0])}${paths.length > 1 ? ` and ${paths.length - 1} more` : ''}`;
}

/** The script of the page, which the build makes one file of. */
function client(): string {
  return readFileSync(join(packageFolder() ?? '.', 'dist', 'src', 'page', 'client.js'), 'utf8').replaceAll(
    '</',
    '<\\/',
  );
}
