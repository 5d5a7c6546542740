/** The line above a page's title and above a literature note: how often the paper is cited, in notes and by papers. */
import * as vscode from 'vscode';
import type { Work } from '../../core/model';
import { isMarkdown } from '../../core/notes/citations';
import { type Place, placeInLine } from '../../core/place';
import { type Lens, lensesOf, titledPages } from '../../core/views/lenses';
import { literatureNoteOf } from '../../core/views/literature-note';
import type { CommandId } from '../../names';
import { setting } from '../configuration';
import { fileId, toRange } from '../convert';
import { languageIdOf } from '../language';
import { Pace } from '../pace';
import type { LibraryStore } from '../store';
import type { Target } from '../target';
import { NOTE_LANGUAGES } from './documents';

const COMMANDS: Readonly<Record<Lens['action'], CommandId>> = {
  showCitingNotes: 'scholium.showCitingNotes',
  showCiters: 'scholium.showCiters',
  revealPaper: 'scholium.revealPaper',
  openPage: 'scholium.openPage',
  openLiteratureNote: 'scholium.openLiteratureNote',
};

/** Pages are also saved as Markdown and plain text, and VS Code does not know every one for what it is. */
const LANGUAGES = [...NOTE_LANGUAGES, 'scholium-dump'];

/** The front matter of a note, or enough of it. Lines. */
const HEAD = 500;

/** While a folder is read the numbers change no more often. Milliseconds. */
const BETWEEN_CHANGES = 1000;

export function registerLenses(store: LibraryStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const pace = new Pace(() => changed.fire(), BETWEEN_CHANGES);
  const lensesAt = (work: Work, at: Place, above: 'page' | 'note'): vscode.CodeLens[] =>
    lensesOf(work, store.notesCiting(work).length, above).map(({ title, action }) => {
      // Citing notes are peeked at from here; the others lead away.
      const target: Target = { workId: work.id, ...(action === 'showCitingNotes' && { target: at }) };
      return new vscode.CodeLens(toRange(at), { title, command: COMMANDS[action], arguments: [target] });
    });
  return vscode.Disposable.from(
    changed,
    pace,
    store.onDidChange(() => pace.call()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('scholium.codeLens')) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(LANGUAGES, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        if (!setting('scholium.codeLens.enabled', document)) return [];
        const file = fileId(document.uri);
        const lenses = titledPages(store.library, file).flatMap(({ work, title }) =>
          lensesAt(work, title, 'page'),
        );
        const about = isMarkdown(languageIdOf(document))
          ? literatureNoteOf(store.library, file, headOf(document))
          : undefined;
        return about ? [...lensesAt(about, placeInLine(file, 0, 0, 0), 'note'), ...lenses] : lenses;
      },
    }),
  );
}

function headOf(document: vscode.TextDocument): string {
  return document.getText(new vscode.Range(0, 0, HEAD, 0));
}
