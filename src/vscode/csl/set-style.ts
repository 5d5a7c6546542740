/** Writing the chosen style, or the language of its words: into the note's front matter, or into the settings. */
import * as vscode from 'vscode';
import { languageEdits, styleEdits } from '../../core/csl/note-style';
import { frontMatterFault } from '../../core/notes/front-matter-fault';
import { toRange } from '../citing';
import { shown } from '../file-texts';
import { Notice } from '../notice';
import { picking } from '../picking';
import type { StyledNote } from './choose-style';

/** Where the choice is written down. */
export type Scope =
  | { readonly document: vscode.TextDocument }
  | { readonly target: vscode.ConfigurationTarget; readonly folder: vscode.Uri | undefined };

/** Asks for which notes it is chosen; without a note in the editor, for all of the workspace. */
export async function chooseScope(
  chosen: string,
  field: 'csl' | 'lang',
  { note, document }: StyledNote,
): Promise<Scope | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(note.file));
  const isOneOfMany = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const everywhere: Scope = !vscode.workspace.workspaceFolders
    ? { target: vscode.ConfigurationTarget.Global, folder: undefined }
    : isOneOfMany && folder
      ? { target: vscode.ConfigurationTarget.WorkspaceFolder, folder: folder.uri }
      : { target: vscode.ConfigurationTarget.Workspace, folder: folder?.uri };
  if (!document) return everywhere;
  const where = !vscode.workspace.workspaceFolders
    ? 'All notes'
    : isOneOfMany && folder
      ? `The folder ${folder.name}`
      : 'This workspace';
  const setting = field === 'csl' ? 'scholium.citation.style' : 'scholium.citation.locale';
  const items: (vscode.QuickPickItem & { scope: Scope })[] = [
    {
      label: 'This note',
      description: `“${field}:” in the front matter of ${shown(document.uri)}`,
      scope: { document },
    },
    {
      label: where,
      description: `the setting ${setting}, for all notes that name none themselves`,
      scope: everywhere,
    },
  ];
  const picked = vscode.window.showQuickPick(items, { title: `${chosen}: for which notes?` });
  return (await picking(Promise.resolve(picked)))?.scope;
}

/** `nameFrom` gives the name as it is written in a file there: a path may be in it. */
export async function setStyle(scope: Scope, nameFrom: (file: vscode.Uri) => string): Promise<void> {
  if ('document' in scope) {
    const { document } = scope;
    await edit(document, styleEdits(document.getText(), nameFrom(document.uri)));
  } else {
    const { folder } = scope;
    const base = folder ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    const name = nameFrom(
      base ? vscode.Uri.joinPath(base, 'settings.json') : vscode.Uri.file('/settings.json'),
    );
    await update(scope, 'style', name);
  }
}

/** Empty for the style's own. */
export async function setLanguage(scope: Scope, language: string): Promise<void> {
  if ('document' in scope) {
    const { document } = scope;
    await edit(document, languageEdits(document.getText(), language === '' ? undefined : language));
  } else await update(scope, 'locale', language);
}

async function update(
  { target, folder }: Exclude<Scope, { document: unknown }>,
  name: 'style' | 'locale',
  value: string,
): Promise<void> {
  const now = () => vscode.workspace.getConfiguration('scholium.citation', folder);
  const isDefault = now().inspect(name)?.defaultValue === value;
  // Nothing is written down that is so anyway, unless someone further out says otherwise.
  await now().update(name, isDefault ? undefined : value, target);
  if (now().get(name) !== value) await now().update(name, value, target);
}

async function edit(document: vscode.TextDocument, edits: ReturnType<typeof styleEdits>): Promise<void> {
  if (!edits) {
    const fault = frontMatterFault(document.getText());
    throw new Notice(
      `The front matter of ${shown(document.uri)} cannot be written into${fault ? `: ${fault.what.replace(/\.$/, '')}` : ''}. Mend it, or choose the style for the workspace.`,
    );
  }
  const change = new vscode.WorkspaceEdit();
  for (const { span, newText } of edits) change.replace(document.uri, toRange(document, span), newText);
  if (!(await vscode.workspace.applyEdit(change)))
    throw new Error(`${shown(document.uri)} could not be changed. Is it read-only?`);
}
