/** The papers that a command pressed on a key is about: what the reader chose, or what the cursor stands on. */
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
      const work = paperAtCursor(services);
      return work ? [work] : [];
    }
    default:
      return [];
  }
}

/** The paper that the cursor stands on; else the one that the whole file is about. */
function paperAtCursor({ store, notes }: Services): Work | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selection } = editor;
  const found = paperUnder(store.library, document, selection.active, notes);
  if (found) return found.work;
  const file = fileId(document.uri);
  const about = store.library.pagesIn(file).flatMap(({ work }) => work ?? []);
  return about.length === 1 ? about[0] : literatureNoteOf(store.library, file, document.getText());
}
