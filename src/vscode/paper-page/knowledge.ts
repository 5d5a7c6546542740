/** What a paper's page tells besides the work itself: gathered from those who know it. */
import type * as vscode from 'vscode';
import type { Thread, Work } from '../../core/model';
import type { PageKnowledge } from '../../core/paper-page/known';
import type { PlacedThread } from '../../core/views/annotations';
import type { ShownProblem } from '../../core/views/entry-problems';
import type { AnnotationsWhereabouts } from '../annotations/whereabouts';
import type { EntryProblems } from '../integrity/entry-problems';
import type { NoteContexts } from '../note-contexts';
import type { ReadingOrder } from '../reading-order/reading-order';
import type { PaperLinks } from '../relations/paper-links';
import type { RelatedPapersService } from '../relations/related-papers';
import type { LibraryStore } from '../store';

export interface KnowledgeSources {
  readonly store: LibraryStore;
  readonly whereabouts: AnnotationsWhereabouts;
  readonly entryProblems: EntryProblems;
  readonly related: RelatedPapersService;
  readonly links: PaperLinks;
  readonly readingOrder: ReadingOrder;
  readonly log: vscode.LogOutputChannel;
}

/** A much cited paper stands in hundreds of notes: each is read, so not all of them. */
const MOST_NOTES = 64;
const MOST_RELATED = 12;

/** What is known without reading anything, for the first drawing. */
export function knownAtOnce(work: Work, sources: KnowledgeSources): PageKnowledge {
  const { store, links, readingOrder } = sources;
  return {
    inNotes: store.inNotes,
    citingNotes: [],
    related: [],
    influences: new Map(),
    links: links.atOnce(work),
    because: readingOrder.why(work),
    threads: work.marks.threads.map((thread) => placed(thread, sources)),
    problems: problemsOf(work, sources),
  };
}

/** All that is to be read or asked for, besides the influence. What one source cannot say the page does without, and the log says why. */
export async function knownOf(
  work: Work,
  contexts: NoteContexts,
  sources: KnowledgeSources,
): Promise<PageKnowledge> {
  const { whereabouts, related, links, log } = sources;
  const orNothing = <Known>(what: string, known: Promise<readonly Known[]>): Promise<readonly Known[]> =>
    known.catch((error) => {
      log.error(`${what} of ${work.id}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
      return [];
    });
  const [citingNotes, near, found] = await Promise.all([
    orNothing('notes', contexts.read(work, contexts.notesCiting(work), MOST_NOTES)),
    orNothing('related papers', related.of(work, MOST_RELATED)),
    orNothing('links', links.of(work)),
    work.marks.threads.length > 0 ? whereabouts.find() : undefined,
  ]);
  return { ...knownAtOnce(work, sources), citingNotes, related: near, links: found };
}

function placed(thread: Thread, { whereabouts }: KnowledgeSources): PlacedThread {
  const known = whereabouts.of(thread);
  return {
    thread,
    isOrphan: known !== undefined && known.place === undefined,
    ...(known?.place && { place: known.place }),
  };
}

/** Of its own pages, and of its entries in bibliographies. */
function problemsOf(work: Work, { store, entryProblems }: KnowledgeSources): ShownProblem[] {
  const own = work.records.filter(({ part }) => part === 'page').map(({ place }) => place);
  const files = new Set(own.map(({ file }) => file));
  const inPages = [...files].flatMap((file) =>
    store.library
      .problemsIn(file)
      .filter(({ place }) =>
        own.some((page) => page.file === file && page.line <= place.line && place.line <= page.endLine),
      ),
  );
  return [...inPages, ...entryProblems.ofWork(work)].map(({ message, severity, place }) => ({
    message,
    severity,
    place,
  }));
}
