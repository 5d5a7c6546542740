/** What is wrong with the text of a dump, in the Problems panel. */
import * as vscode from 'vscode';
import type { Problem, Severity } from '../../core/model';
import type { FileId } from '../../core/place';
import { toRange } from '../convert';
import { Pace } from '../pace';
import type { LibraryStore } from '../store';

export const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** While a folder is read they are shown no more often. Milliseconds. */
const BETWEEN_DRAWINGS = 500;

export function registerDiagnostics(store: LibraryStore): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('scholium');
  const changed = new Set<FileId>();
  const pace = new Pace(() => {
    collection.set(
      Array.from(changed, (file) => [
        vscode.Uri.parse(file),
        store.library.problemsIn(file).map(toDiagnostic),
      ]),
    );
    changed.clear();
  }, BETWEEN_DRAWINGS);
  const unsubscribe = store.library.onDidChange(({ files }) => {
    for (const file of files) changed.add(file);
    if (changed.size > 0) pace.call();
  });
  return vscode.Disposable.from(collection, pace, new vscode.Disposable(unsubscribe));
}

export function toDiagnostic({ place, severity, code, message }: Problem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(place), message, SEVERITIES[severity]);
  diagnostic.source = 'Scholium';
  diagnostic.code = code;
  return diagnostic;
}
