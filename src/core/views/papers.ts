/** The Papers view: works in groups, and what is known of each beneath it. */
import { categoryName } from '../categories';
import { compareDates } from '../dates';
import { findingsOf } from '../findings';
import { compareText } from '../library/identity';
import type { Citation, PaperRecord, Work } from '../model';
import { displayName } from '../names';
import { lineNumber } from '../place';
import { fold, readable } from '../prose';
import { sourceLabel } from '../sources';
import { changeNodes } from './changes';
import { authorsYear, bestCitersFirst, fileName, partLabel, placeLabel } from './describe';
import { clip, plural } from './markdown';
import type { Node } from './node';
import { factNodes } from './provenance';
import { variantLabel } from './variants';

export const PAPER_GROUPINGS = ['none', 'year', 'source', 'category', 'author', 'cited'] as const;
export type PaperGrouping = (typeof PAPER_GROUPINGS)[number];

export const PAPER_ORDERS = ['title', 'year', 'citers', 'read'] as const;
export type PaperOrder = (typeof PAPER_ORDERS)[number];

export interface PapersOptions {
  readonly grouping: PaperGrouping;
  readonly order: PaperOrder;
  /** When the reader last opened each work, by id, as any ascending number. */
  readonly lastRead: ReadonlyMap<string, number>;
  /** Citekeys that stand in a note. */
  readonly inNotes: ReadonlySet<string>;
}

/** The top rows of the view, over the works that passed the filter. */
export function papersOutline(works: readonly Work[], options: PapersOptions): Node[] {
  const ordered = [...works].sort(COMPARE[options.order](options));
  const row = (work: Work, group: string) => paperNode(work, group, options);
  if (options.grouping === 'none') return ordered.map((work) => row(work, ''));
  const groups = groupsOf(ordered, options.grouping);
  // "Cited works first" where nothing is cited would be one group of all: a list says the same.
  if (options.grouping === 'cited' && groups.length === 1) return ordered.map((work) => row(work, ''));
  return groups.map(({ name, members }) => ({
    id: `group:${options.grouping}:${name}`,
    label: name,
    description: members.length.toLocaleString('en'),
    spoken: `${name}, ${plural(members.length, 'paper')}`,
    kind: 'group',
    open: members.length <= 50,
    children: () => members.map((work) => row(work, `${options.grouping}:${name}:`)),
  }));
}

type Compare = (a: Work, b: Work) => number;

const COMPARE: Readonly<Record<PaperOrder, (options: PapersOptions) => Compare>> = {
  title: () => byTitle(),
  year: () => (a, b) =>
    compareDates(b.item.issued ?? {}, a.item.issued ?? {}) || compareText(a.citekey, b.citekey),
  citers: () => (a, b) =>
    b.citers.length - a.citers.length ||
    compareDates(b.item.issued ?? {}, a.item.issued ?? {}) ||
    compareText(a.citekey, b.citekey),
  read:
    ({ lastRead }) =>
    (a, b) =>
      (lastRead.get(b.id) ?? 0) - (lastRead.get(a.id) ?? 0) || compareText(a.citekey, b.citekey),
};

/** Folding a title costs more than comparing it, and a sort compares each title many times. */
function byTitle(): Compare {
  const folded = new Map<Work, string>();
  const titleOf = (work: Work) => {
    let title = folded.get(work);
    if (title === undefined) {
      title = fold(work.title);
      folded.set(work, title);
    }
    return title;
  };
  return (a, b) => compareText(titleOf(a), titleOf(b)) || compareText(a.citekey, b.citekey);
}

const UNKNOWN: Readonly<Record<Exclude<PaperGrouping, 'none' | 'cited'>, string>> = {
  year: 'Year not known',
  source: 'No page',
  category: 'No category',
  author: 'Author not known',
};

const CITED = ['Cited works', 'Works that cite', 'Others'] as const;

function groupsOf(
  works: readonly Work[],
  grouping: Exclude<PaperGrouping, 'none'>,
): { name: string; members: Work[] }[] {
  const groups = new Map<string, Work[]>();
  for (const work of works) {
    for (const name of groupNames(work, grouping)) {
      const members = groups.get(name);
      if (members) members.push(work);
      else groups.set(name, [work]);
    }
  }
  const last = grouping === 'cited' ? undefined : UNKNOWN[grouping];
  return [...groups]
    .map(([name, members]) => ({ name, members }))
    .sort((a, b) => {
      if (grouping === 'cited') return CITED.indexOf(a.name as never) - CITED.indexOf(b.name as never);
      if (a.name === last || b.name === last) return a.name === last ? 1 : -1;
      const ascending = compareText(fold(a.name), fold(b.name));
      return grouping === 'year' ? -ascending : ascending;
    });
}

function groupNames(work: Work, grouping: Exclude<PaperGrouping, 'none'>): string[] {
  switch (grouping) {
    case 'year':
      return [work.item.issued?.year === undefined ? UNKNOWN.year : String(work.item.issued.year)];
    case 'source':
      return [...new Set(work.records.map((record) => sourceLabel(record.source)))];
    case 'category':
      return work.categories.length > 0
        ? [...new Set(work.categories.map(categoryName))]
        : [UNKNOWN.category];
    case 'author':
      return [work.item.author[0] ? displayName(work.item.author[0]) : UNKNOWN.author];
    case 'cited':
      return [work.citers.length > 0 ? CITED[0] : work.cites.length > 0 ? CITED[1] : CITED[2]];
  }
}

