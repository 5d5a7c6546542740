/** The other citations of the paper whose key the caret is at, in the same note. */
import * as vscode from 'vscode';
import { sameAs } from '../../core/views/citation-marks';
import { toRange } from '../citing';
import type { OpenNotes } from '../open-notes';
import type { LibraryStore } from '../store';
import { isNote, NOTE_LANGUAGES } from './documents';

export function registerHighlights(store: LibraryStore, notes: OpenNotes): vscode.Disposable {
  return vscode.languages.registerDocumentHighlightProvider(NOTE_LANGUAGES, {
    provideDocumentHighlights(document, position) {
      if (!isNote(document)) return undefined;
      const reader = notes.readerOf(document);
      const item = reader.citationAt(document.offsetAt(position))?.item;
      if (!item) return undefined;
      return sameAs(store.library, reader.keys, item.key).map(
        (use) => new vscode.DocumentHighlight(toRange(document, use), vscode.DocumentHighlightKind.Read),
      );
    },
  });
}
