/**
 * The papers that a command pressed on a key is about: what the reader chose, what the cursor stands on, or what the page
 * or the map in front is about.
 */
import * as vscode from 'vscode';
import type { Work } from '../core/model';
import { literatureNoteOf } from '../core/views/literature-note';
import { fileId } from './convert';
import { paperUnder } from './pointer';
import type { Services } from './services';
import type { Target } from './target';

/** Where a keybinding is pressed, as its `args` say. */
export function worksAtHand(services: Services, target: Target | undefined): Work[] {
  switch (target?.at) {
    case 'papers':
      return services.papers.chosen;
    case 'cursor': {
      const editor = vscode.window.activeTextEditor;
      if (!editor) return [...services.pages.inFront, ...services.maps.inFront];
      const work = paperAtCursor(services, editor);
      return work ? [work] : [];
    }
    default:
      return [];
  }
}

/** The paper that the cursor stands on; else the one that the whole file is about. */
function paperAtCursor(
  { store, notes }: Services,
  { document, selection }: vscode.TextEditor,
): Work | undefined {
  const found = paperUnder(store.library, document, selection.active, notes);
  if (found) return found.work;
  const file = fileId(document.uri);
  const about = store.library.pagesIn(file).flatMap(({ work }) => work ?? []);
  return about.length === 1 ? about[0] : literatureNoteOf(store.library, file, document.getText());
}
