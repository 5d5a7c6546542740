/**
 * VS Code's own validation of Markdown links, when the reader switched it on (`markdown.validate.enabled`), takes every
 * `[@key]` for a link whose definition is missing. Offers, once, to stop that.
 *
 * `markdown.validate.ignoredLinks` would be narrower, but VS Code asks it for links to files and headings only, not for
 * references; so what is left is to switch the validation of references off.
 */
import * as vscode from 'vscode';
import { isMarkdown } from '../../core/notes/citations';
import { fileId } from '../convert';
import { openDocument } from '../file-texts';
import type { OpenNotes } from '../open-notes';

/** What VS Code calls a reference without a definition. */
const NO_SUCH_REFERENCE = 'link.no-such-reference';
/** In the state that is kept of all workspaces: the offer was made. */
const OFFERED = 'markdownValidationOffered';

/** What the tests answer in the reader's stead. */
export type AskToStop = (message: string, ...acts: string[]) => Thenable<string | undefined>;

export function registerMarkdownValidation(
  notes: OpenNotes,
  memento: vscode.Memento,
  ask: AskToStop = vscode.window.showInformationMessage,
): vscode.Disposable {
  let hasOffered = memento.get<boolean>(OFFERED, false);
  return vscode.languages.onDidChangeDiagnostics(async ({ uris }) => {
    if (hasOffered) return;
    const hit = uris.find((uri) => flagsCitation(notes, uri));
    if (!hit) return;
    hasOffered = true;
    await memento.update(OFFERED, true);
    await offer(hit, ask);
  });
}

async function offer(uri: vscode.Uri, ask: AskToStop): Promise<void> {
  const stop = vscode.workspace.workspaceFolders ? 'Stop It in This Workspace' : 'Stop It';
  const answer = await ask(
    'VS Code’s validation of Markdown links takes citations such as [@key] for links without a definition. It can leave references out; links to files and headings are validated as before.',
    stop,
    'Not Now',
  );
  if (answer !== stop) return;
  const { Global, Workspace } = vscode.ConfigurationTarget;
  await vscode.workspace
    .getConfiguration('markdown.validate', uri)
    .update('referenceLinks.enabled', 'ignore', vscode.workspace.workspaceFolders ? Workspace : Global);
}

/** Whether a citation of the open note is said to be a link that leads nowhere. */
function flagsCitation(notes: OpenNotes, uri: vscode.Uri): boolean {
  const ranges = vscode.languages
    .getDiagnostics(uri)
    .filter(({ code }) => (typeof code === 'object' ? code.value : code) === NO_SUCH_REFERENCE)
    .map(({ range }) => range);
  const document = ranges.length > 0 ? openDocument(fileId(uri)) : undefined;
  if (!document || !isMarkdown(document.languageId)) return false;
  const reader = notes.readerOf(document);
  return ranges.some(({ start, end }) => {
    const span = { start: document.offsetAt(start), end: document.offsetAt(end) };
    return reader.clustersIn(span).length > 0;
  });
}
