/** The front door: makes the store and registers the features, each of which returns its disposable. */
import * as vscode from 'vscode';
import type { MarkdownIt } from './core/preview/markdown-it';
import type { Node } from './core/views/node';
import { libraryReport } from './core/views/report';
import { registerAnnotations } from './vscode/annotations';
import { AnnotationsView } from './vscode/annotations/annotations-view';
import { AnnotationsWhereabouts } from './vscode/annotations/whereabouts';
import { Asker } from './vscode/asker';
import { Entries } from './vscode/bibliography/entries';
import { IntakeCache } from './vscode/cache';
import { CitedInView } from './vscode/cited-in-view';
import { CitersView } from './vscode/citers-view';
import { registerCommands } from './vscode/commands';
import { registerComparing } from './vscode/compare';
import { registerCompletion } from './vscode/completion';
import { NoteFormatting } from './vscode/csl/note-formatting';
import { NoteStyles } from './vscode/csl/note-styles';
import { registerDumpLanguage } from './vscode/dump-language';
import { registerDuplicatesView } from './vscode/duplicates-view';
import { registerFormattedCitations } from './vscode/formatted';
import { registerHover } from './vscode/hover';
import { registerEntryFixes } from './vscode/integrity/entry-fixes';
import { EntryProblems } from './vscode/integrity/entry-problems';
import { LastNote } from './vscode/last-note';
import { registerTemplateDiagnostics } from './vscode/literature/broken-template';
import { Maps } from './vscode/map/maps';
import { registerNavigation } from './vscode/navigation';
import { registerNotReadView } from './vscode/not-read-view';
import { OpenNotes } from './vscode/open-notes';
import { PaperPages } from './vscode/paper-page/paper-pages';
import { PapersView } from './vscode/papers-view';
import { PreviewCitations } from './vscode/preview/preview-citations';
import { registerPreviewWarmUp } from './vscode/preview/warm-up';
import { registerDiagnostics } from './vscode/problems/diagnostics';
import { registerMarkdownValidation } from './vscode/problems/markdown-validation';
import { NoteBibliographies } from './vscode/problems/note-bibliographies';
import { NoteCheck } from './vscode/problems/note-check';
import { registerNoteFixes } from './vscode/problems/note-fixes';
import { NoteProblems } from './vscode/problems/note-problems';
import { registerQuickFixes } from './vscode/quick-fixes';
import { LastRead } from './vscode/reading-order/last-read';
import { ReadingOrder } from './vscode/reading-order/reading-order';
import { ReferenceLists } from './vscode/reference-list/lists';
import { ReferencesView } from './vscode/references-view';
import { PaperLinks } from './vscode/relations/paper-links';
import { RelatedPapersService } from './vscode/relations/related-papers';
import { RelationsView } from './vscode/relations/relations-view';
import { Renaming } from './vscode/rewriting/rename';
import { registerDrop } from './vscode/saving/drop';
import { Searching } from './vscode/searching';
import { LibraryStore } from './vscode/store';
import { registerSymbols } from './vscode/symbols';

/** What other extensions, and our own tests, get from `activate`. */
export interface ScholiumApi {
  /** The library as `scholium read --json` prints it, when the first reading is done. */
  readonly read: () => Promise<ReturnType<typeof libraryReport>>;
  /** The rows of these views, whether they are in sight or not. */
  readonly rows: Readonly<
    Record<'relations' | 'citedIn' | 'references' | 'annotations', vscode.TreeDataProvider<Node>>
  >;
  /** The citation maps that are open. */
  readonly maps: Pick<Maps, 'show' | 'panels' | 'deserializeWebviewPanel'>;
  /** The pages of papers and authors that are open. */
  readonly pages: Pick<PaperPages, 'show' | 'panels' | 'deserializeWebviewPanel'>;
  /** What VS Code's Markdown preview calls, so that it shows citations. */
  readonly extendMarkdownIt: <Md extends MarkdownIt>(md: Md) => Md;
  /** What it took by the host's clock. */
  readonly timings: () => Promise<Timings>;
}

/** Milliseconds. */
export interface Timings {
  readonly activation: number;
  /** From there until the library of the last session was there. */
  readonly recalled: number;
  /** … until the library was whole. */
  readonly firstReading: number;
  /** … until a search took no longer than a keystroke may. */
  readonly searchReady: number;
}

