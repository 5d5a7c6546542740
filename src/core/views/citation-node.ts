/** The row of a citation: the paper at its other end, what the pages say of the citation, and the lines that say it. */
import type { Citation, Work } from '../model';
import type { Place } from '../place';
import { readable } from '../prose';
import { siteLabel } from '../sources';
import { authorsYear, placeLabel } from './describe';
import type { Node } from './node';

export interface CitationRowOptions {
  readonly id: string;
  /** Which end the row is about. */
  readonly end: 'citing' | 'cited';
  readonly inNotes: ReadonlySet<string>;
  /** It came with the last change of a page. */
  readonly isNew?: boolean;
  readonly children?: () => Node[];
}

export function citationNode(citation: Citation, options: CitationRowOptions): Node {
  const { id, end, inNotes, isNew, children } = options;
  const paper = citation[end];
  const known = [authorsYear(paper), citation.role, citation.polarity, citation.verdict]
    .filter(Boolean)
    .join(' · ');
  const noted = inNotes.has(paper.citekey);
  const news = isNew ? 'new' : '';
  const said = citation.summary ? readable(citation.summary.text) : '';
  return {
    id,
    label: paper.title,
    description: [news, known, noted ? 'in a note' : ''].filter(Boolean).join(' · '),
    tooltip: [paper.title, known, said && `Machine-written: ${said}`, placeLabel(citation.places[0])]
      .filter(Boolean)
      .join('\n'),
    spoken: [
      paper.title,
      news,
      known,
      noted ? 'cited in a note' : '',
      said && `machine-written summary: ${said}`,
    ]
      .filter(Boolean)
      .join(', '),
    icon: noted ? 'mention' : citation.representative ? 'star-full' : 'book',
    kind: end === 'citing' ? 'citer' : 'cited',
    workId: paper.id,
    target: citation.places[0],
    ...(children && { children }),
  };
}

/** The one-line summary that a page gives of a citer. `id` is that of the row above. */
export function summaryNode(citation: Citation, id: string): Node {
  const { text, place } = citation.summary!;
  const said = readable(text);
  return {
    id: `${id}/summary`,
    label: said,
    description: 'machine-written',
    tooltip: `${said}\n\nOne-line summary written by a machine, ${placeLabel(place)}`,
    spoken: `Machine-written summary: ${said}`,
    icon: 'sparkle',
    kind: 'finding',
    workId: citation.citing.id,
    target: place,
  };
}

/** What stands behind a citation: its summary, what else the row says, and each line that tells of it. */
export function evidenceNodes(citation: Citation, id: string): Node[] {
  const { summary, evidence, places } = citation;
  return [
    ...(summary ? [summaryNode(citation, id)] : []),
    ...(evidence.length > 0 ? [wordsNode(citation, id)] : []),
    ...places.map((place, n) => lineNode(citation, place, `${id}/line:${n}`)),
  ];
}

function wordsNode({ evidence, places, citing }: Citation, id: string): Node {
  const words = evidence.join(' · ');
  return {
    id: `${id}/evidence`,
    label: words,
    description: 'as the page has it',
    tooltip: `${words}\n\n${placeLabel(places[0])}`,
    spoken: `The page adds: ${words}`,
    icon: 'info',
    kind: 'fact',
    workId: citing.id,
    target: places[0],
  };
}

/** A line of a page that says that one paper cites another. */
export function lineNode({ citing, cited }: Citation, place: Place, id: string, label?: string): Node {
  const where = placeLabel(place);
  const site = sourceAt([cited, citing], place);
  return {
    id,
    label: label ?? where,
    description: [label && where, site].filter(Boolean).join(' · '),
    tooltip: [`“${citing.title}” cites “${cited.title}”`, where, site].filter(Boolean).join('\n'),
    spoken: [label, where, site].filter(Boolean).join(', '),
    icon: 'file-text',
    kind: 'page',
    workId: citing.id,
    target: place,
  };
}

/** The site whose page tells it: that of an account of one of them in the same file. */
function sourceAt(works: readonly Work[], { file }: Place): string {
  const record = works.flatMap(({ records }) => records).find(({ place }) => place.file === file);
  return record ? siteLabel(record.source) : '';
}
