/** What BibTeX needs of a CITATION.cff. */
export interface Citation {
  readonly title: string;
  readonly version: string;
  readonly authors: readonly Author[];
  readonly references: readonly Article[];
}

type Author = { readonly name: string } | { readonly 'family-names': string; readonly 'given-names': string };

interface Article {
  readonly title: string;
  readonly authors: readonly Author[];
  readonly journal: string;
  readonly volume: number;
  readonly start: string;
  readonly year: number;
  readonly doi: string;
  /** `arXiv:1806.02350`. */
  readonly notes: string;
}

/** The articles of a citation and, last, the program, as BibTeX. */
export function bibtexOf({ title, version, authors, references }: Citation): string {
  const articles = references.map((article) =>
    entry('article', `${lettersOf(article.authors[0])}${article.year}`, [
      ['title', `{${article.title}}`],
      ['author', namesOf(article.authors)],
      ['journal', article.journal],
      ['volume', article.volume],
      ['pages', article.start],
      ['year', article.year],
      ['doi', article.doi],
      ['eprint', article.notes.replace('arXiv:', '')],
      ['archivePrefix', 'arXiv'],
    ]),
  );
  const program = entry('misc', title, [
    ['title', `{${title}}: New Physics Learning Machine`],
    ['author', namesOf(authors)],
    ['note', `Version ${version}`],
  ]);
  return [...articles, program].join('\n');
}

function entry(kind: string, key: string, fields: readonly (readonly [string, string | number])[]): string {
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
  return `@${kind}{${key},\n${lines.join(',\n')}\n}\n`;
}

/** A name of several words that are no family and given names is held together by braces of its own. */
function namesOf(authors: readonly Author[]): string {
  return authors
    .map((author) =>
      'name' in author ? `{${author.name}}` : `${author['family-names']}, ${author['given-names']}`,
    )
    .join(' and ');
}

function lettersOf(author: Author): string {
  return ('name' in author ? author.name : author['family-names']).replace(/[^A-Za-z]/g, '');
}
