/** What the commands share. */
import type * as vscode from 'vscode';
import type { AnnotationsView } from './annotations/annotations-view';
import type { Asker } from './asker';
import type { Entries } from './bibliography/entries';
import type { CitersView } from './citers-view';
import type { NoteFormatting } from './csl/note-formatting';
import type { EntryProblems } from './integrity/entry-problems';
import type { LiteratureWritings } from './literature/writings';
import type { Maps } from './map/maps';
import type { OpenNotes } from './open-notes';
import type { PaperPages } from './paper-page/paper-pages';
import type { PapersView } from './papers-view';
import type { NoteCheck } from './problems/note-check';
import type { NoteProblems } from './problems/note-problems';
import type { ReadingOrder } from './reading-order/reading-order';
import type { ReferenceLists } from './reference-list/lists';
import type { ReferencesView } from './references-view';
import type { PaperLinks } from './relations/paper-links';
import type { RelatedPapersService } from './relations/related-papers';
import type { RelationsView } from './relations/relations-view';
import type { Renaming } from './rewriting/rename';
import type { Searching } from './searching';
import type { LibraryStore } from './store';

/** What the commands work with. */
export interface Services {
  readonly store: LibraryStore;
  readonly searching: Searching;
  readonly related: RelatedPapersService;
  readonly links: PaperLinks;
  readonly notes: OpenNotes;
  readonly noteCheck: NoteCheck;
  readonly noteProblems: NoteProblems;
  readonly entryProblems: EntryProblems;
  readonly entries: Entries;
  readonly formatting: NoteFormatting;
  readonly lists: ReferenceLists;
  readonly literature: LiteratureWritings;
  readonly memento: vscode.Memento;
  /** A folder of ours for this workspace, on its machine; there is none without a workspace. */
  readonly storage: vscode.Uri | undefined;
  readonly readingOrder: ReadingOrder;
  readonly papers: PapersView;
  readonly citers: CitersView;
  readonly relations: RelationsView;
  readonly references: ReferencesView;
  readonly annotations: AnnotationsView;
  readonly maps: Maps;
  readonly pages: PaperPages;
  readonly renaming: Renaming;
  readonly asker: Asker;
  readonly log: vscode.LogOutputChannel;
}
