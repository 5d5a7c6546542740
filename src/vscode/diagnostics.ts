/** What is wrong with the text of a dump, in the Problems panel. */
import * as vscode from 'vscode';
import type { Problem, Severity } from '../core/model';
import { toRange } from './convert';
import type { LibraryStore } from './store';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

export function registerDiagnostics(store: LibraryStore): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('scholium');
  const update = () => {
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const problem of store.library.problems) {
      const { file } = problem.place;
      byFile.set(file, [...(byFile.get(file) ?? []), toDiagnostic(problem)]);
    }
    collection.clear();
    for (const [file, diagnostics] of byFile) collection.set(vscode.Uri.parse(file), diagnostics);
  };
  return vscode.Disposable.from(collection, store.onDidChange(update));
}

function toDiagnostic({ place, severity, code, message }: Problem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(place), message, SEVERITIES[severity]);
  diagnostic.source = 'Scholium';
  diagnostic.code = code;
  return diagnostic;
}
