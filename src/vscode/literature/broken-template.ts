/** The reader's template of literature notes is broken: what is told of it, and shown in it while it is open. */
import * as vscode from 'vscode';
import { TEMPLATE_FILE } from '../../core/literature/default-template';
import { fillNote } from '../../core/literature/fill';
import { partsOf } from '../../core/literature/parts';
import { type Template, TemplateError } from '../../core/template';
import { fileId } from '../convert';
import { Pace } from '../pace';
import type { LibraryStore } from '../store';
import { surroundingsOf } from './surroundings';

/** While somebody types it is looked at no more often. Milliseconds. */
const BETWEEN_LOOKS = 300;

/** Does what needs the template; where that is broken, it is told with a way to it, and nothing is answered. */
export async function withTemplate<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof TemplateError) || error.file === undefined) throw error;
    const { file, line, column } = error;
    tellBroken(error.message, file, new vscode.Position(line, column));
    return undefined;
  }
}

/** Regions of a template that could not be told in the notes made of it. */
export function tellFaults({ where, file }: Template, faults: Iterable<string>): void {
  const told = [...faults].join(' ');
  if (told === '') return;
  const message = `The template ${where}: ${told}`;
  if (file === undefined) void vscode.window.showWarningMessage(message, 'OK');
  else tellBroken(message, file);
}

function tellBroken(message: string, file: string, at?: vscode.Position): void {
  const open = 'Open Template';
  // The command is done: the reader may answer whenever they like.
  void Promise.resolve(vscode.window.showErrorMessage(message, open)).then((answer) => {
    if (answer !== open) return undefined;
    const place = at && { selection: new vscode.Range(at, at) };
    return vscode.window.showTextDocument(vscode.Uri.parse(file), { preview: false, ...place });
  });
}

/** Marks in a template that is open what no note could be made of. */
export function registerTemplateDiagnostics(store: LibraryStore): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('scholium-template');
  const look = () => {
    for (const document of vscode.workspace.textDocuments)
      if (isTemplate(document)) collection.set(document.uri, diagnosticsOf(store, document));
  };
  const pace = new Pace(look, BETWEEN_LOOKS);
  const changed = (document: vscode.TextDocument) => {
    if (isTemplate(document)) pace.call();
  };
  pace.call();
  return vscode.Disposable.from(
    collection,
    pace,
    vscode.workspace.onDidOpenTextDocument(changed),
    vscode.workspace.onDidChangeTextDocument(({ document }) => changed(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
  );
}

function isTemplate({ uri, isClosed }: vscode.TextDocument): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const file = folder && vscode.Uri.joinPath(folder.uri, '.scholium', TEMPLATE_FILE);
  return !isClosed && file?.toString() === uri.toString();
}

/** Any paper will do: what a template may use is the same for all. */
function diagnosticsOf({ library }: LibraryStore, document: vscode.TextDocument): vscode.Diagnostic[] {
  const [work] = library.works;
  const text = document.getText();
  if (!work || text.trim() === '') return [];
  try {
    const template = { where: 'here', text, file: fileId(document.uri) };
    const { faults } = partsOf(fillNote(template, work, surroundingsOf(document.uri)));
    return faults.map((fault) => diagnostic(new vscode.Range(0, 0, 0, 0), fault));
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const at = new vscode.Position(error.line, error.column);
    const { text: words } = document.lineAt(Math.min(at.line, document.lineCount - 1));
    const mark = /^\{\{[^}]*\}{2,3}/.exec(words.slice(at.character))?.[0] ?? words.slice(at.character);
    return [diagnostic(new vscode.Range(at, at.translate(0, mark.length)), error.message)];
  }
}

function diagnostic(range: vscode.Range, message: string): vscode.Diagnostic {
  const found = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  found.source = 'Scholium';
  return found;
}
