/** Authors and year behind a citekey, where the reader wants them. */
import * as vscode from 'vscode';
import { marksOf } from '../../core/views/citation-marks';
import { authorsYear } from '../../core/views/describe';
import { clip } from '../../core/views/markdown';
import { setting } from '../configuration';
import type { OpenNotes } from '../open-notes';
import { Pace } from '../pace';
import type { LibraryStore } from '../store';
import { isNote, NOTE_LANGUAGES } from './documents';

/** Characters: a hint is no line of its own. */
const LONGEST = 60;

/** While a folder is read the hints are asked for no more often. Milliseconds. */
const BETWEEN_CHANGES = 1000;

export function registerInlayHints(store: LibraryStore, notes: OpenNotes): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const pace = new Pace(() => changed.fire(), BETWEEN_CHANGES);
  return vscode.Disposable.from(
    changed,
    pace,
    store.onDidChange(() => pace.call()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      const ours = ['scholium.inlayHints', 'scholium.citation.showFormatted'];
      if (ours.some((section) => event.affectsConfiguration(section))) changed.fire();
    }),
    vscode.languages.registerInlayHintsProvider(NOTE_LANGUAGES, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints(document, range) {
        if (!setting('scholium.inlayHints.enabled', document) || !isNote(document)) return [];
        // The citation says it itself there, and a hint would stand beside it.
        if (setting('scholium.citation.showFormatted', document)) return [];
        const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        const hints: vscode.InlayHint[] = [];
        for (const { work, end } of marksOf(store.library, notes.readerOf(document).keysIn(span))) {
          const label = work && authorsYear(work);
          if (!label) continue;
          const hint = new vscode.InlayHint(document.positionAt(end), clip(label, LONGEST));
          hint.paddingLeft = true;
          hint.tooltip = work.title;
          hints.push(hint);
        }
        return hints;
      },
    }),
  );
}
