/** What the writer is told of entries that citing added: once at length, then in passing. */
import * as vscode from 'vscode';
import type { Skipped } from '../../core/bibliography/adding/added';
import { lackingIn } from '../../core/bibliography/adding/lacking';
import type { EntryTarget } from '../../core/bibliography/adding/target';
import type { NewEntry } from '../../core/bibliography/entry';
import { relativeName } from '../../core/checks/missing-bibliography';
import { nameBibliography } from '../../core/checks/name-bibliography';
import { noteKind } from '../../core/checks/note-kind';
import type { FileId } from '../../core/place';
import { plural } from '../../core/views/markdown';
import { toRange } from '../citing';
import { nameOf, shown } from '../file-texts';
import { languageIdOf } from '../language';

const TOLD = 'bibliographiesTold';
/** Milliseconds. */
const PASSING = 6000;

export class EntriesTelling {
  readonly #memento: vscode.Memento;
  /** What was said at length already. */
  readonly #said = new Set<string>();

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** At length the first time in a folder, and the first time for a file that the note would have to name. */
  added(note: FileId, target: EntryTarget, entries: readonly NewEntry[]): void {
    const told = this.#memento.get<readonly FileId[]>(TOLD, []);
    const uri = vscode.Uri.parse(target.file);
    const name = nameOf(uri);
    const what = entries.length === 1 ? `@${entries[0]!.key}` : plural(entries.length, 'entry', 'entries');
    const lacks = entries.length === 1 ? lackingIn(entries[0]!.work) : [];
    const lacking =
      lacks.length > 0 ? `; its ${lacks.join(' and ')} ${lacks.length > 1 ? 'are' : 'is'} not known` : '';
    if (told.length > 0 && (!target.byDefault || told.includes(target.file))) {
      vscode.window.setStatusBarMessage(`Scholium: added ${what} to ${name}${lacking}`, PASSING);
      return;
    }
    void this.#memento.update(TOLD, [...told, target.file]);
    void this.#tell(
      note,
      target,
      `${what} to ${target.isThere ? shown(uri) : `a new file, ${shown(uri)}`}${lacking}`,
    );
  }

  /** The citation is in, and its entry is not. */
  notAdded(keys: readonly string[], reason: string): void {
    const what = keys.map((key) => `@${key}`).join(', ');
    if (this.#said.has(reason)) {
      vscode.window.setStatusBarMessage(`Scholium: no entry for ${what}`, PASSING);
      return;
    }
    this.#said.add(reason);
    void vscode.window
      .showWarningMessage(`${what} is cited, but has no entry in a bibliography: ${reason}`, NEVER)
      .then((answer) => (answer === NEVER ? never() : undefined));
  }

  skipped(skipped: readonly Skipped[]): void {
    for (const { key, reason } of skipped) this.notAdded([key], reason);
  }

  async #tell(note: FileId, { file, byDefault }: EntryTarget, what: string): Promise<void> {
    const document = byDefault ? openNote(note) : undefined;
    const way = document && relativeName(note, file);
    const isMarkdown = document && noteKind(languageIdOf(document)) === 'markdown';
    const naming =
      way === undefined
        ? ''
        : isMarkdown
          ? ' The note does not name it yet, so Pandoc would not use it.'
          : ` Name ${way} in the document, so that it is used.`;
    const [open, name] = ['Open', isMarkdown ? 'Name It in the Note' : undefined];
    const answer = await vscode.window.showInformationMessage(
      `Scholium added ${what}.${naming}`,
      ...(name === undefined ? [] : [name]),
      open,
      NEVER,
    );
    if (answer === NEVER) await never();
    if (answer === open)
      await vscode.window.showTextDocument(vscode.Uri.parse(file), {
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: true,
      });
    if (name !== undefined && answer === name && way !== undefined) await nameIn(note, way);
  }
}

const NEVER = 'Never Add';

async function never(): Promise<void> {
  const target = vscode.workspace.workspaceFolders
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration().update('scholium.bibliography.addEntries', 'never', target);
}

function openNote(note: FileId): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === note);
}

/** In the front matter of the note as it is by now. */
async function nameIn(note: FileId, name: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(note));
  const naming = nameBibliography(document.getText(), name);
  if (!naming) return;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, toRange(document, naming), naming.newText);
  await vscode.workspace.applyEdit(edit);
}
