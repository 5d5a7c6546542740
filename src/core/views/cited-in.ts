/** The Cited In view: the notes that cite a paper, the headings and the sentences in which they do. */
import type { Library } from '../library/library';
import type { Work } from '../model';
import type { Cluster } from '../notes/cluster';
import type { CitationAt } from '../notes/cluster-at';
import type { FileId } from '../place';
import { citationRow, type PlacedContext } from './citation-row';
import { fileName } from './describe';
import { plural } from './markdown';
import type { Node } from './node';
import { byNumber, pageNodes } from './pages';

/** A note that cites the paper. */
export interface CitingNote {
  readonly file: FileId;
  /** The folder as the reader knows it; empty for that of the workspace. */
  readonly folder: string;
  /** In the order of the note; undefined as long as the note was not read. */
  readonly citations?: readonly PlacedContext[];
}

/** With so few notes, their citations are seen at once. */
const OPEN = 8;

/** The citations of a work in a note: a footnote's label goes with its marks and is none. */
export function citationsOf(library: Library, clusters: readonly Cluster[], work: Work): CitationAt[] {
  return clusters.flatMap((cluster) =>
    cluster.isLabel
      ? []
      : cluster.items.filter(({ key }) => library.byCitekey(key) === work).map((item) => ({ cluster, item })),
  );
}

export function citedInOutline(work: Work, notes: readonly CitingNote[]): Node[] {
  return pageNodes({
    id: `citedIn:${work.id}`,
    items: notes,
    row: (note) => noteNode(work, note, notes.length <= OPEN),
    nameOf: (first, last) => ({ from: fileName(first.file), to: fileName(last.file) }),
    one: 'note',
  });
}

/** Behind the name of the view: `@tan2025scaling · 3 notes`. */
export function citedInHeadline({ citekey }: Work, notes: readonly CitingNote[]): string {
  return [`@${citekey}`, notes.length > 0 ? plural(notes.length, 'note') : ''].filter(Boolean).join(' · ');
}

function noteNode(work: Work, note: CitingNote, open: boolean): Node {
  const { file, folder, citations } = note;
  const name = fileName(file);
  const count = citations && plural(citations.length, 'citation');
  return {
    id: `citedIn:${work.id}:${file}`,
    label: name,
    description: [citations?.length.toLocaleString('en'), folder].filter(Boolean).join(' · '),
    tooltip: [[folder, name].filter(Boolean).join('/'), count].filter(Boolean).join('\n'),
    spoken: [name, folder && `in ${folder}`, count].filter(Boolean).join(', '),
    icon: 'file-text',
    kind: 'note',
    workId: work.id,
    open,
    children: () => (citations ? citationNodes(work, file, citations) : []),
  };
}

/** What is beneath a note: a row for each heading with its citations, and the citations under none. */
export function citationNodes(work: Work, file: FileId, citations: readonly PlacedContext[]): Node[] {
  const id = `citedIn:${work.id}:${file}`;
  return pageNodes({
    id,
    items: underHeadings(citations),
    row: ({ heading, from, members }) => {
      const rows = () =>
        pageNodes({
          id: `${id}/${from}`,
          items: members.map((member, n) => ({ member, n })),
          row: ({ member, n }) => citationRow(member, `${id}/${from}:${n}`, work.id),
          nameOf: byNumber,
          one: 'citation',
        });
      if (heading === '') return citationRow(members[0]!, `${id}/${from}:0`, work.id);
      return {
        id: `${id}/${from}`,
        label: heading,
        description: members.length > 1 ? members.length.toLocaleString('en') : '',
        spoken: `${heading}, ${plural(members.length, 'citation')}`,
        kind: 'section',
        open: true,
        children: rows,
      };
    },
    nameOf: byNumber,
    one: 'heading',
  });
}

interface UnderHeading {
  /** `Methods › Data`; empty for a citation under none, which is alone. */
  readonly heading: string;
  /** Index of the first among all of the note. */
  readonly from: number;
  readonly members: PlacedContext[];
}

function underHeadings(citations: readonly PlacedContext[]): UnderHeading[] {
  const found: UnderHeading[] = [];
  for (const [from, citation] of citations.entries()) {
    const heading = citation.headings.join(' › ');
    const last = found.at(-1);
    if (last && heading !== '' && last.heading === heading) last.members.push(citation);
    else found.push({ heading, from, members: [citation] });
  }
  return found;
}
