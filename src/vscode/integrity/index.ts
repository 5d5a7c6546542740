/** The quality of bibliographies: problems of their entries, fixes, and marks at the papers. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../store';
import { registerEntryFixes } from './entry-fixes';
import type { EntryProblems } from './entry-problems';
import { registerPaperProblems } from './paper-problems';

export function registerIntegrity(store: LibraryStore, problems: EntryProblems): vscode.Disposable {
  return vscode.Disposable.from(registerEntryFixes(problems), registerPaperProblems(store, problems));
}
