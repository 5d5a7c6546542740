/** Papers as dumps, in the layouts that sites leave: what a reader's folder would hold of them. */
import type { Paper } from './papers';

/** The text of a dump and its name; the layouts take turns. */
export function dumpOf(paper: Paper, at: number): { readonly name: string; readonly text: string } {
  const layout = LAYOUTS[at % LAYOUTS.length]!;
  return { name: `${at}-${paper.id}.${layout.extension ?? 'txt'}`, text: layout.write(paper) };
}

interface Layout {
  readonly extension?: string;
  readonly write: (paper: Paper) => string;
}

const LAYOUTS: readonly Layout[] = [
  { write: arxivAbstract },
  { write: scholarFeed },
  { write: pithCitations },
  { write: copiedArxiv },
  { extension: 'bib', write: bibtex },
];

function arxivAbstract({ title, year = 2000, abstract }: Paper): string {
  return [
    'Computer Science > Machine Learning',
    `[Submitted on 5 Jan ${year}]`,
    `Title:${title}`,
    `View PDF HTML (experimental)Abstract:${abstract}`,
    'Submission history',
    `From: Ada Lovelace [view email][v1] Fri, 5 Jan ${year} 12:00:00 UTC (123 KB)`,
  ].join('\n');
}

function copiedArxiv({ title, authors, year = 2000, abstract }: Paper): string {
  return [
    'Computer Science > Machine Learning',
    `[Submitted on 5 Jan ${year}]`,
    title,
    authors.join(', '),
    'View PDF',
    '',
    `    ${abstract}`,
    '',
    'Subjects:\tMachine Learning (cs.LG)',
  ].join('\n');
}

function scholarFeed({ title, authors, year = 2000, abstract }: Paper): string {
  return [`LGJan 5, ${year}`, `${title}${authors.join(', ')}`, abstract].join('\n');
}

function pithCitations({ title, abstract, tldr = 'A summary of it.' }: Paper): string {
  return [
    tldr,
    title,
    '1 Pith paper cite this work. Polarity classification is still indexing.',
    'abstract',
    abstract,
    'citing papers explorer',
    '-',
    `A Later Work on ${title}`,
    tldr,
  ].join('\n');
}

function bibtex({ id, title, authors, year, doi, abstract }: Paper): string {
  const fields = [
    `title = {${title}}`,
    `author = {${authors.join(' and ')}}`,
    ...(year === undefined ? [] : [`year = ${year}`]),
    ...(doi === undefined ? [] : [`doi = {${doi}}`]),
    `abstract = {${abstract}}`,
  ];
  return `@article{${id},\n  ${fields.join(',\n  ')}\n}\n`;
}
