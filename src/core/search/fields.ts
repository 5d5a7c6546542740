/** The words of the query language: fields, and the closed lists behind `has:` and `is:`. One table each. */
import type { IdentifierScheme, Work } from '../model';

export const FIELDS = [
  'author',
  'title',
  'year',
  'source',
  'category',
  'role',
  'polarity',
  'verdict',
  'cites',
  'citedby',
  'has',
  'is',
  'key',
  'file',
  'in',
  'status',
  'tag',
  'importance',
  'note',
] as const;
export type Field = (typeof FIELDS)[number];

/** What a reader sees beside a field while typing. */
export const FIELD_HELP: Readonly<Record<Field, string>> = {
  author: 'a name or its beginning: author:tan, author:"zelin tan"',
  title: 'words of the title: title:scaling, title:"process reward"',
  year: 'year:2024, year:2023..2025, year:..2024, year:>=2023',
  source: 'the kind of page it was read from: source:arxiv',
  category: 'category:cs.LG, category:"machine learning"',
  role: 'the role in which it cites another paper: role:background; role:"=use" is that word alone',
  polarity: 'how it speaks of a paper it cites: polarity:support',
  verdict: "the page's verdict on it as a citer: verdict:unverdicted",
  cites: 'papers that cite this one: a citekey, an id or title words',
  citedby: 'papers that this one cites: a citekey, an id or title words',
  has: 'what is known of it: has:abstract, has:summary, has:authors, has:doi …',
  is: 'is:hub, is:cited, is:citer, is:withdrawn',
  key: 'the beginning of its citekey',
  file: 'the name of a file it was read from',
  in: 'a folder it was read from',
  status: 'how far you are with it: status:reading, status:to-read',
  tag: 'a tag of yours: tag:rl',
  importance: 'importance:5, importance:>=3 (of 5)',
  note: 'words that you wrote in the margin of its pages: note:"not so"',
};

export function isField(name: string): name is Field {
  return (FIELDS as readonly string[]).includes(name);
}

type Test = (work: Work) => boolean;

/** `has:` */
export const HAS = {
  abstract: (work) => work.abstracts.length > 0,
  summary: (work) => work.summaries.length > 0,
  variants: (work) => work.abstracts.length > 1,
  changes: (work) => work.changes.length > 0,
  note: (work) => work.marks.notes.length > 0,
  status: (work) => work.marks.status !== undefined,
  tag: (work) => work.marks.tags.length > 0,
  importance: (work) => work.marks.importance !== undefined,
  annotation: (work) => work.marks.threads.length > 0,
  authors: (work) => work.item.author.length > 0,
  year: (work) => work.item.issued?.year !== undefined,
  category: (work) => work.categories.length > 0,
  versions: (work) => work.versions.length > 0,
  doi: hasIdentifier('doi'),
  arxiv: hasIdentifier('arxiv'),
  pith: (work) => work.identifiers.some(({ scheme }) => scheme === 'pith' || scheme === 'pith-citations'),
  pmid: hasIdentifier('pmid'),
  pmcid: hasIdentifier('pmcid'),
  acl: hasIdentifier('acl'),
  openreview: hasIdentifier('openreview'),
} satisfies Record<string, Test>;

/** `is:` */
export const IS = {
  hub: (work) => work.citedBy.some(({ hub }) => hub),
  cited: (work) => work.citers.length > 0,
  citer: (work) => work.cites.length > 0,
  withdrawn: (work) => work.withdrawn,
  pending: (work) => work.titlePending,
} satisfies Record<string, Test>;

function hasIdentifier(scheme: IdentifierScheme): Test {
  return (work) => work.identifiers.some((identifier) => identifier.scheme === scheme);
}