export function activate(context: vscode.ExtensionContext): ScholiumApi {
  const started = performance.now();
  const log = vscode.window.createOutputChannel('Scholium', { log: true });
  const cache = new IntakeCache(context.storageUri, SCHOLIUM_BUILD, log);
  const store = new LibraryStore(cache, log);
  const searching = new Searching(store, cache, log);
  const related = new RelatedPapersService(store, searching);
  const links = new PaperLinks(store);
  const notes = new OpenNotes();
  const bibliographies = new NoteBibliographies();
  const styles = new NoteStyles(bibliographies, context.extensionUri);
  const formatting = new NoteFormatting(store, bibliographies, styles);
  const memento = context.workspaceState;
  const lists = new ReferenceLists(formatting, memento);
  const noteCheck = new NoteCheck(store, notes, bibliographies, searching, lists, styles);
  const noteProblems = new NoteProblems(store, noteCheck, log);
  const entryProblems = new EntryProblems(store, bibliographies);
  const preview = new PreviewCitations(formatting, store, log);
  const renaming = new Renaming(store, notes, log);
  const entries = new Entries(store, notes, noteCheck, memento, log);
  const lastRead = new LastRead(memento);
  const readingOrder = new ReadingOrder(store, lastRead, log);
  const papers = new PapersView(store, memento, lastRead, readingOrder, entryProblems);
  const citers = new CitersView(store, notes, memento);
  const relations = new RelationsView(
    store,
    notes,
    memento,
    { related: (work) => related.of(work), links: (work) => links.of(work) },
    log,
  );
  const citedIn = new CitedInView(store, notes);
  const references = new ReferencesView(store, notes, searching, memento);
  const whereabouts = new AnnotationsWhereabouts(store, log);
  const annotations = new AnnotationsView(store, whereabouts, memento);
  const lastNote = new LastNote(store);
  const pages = new PaperPages({
    store,
    lastNote,
    notes,
    whereabouts,
    entryProblems,
    related,
    links,
    readingOrder,
    papers,
    citers,
    entries,
    extension: context.extensionUri,
    log,
  });
  const maps = new Maps({
    store,
    lastNote,
    related,
    noteCheck,
    searching,
    entries,
    papers,
    citers,
    pages,
    memento,
    extension: context.extensionUri,
    log,
  });
  const asker = new Asker(vscode.Uri.joinPath(context.globalStorageUri, 'answers'));
  context.subscriptions.push(
    log,
    cache,
    store,
    searching,
    notes,
    bibliographies,
    styles,
    noteCheck,
    noteProblems,
    entryProblems,
    formatting,
    lists,
    preview,
    entries,
    renaming,
    readingOrder,
    papers,
    citers,
    relations,
    citedIn,
    references,
    whereabouts,
    annotations,
    lastNote,
    maps,
    pages,
    citers.onDidShow((workId) => {
      citedIn.show(workId);
      relations.show(workId);
    }),
    papers.onDidChoose(({ selection }) => {
      const [node] = selection;
      if (node?.workId !== undefined) citers.show(node.workId);
    }),
    registerDuplicatesView(store),
    registerNotReadView(store),
    registerComparing(),
    registerTemplateDiagnostics(store),
    registerQuickFixes(store, notes),
    registerNoteFixes(noteCheck, noteProblems, searching),
    registerEntryFixes(entryProblems),
    registerMarkdownValidation(notes, context.globalState),
    registerHover(store, notes, related, links),
    registerFormattedCitations(store, notes, formatting, log),
    registerCompletion(store, searching, notes, entries),
    registerNavigation(store, notes),
    registerSymbols(searching),
    registerDiagnostics(store),
    registerDrop(store, entries),
    registerDumpLanguage(store),
    registerPreviewWarmUp(formatting, notes),
    registerAnnotations({ store, searching, entries, memento, log }),
    registerCommands({
      literature: store.word.literature,
      noteCheck,
      noteProblems,
      entryProblems,
      formatting,
      lists,
      entries,
      asker,
      renaming,
      store,
      searching,
      related,
      links,
      notes,
      memento,
      storage: context.storageUri,
      readingOrder,
      papers,
      citers,
      relations,
      references,
      annotations,
      maps,
      pages,
      log,
    }),
  );
  const activated = performance.now();
  const sinceThen = () => performance.now() - activated;
  const firstReading = store.refresh().then(sinceThen);
  const recalled = store.recalled.then(sinceThen);
  const searchReady = firstReading.then(() => searching.ready()).then(sinceThen);
  return {
    maps,
    pages,
    extendMarkdownIt: (md) => preview.extendMarkdownIt(md),
    rows: {
      relations: relations.rows,
      citedIn: citedIn.rows,
      references: references.rows,
      annotations: annotations.rows,
    },
    timings: async () => ({
      activation: activated - started,
      recalled: await recalled,
      firstReading: await firstReading,
      searchReady: await searchReady,
    }),
    async read() {
      await store.ready;
      return libraryReport(store.library);
    },
  };
}
