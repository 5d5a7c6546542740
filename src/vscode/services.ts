/** What the commands share. */
import type * as vscode from 'vscode';
import type { AnnotationsView } from './annotations/annotations-view';
import type { Asker } from './asker';
import type { CitersView } from './citers-view';
import type { LiteratureWritings } from './literature/writings';
import type { NoteCheck } from './note-check';
import type { NoteProblems } from './note-problems';
import type { OpenNotes } from './open-notes';
import type { PapersView } from './papers-view';
import type { ReferencesView } from './references-view';
import type { Renaming } from './rename';
import type { Searching } from './searching';
import type { LibraryStore } from './store';

/** What the commands work with. */
export interface Services {
  readonly store: LibraryStore;
  readonly searching: Searching;
  readonly notes: OpenNotes;
  readonly noteCheck: NoteCheck;
  readonly noteProblems: NoteProblems;
  readonly literature: LiteratureWritings;
  readonly memento: vscode.Memento;
  readonly papers: PapersView;
  readonly citers: CitersView;
  readonly references: ReferencesView;
  readonly annotations: AnnotationsView;
  readonly renaming: Renaming;
  readonly asker: Asker;
  readonly log: vscode.LogOutputChannel;
}
