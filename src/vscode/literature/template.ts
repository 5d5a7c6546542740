/** The template of literature notes: the reader's own, where the workspace folder has one. */
import * as vscode from 'vscode';
import { decodeText } from '../../core/decode';
import { DEFAULT_TEMPLATE, TEMPLATE_FILE } from '../../core/literature/default-template';
import { type NoteTemplate, namesForTemplates } from '../../core/literature/fill';
import { fileId } from '../convert';
import { shown } from '../file-texts';
import { Notice } from '../notice';

/** The template for notes in this workspace folder, as it is in the editor where that is not saved. */
export async function templateOf(folder: vscode.Uri): Promise<NoteTemplate> {
  const uri = fileIn(folder);
  const open = vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && document.uri.toString() === uri.toString(),
  );
  const text = open?.getText() ?? (await readText(uri));
  if (text === undefined || text.trim() === '')
    return { where: 'of literature notes that comes with Scholium', text: DEFAULT_TEMPLATE };
  return { where: `in ${shown(uri)}`, text, file: fileId(uri) };
}

/** The templates of all workspace folders, each read once. */
export class Templates {
  readonly #read = new Map<string, Promise<NoteTemplate>>();

  /** That for a note, which lies in a workspace folder. */
  for(note: vscode.Uri): Promise<NoteTemplate> {
    const folder = vscode.workspace.getWorkspaceFolder(note);
    if (!folder) throw new Notice(`${shown(note)} is in no folder of the workspace.`);
    const id = folder.uri.toString();
    const template = this.#read.get(id) ?? templateOf(folder.uri);
    this.#read.set(id, template);
    return template;
  }
}

/** Opens the template to be changed; the first time it is the one that comes with us. */
export async function editTemplate(): Promise<void> {
  const folder = await askForFolder();
  if (!folder) return;
  const uri = fileIn(folder.uri);
  if ((await readText(uri)) === undefined) {
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(DEFAULT_TEMPLATE));
  }
  await vscode.window.showTextDocument(uri, { preview: false });
  void vscode.window.showInformationMessage(
    `New literature notes are made of this template, and a refresh writes what it has in regions and fields. It may use ${namesForTemplates()}; {{#citers}} … {{/citers}} and its like are written once for each.`,
    'OK',
  );
}

async function askForFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) throw new Notice('Open a folder first: the template is kept in it.');
  return folders.length === 1
    ? folders[0]
    : vscode.window.showWorkspaceFolderPick({ placeHolder: 'The template of which folder?' });
}

function fileIn(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, '.scholium', TEMPLATE_FILE);
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const decoded = decodeText(await vscode.workspace.fs.readFile(uri));
    if ('text' in decoded) return decoded.text;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
  throw new Notice(
    `${shown(uri)} is no text. Delete it, and literature notes are made as they are by default.`,
  );
}
