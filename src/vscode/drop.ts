/** Papers dragged from the tree into a note become a citation. */
import * as vscode from 'vscode';
import { citeAll } from '../core/notes/cite';
import { PAPERS_MIME } from '../names';
import { requestFor } from './citing';
import type { LibraryStore } from './store';

export function registerDrop(store: LibraryStore): vscode.Disposable {
  const provider: vscode.DocumentDropEditProvider = {
    async provideDocumentDropEdits(document, position, data, token) {
      const dragged = await data.get(PAPERS_MIME)?.asString();
      if (dragged === undefined || token.isCancellationRequested) return undefined;
      const works = (JSON.parse(dragged) as string[])
        .map((id) => store.library.byId(id))
        .filter((work) => work !== undefined);
      if (works.length === 0) return undefined;
      const at = document.offsetAt(position);
      const { edits } = citeAll(
        document.getText(),
        [{ start: at, end: at }],
        requestFor(works, 'bracketed', {}, document),
      );
      const [here, ...elsewhere] = [...edits].sort(
        (a, b) => Number(b.span.start === at) - Number(a.span.start === at),
      );
      const drop = new vscode.DocumentDropEdit(here?.span.start === at ? asSnippet(here.newText) : '');
      const others = here?.span.start === at ? elsewhere : edits;
      drop.additionalEdit = new vscode.WorkspaceEdit();
      for (const { span, newText } of others) {
        drop.additionalEdit.replace(
          document.uri,
          new vscode.Range(document.positionAt(span.start), document.positionAt(span.end)),
          newText,
        );
      }
      await store.pin(works);
      return drop;
    },
  };
  return vscode.languages.registerDocumentDropEditProvider('*', provider);
}

/** VS Code selects what is dropped; an empty stop at the end leaves the caret behind it instead. */
function asSnippet(text: string): vscode.SnippetString {
  return new vscode.SnippetString().appendText(text).appendTabstop(0);
}
