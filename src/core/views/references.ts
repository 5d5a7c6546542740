/** The References view: the works that a note cites, and the keys in it that lead to none. */
import type { Library } from '../library/library';
import type { Work } from '../model';
import type { Cluster } from '../notes/cluster';
import type { CitationAt } from '../notes/cluster-at';
import type { Place, Span } from '../place';
import { citationRow, type PlacedContext } from './citation-row';
import { authorsYear } from './describe';
import { plural } from './markdown';
import type { Node } from './node';
import { byNumber, pageNodes } from './pages';

export const REFERENCE_ORDERS = ['citation', 'author', 'year'] as const;
export type ReferenceOrder = (typeof REFERENCE_ORDERS)[number];

/** A work that a note cites, or a key that leads to none. */
export interface Reference {
  /** As the note has it first. */
  readonly key: string;
  readonly work?: Work;
  /** In the order of the note. Never empty. */
  readonly citations: CitationAt[];
}

/** What the rows ask of the note, when they are asked for. */
export interface ReferredNote {
  /** Begins the ids of the rows. */
  readonly file: string;
  readonly placeOf: (span: Span) => Place;
  readonly contextsOf: (citations: readonly CitationAt[]) => readonly PlacedContext[];
  /** The keys nearest to one that leads to no work, for its tooltip. */
  readonly nearest: (key: string) => readonly string[];
}

/**
 * In the order of first citation. A bare `@name` that leads to no work may be a mention and is left out, as are a
 * footnote's label and the `@*` of a `nocite`.
 */
export function referencesOf(library: Library, clusters: readonly Cluster[]): Reference[] {
  const byKey = new Map<string, Reference>();
  const byWork = new Map<Work, Reference>();
  for (const cluster of clusters) {
    if (cluster.isLabel) continue;
    for (const item of cluster.items) {
      const { key } = item;
      if (key === '*') continue;
      let reference = byKey.get(key);
      if (!reference) {
        const work = library.byCitekey(key);
        reference = (work && byWork.get(work)) ?? { key, ...(work && { work }), citations: [] };
        byKey.set(key, reference);
        if (work) byWork.set(work, reference);
      }
      reference.citations.push({ cluster, item });
    }
  }
  const isMeant = ({ work, citations }: Reference) => work || citations.some(({ item }) => item.certain);
  return [...new Set(byKey.values())].filter(isMeant);
}

/** Missing ones on top. */
export function referencesOutline(
  references: readonly Reference[],
  order: ReferenceOrder,
  note: ReferredNote,
): Node[] {
  return pageNodes({
    id: `references:${note.file}`,
    items: inOrder(references, order),
    row: (reference) => referenceNode(reference, note),
    nameOf: byNumber,
    one: 'work',
  });
}

/** Behind the name of the view: `draft.md · 12 works · 2 missing`. */
export function referencesHeadline(name: string, references: readonly Reference[]): string {
  const missing = references.filter(({ work }) => !work).length;
  const works = references.length - missing;
  return [
    name,
    works > 0 ? plural(works, 'work') : '',
    missing > 0 ? `${missing.toLocaleString('en')} missing` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** `array.sort` keeps the order of the note where two are alike. */
function inOrder(references: readonly Reference[], order: ReferenceOrder): Reference[] {
  const missing = references.filter(({ work }) => !work);
  const known = references.filter(({ work }) => work);
  if (order === 'year') known.sort((a, b) => yearOf(b) - yearOf(a));
  else if (order === 'author') {
    const names = new Map(known.map((each) => [each, authorOf(each)]));
    known.sort((a, b) => compare(names.get(a)!, names.get(b)!) || yearOf(a) - yearOf(b));
  }
  return [...missing, ...known];
}

/** What has no year comes last. */
function yearOf({ work }: Reference): number {
  return work?.item.issued?.year ?? Number.NEGATIVE_INFINITY;
}

/** What has no author stands where its title would. */
function authorOf({ work }: Reference): string {
  const [first] = work!.item.author;
  const name = first ? [first.family ?? first.literal, first.given].filter(Boolean).join(' ') : work!.title;
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function referenceNode(reference: Reference, note: ReferredNote): Node {
  return reference.work ? workNode(reference.work, reference, note) : missingNode(reference, note);
}

function workNode(work: Work, reference: Reference, note: ReferredNote): Node {
  const known = authorsYear(work);
  const isSigned = work.item.author.length > 0;
  const { times, spoken } = timesOf(reference);
  return {
    ...rowOf(reference, note, work.id),
    id: `references:${note.file}:${work.id}`,
    label: isSigned ? known : work.title,
    // The number before the title, which is longer than the view is wide.
    description: [times, isSigned ? work.title : known].filter(Boolean).join(' · '),
    get tooltip() {
      return [work.title, known, `@${work.citekey}`, sentenceOf(reference, note)].filter(Boolean).join('\n');
    },
    spoken: [...(isSigned ? [known, work.title] : [work.title, known]), spoken].filter(Boolean).join(', '),
    icon: 'book',
    kind: 'cited',
    workId: work.id,
  };
}

function missingNode(reference: Reference, note: ReferredNote): Node {
  const { key } = reference;
  const { times, spoken } = timesOf(reference);
  return {
    ...rowOf(reference, note, undefined),
    id: `references:${note.file}:@${key}`,
    label: `@${key}`,
    description: [times, 'not in the library'].filter(Boolean).join(' · '),
    get tooltip() {
      const near = note.nearest(key).map((each) => `@${each}`);
      const meant = near.length > 0 ? `Did you mean ${near.join(', or ')}?` : '';
      return [`No paper of this folder has the key @${key}.`, meant, sentenceOf(reference, note)]
        .filter(Boolean)
        .join('\n');
    },
    spoken: [`@${key}`, 'not in the library', spoken].filter(Boolean).join(', '),
    icon: 'warning',
    kind: 'unknownKey',
  };
}

function timesOf({ citations }: Reference): { times: string; spoken: string } {
  const many = citations.length > 1;
  return {
    times: many ? `×${citations.length.toLocaleString('en')}` : '',
    spoken: many ? `cited ${citations.length.toLocaleString('en')} times` : '',
  };
}

/** Where a click leads, and the single citations beneath where there are several. */
function rowOf(
  { key, citations }: Reference,
  note: ReferredNote,
  workId: string | undefined,
): Pick<Node, 'jump' | 'children'> {
  const id = `references:${note.file}:${workId ?? `@${key}`}`;
  return {
    jump: note.placeOf(citations[0]!.item.keySpan),
    children:
      citations.length < 2
        ? undefined
        : () =>
            pageNodes({
              id,
              items: note.contextsOf(citations).map((context, index) => ({ context, index })),
              row: ({ context, index }) => citationRow(context, `${id}/${index}`, workId),
              nameOf: byNumber,
              one: 'citation',
            }),
  };
}

function sentenceOf({ citations }: Reference, note: ReferredNote): string {
  return citations.length === 1 ? `\n${note.contextsOf(citations)[0]!.words}` : '';
}
