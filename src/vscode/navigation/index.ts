/** What the editor's own questions about papers are answered with. */
import * as vscode from 'vscode';
import type { OpenNotes } from '../open-notes';
import type { LibraryStore } from '../store';
import { registerCallHierarchy } from './call-hierarchy';
import { registerDefinition } from './definition';
import { registerHighlights } from './highlights';
import { registerInlayHints } from './inlay-hints';
import { registerLenses } from './lenses';
import { registerLinks } from './links';
import { registerReferences } from './references';
import { registerSemanticTokens } from './semantic-tokens';

export function registerNavigation(store: LibraryStore, notes: OpenNotes): vscode.Disposable {
  return vscode.Disposable.from(
    registerDefinition(store, notes),
    registerReferences(store, notes),
    registerHighlights(store, notes),
    registerLinks(store, notes),
    registerCallHierarchy(store, notes),
    registerLenses(store),
    registerInlayHints(store, notes),
    registerSemanticTokens(store, notes),
  );
}