/** The row of one paper; `within` keeps the ids of the same paper in two groups apart. */
function paperNode(work: Work, within: string, options: PapersOptions): Node {
  const known = authorsYear(work);
  const citers = work.citers.length > 0 ? plural(work.citers.length, 'citer') : '';
  const noted = options.inNotes.has(work.citekey);
  const id = `${within}${work.id}`;
  return {
    id,
    label: work.title,
    description: [known, citers, noted ? 'in a note' : ''].filter(Boolean).join(' · '),
    tooltip: [work.title, known, `@${work.citekey}`, citers, clip(shownAbstract(work), 400)]
      .filter(Boolean)
      .join('\n'),
    spoken: [work.title, known, citers, noted ? 'cited in a note' : ''].filter(Boolean).join(', '),
    icon: work.titlePending ? 'question' : work.citedBy.some(({ hub }) => hub) ? 'star-full' : 'book',
    kind: 'paper',
    workId: work.id,
    target: work.records[0]!.title.place,
    children: () => childrenOf(work, id),
  };
}

function shownAbstract(work: Work): string {
  return readable(work.abstracts[0]?.text ?? work.summaries[0]?.text ?? '');
}

function childrenOf(work: Work, id: string): Node[] {
  return [
    ...abstractNodes(work, id),
    ...section(id, 'findings', 'Findings', 'lightbulb', work, () => findingNodes(work, id)),
    ...edges(id, 'citers', 'Citers', work, bestCitersFirst(work.citers), (citation) => citation.citing),
    ...edges(id, 'cites', 'Cites', work, work.cites, (citation) => citation.cited),
    ...section(id, 'changes', 'Changes', 'history', work, () => changeNodes(work, id)),
    ...section(id, 'facts', 'Facts and where they stand', 'info', work, () => factNodes(work, id)),
    ...section(id, 'pages', 'Read from', 'file-text', work, () =>
      work.records.map((record) => pageNode(record, work, id)),
    ),
  ];
}

function abstractNodes(work: Work, id: string): Node[] {
  return work.abstracts.map((abstract, index) => {
    const [record] = abstract.records;
    const text = readable(abstract.text);
    const name = work.abstracts.length === 1 ? 'Abstract' : `Abstract (${variantLabel(abstract)})`;
    return {
      id: `${id}/abstract:${index}`,
      label: name,
      description: text,
      tooltip: `${text}\n\n${record!.abstract ? placeLabel(record!.abstract.place) : ''}`,
      spoken: `${name}: ${text}`,
      icon: 'quote',
      kind: work.abstracts.length > 1 ? 'variant' : 'abstract',
      workId: work.id,
      target: record!.abstract!.place,
    };
  });
}

function findingNodes(work: Work, id: string): Node[] {
  return findingsOf(work).map((finding, index) => {
    const machine = finding.kind === 'summary';
    const text = readable(finding.text);
    return {
      id: `${id}/finding:${index}`,
      label: text,
      description: machine ? 'machine-written' : '',
      tooltip: `${text}\n\n${machine ? 'One-line summary written by a machine' : 'From the abstract'}, ${placeLabel(finding.place)}`,
      spoken: `${machine ? 'Machine-written summary' : 'Finding'}: ${text}`,
      icon: machine ? 'sparkle' : 'lightbulb',
      kind: 'finding',
      workId: work.id,
      target: finding.place,
    };
  });
}

function edges(
  id: string,
  part: 'citers' | 'cites',
  label: string,
  work: Work,
  citations: readonly Citation[],
  other: (citation: Citation) => Work,
): Node[] {
  if (citations.length === 0) return [];
  return section(
    id,
    part,
    label,
    part === 'citers' ? 'references' : 'arrow-right',
    work,
    () =>
      citations.map((citation) => {
        const paper = other(citation);
        const known = [authorsYear(paper), citation.role, citation.verdict].filter(Boolean).join(' · ');
        return {
          id: `${id}/${part}:${paper.id}`,
          label: paper.title,
          description: known,
          tooltip: [
            paper.title,
            known,
            citation.summary && `Machine-written: ${readable(citation.summary.text)}`,
            placeLabel(citation.places[0]),
          ]
            .filter(Boolean)
            .join('\n'),
          spoken: [paper.title, known].filter(Boolean).join(', '),
          icon: citation.representative ? 'star-full' : 'book',
          kind: part === 'citers' ? 'citer' : 'cited',
          workId: paper.id,
          target: citation.places[0],
        };
      }),
    citations.length,
  );
}

function section(
  id: string,
  part: string,
  label: string,
  icon: Node['icon'],
  work: Work,
  children: () => Node[],
  count?: number,
): Node[] {
  const rows = count === undefined ? children() : undefined;
  const n = count ?? rows!.length;
  if (n === 0) return [];
  return [
    {
      id: `${id}/${part}`,
      label,
      description: String(n),
      spoken: `${label}, ${n}`,
      icon,
      kind: 'section',
      workId: work.id,
      children: rows ? () => rows : children,
    },
  ];
}

function pageNode(record: PaperRecord, work: Work, id: string): Node {
  const line = lineNumber(record.title.place);
  const what = `${sourceLabel(record.source)}, ${partLabel(record.part)}`;
  return {
    id: `${id}/page:${record.place.file}:${record.place.line}:${record.place.column}`,
    label: `${fileName(record.place.file)}:${line}`,
    description: what,
    tooltip: `${fileName(record.place.file)}, line ${line}\n${what}`,
    spoken: `${fileName(record.place.file)}, line ${line}, ${what}`,
    icon: 'file-text',
    kind: 'page',
    workId: work.id,
    target: record.title.place,
  };
}
