/** Go to Definition: where the paper under the caret was read. */
import * as vscode from 'vscode';
import { type CitingRow, rowAt } from '../../core/views/citing-rows';
import { ownPages, type ReadAt, whereRead } from '../../core/views/where-read';
import { fileId, toRange } from '../convert';
import type { OpenNotes } from '../open-notes';
import { paperUnder } from '../pointer';
import type { LibraryStore } from '../store';
import { isText, TEXT_LANGUAGES } from './documents';

export function registerDefinition(store: LibraryStore, notes: OpenNotes): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(TEXT_LANGUAGES, {
    provideDefinition(document, position) {
      if (!isText(store, document)) return undefined;
      const found = paperUnder(store.library, document, position, notes);
      if (found) {
        const { line } = position;
        const origin = new vscode.Range(line, found.column, line, found.endColumn);
        return linksTo(whereRead(found.work), origin);
      }
      // What a row says besides its title leads to the page of the citing paper, if it was saved.
      const row = rowAt(store.library, fileId(document.uri), position.line, position.character);
      return row && linksTo(ownPages(row.citation.citing), inLine(document, row, position));
    },
  });
}

function linksTo(pages: readonly ReadAt[], originSelectionRange: vscode.Range): vscode.LocationLink[] {
  return pages.map(({ title, account }) => ({
    originSelectionRange,
    targetUri: vscode.Uri.parse(title.file),
    targetRange: toRange(account),
    targetSelectionRange: toRange(title),
  }));
}

/** What the row has in the line: the whole of a long row underlined would look like a mistake. */
function inLine(
  document: vscode.TextDocument,
  { place }: CitingRow,
  { line }: vscode.Position,
): vscode.Range {
  return toRange(place).intersection(document.lineAt(line).range) ?? document.lineAt(line).range;
}
