import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Fault } from '../fault/index.js';
import { packageFolder } from '../folder/index.js';
import { bibtexOf, type Citation } from './bibtexOf.js';
import { commandRow } from './commandRow.js';
import { citeOptions } from './options.js';

/** `nplm cite`: what to cite, from the CITATION.cff that comes with nplm. */
export const citeCommand = commandRow({
  name: 'cite',
  text: 'print what to cite, as BibTeX: the papers of the method and this program',
  arguments: [],
  options: citeOptions,
  examples: ['nplm cite >> paper.bib'],
  run: () => {
    process.stdout.write(bibtexOf(readCitation()));
    return Promise.resolve();
  },
});

function readCitation(): Citation {
  const path = join(packageFolder() ?? '', 'CITATION.cff');
  try {
    return parse(readFileSync(path, 'utf8')) as Citation;
  } catch (cause) {
    throw new Fault(
      'missing',
      { where: path, what: 'this file of nplm is gone or damaged', todo: 'install nplm again' },
      { cause },
    );
  }
}
