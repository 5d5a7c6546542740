/** Papers dragged from the tree into a note become a citation. */
import * as vscode from 'vscode';
import { citeAll } from '../../core/notes/cite';
import { PAPERS_MIME } from '../../names';
import type { Entries } from '../bibliography/entries';
import { requestFor, toRange } from '../citing';
import { messageOf } from '../files';
import type { LibraryStore } from '../store';

export function registerDrop(store: LibraryStore, entries: Entries): vscode.Disposable {
  const provider: vscode.DocumentDropEditProvider = {
    async provideDocumentDropEdits(document, position, data, token) {
      const dragged = await data.get(PAPERS_MIME)?.asString();
      if (dragged === undefined || token.isCancellationRequested) return undefined;
      const works = (JSON.parse(dragged) as string[])
        .map((id) => store.library.byId(id))
        .filter((work) => work !== undefined);
      if (works.length === 0) return undefined;
      const keyOf = await entries.keysIn(document);
      if (token.isCancellationRequested) return undefined;
      const at = document.offsetAt(position);
      const { edits } = citeAll(
        document.getText(),
        [{ start: at, end: at }],
        requestFor(works, 'bracketed', {}, document, keyOf),
      );
      const here = edits.find(({ span }) => span.start === at && span.end === at);
      const drop = new vscode.DocumentDropEdit(here ? asSnippet(here.newText) : '');
      drop.additionalEdit = new vscode.WorkspaceEdit();
      for (const edit of edits) {
        if (edit === here) continue;
        drop.additionalEdit.replace(document.uri, toRange(document, edit.span), edit.newText);
      }
      entries.citedSoon(document, works, keyOf);
      // The citation must not wait for its pin, nor be lost with it.
      store.word.pins.pin(works).catch((error) => void vscode.window.showErrorMessage(messageOf(error)));
      return drop;
    },
  };
  return vscode.languages.registerDocumentDropEditProvider('*', provider);
}

/** VS Code selects what is dropped; an empty stop at the end leaves the caret behind it instead. */
function asSnippet(text: string): vscode.SnippetString {
  return new vscode.SnippetString().appendText(text).appendTabstop(0);
}
