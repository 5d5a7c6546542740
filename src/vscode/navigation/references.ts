/** Find All References: every citation of the paper in notes, and every place from which it was read. */
import * as vscode from 'vscode';
import { everywhereRead } from '../../core/views/where-read';
import { toLocation } from '../convert';
import type { OpenNotes } from '../open-notes';
import { paperUnder } from '../pointer';
import type { LibraryStore } from '../store';
import { isText, TEXT_LANGUAGES } from './documents';
import { citationsInNotes } from './note-citations';

export function registerReferences(store: LibraryStore, notes: OpenNotes): vscode.Disposable {
  return vscode.languages.registerReferenceProvider(TEXT_LANGUAGES, {
    async provideReferences(document, position, { includeDeclaration }, token) {
      if (!isText(store, document)) return undefined;
      const work = paperUnder(store.library, document, position, notes)?.work;
      if (!work) return undefined;
      const citations = await citationsInNotes(store, notes, work, 'all', token);
      if (!includeDeclaration) return citations;
      return [...citations, ...everywhereRead(work).map(({ title }) => toLocation(title))];
    },
  });
}
