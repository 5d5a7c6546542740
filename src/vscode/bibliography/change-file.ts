/** Changes a bibliography as its keeper would: in the editor where it is open there, else on disk, and all else untouched. */
import * as vscode from 'vscode';
import { editBetween } from '../../core/bibliography/adding/take-out';
import { decodeText } from '../../core/decode';
import type { FileId } from '../../core/place';
import { toRange } from '../citing';
import { fileId } from '../convert';
import { openDocument, shown, statOf } from '../file-texts';
import { Notice } from '../notice';

/** The text as it is to be, of the one it is; undefined in and out for a file that is not there; `same` for no change. */
export type Change = (text: string | undefined) => { readonly text: string | undefined } | 'same';

/** Whether the change is made; not where the file was changed by something else meanwhile. */
type Attempt = Promise<boolean>;

const BOM = [0xef, 0xbb, 0xbf];

/** Of a file that something else changes as well. */
const MOST_ATTEMPTS = 3;

/**
 * A file that is open is changed there, and saved where the reader has not changed it: Pandoc and LaTeX read it from
 * disk. Any other is written as it stands, so that no line end and no mark of its encoding is another; so is one of which
 * the editor shows another text than the disk has: it was changed by something else, or its line ends are mixed.
 *
 * `change` may be asked several times; the last answer counts. Throws a `Notice` that says why where it cannot be.
 */
export async function changeFile(file: FileId, change: Change): Promise<void> {
  const uri = vscode.Uri.parse(file);
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
    throw new Notice(`${shown(uri)} is on a file system that cannot be written to.`);
  for (let n = 0; n < MOST_ATTEMPTS; n++) if (await attempt(uri, file, change)) return;
  throw new Notice(`${shown(uri)} is being changed by something else.`);
}

async function attempt(uri: vscode.Uri, file: FileId, change: Change): Attempt {
  const stat = await statOf(uri);
  // VS Code tells of a locked file by a number that its API has no name for yet.
  if (stat?.permissions) throw new Notice(`${shown(uri)} is read-only.`);
  const read = stat && (await readWhole(uri));
  const document = openDocument(file);
  if (document?.isDirty) return changeDocument(document, document.getText(), change);
  if (document && isUtf8(document) && read?.text === document.getText())
    return changeDocument(document, read.text, change);
  return changeOnDisk(uri, read, change);
}

async function changeDocument(document: vscode.TextDocument, before: string, change: Change): Attempt {
  const { uri, version, isDirty } = document;
  if (isDirty && !isUtf8(document)) throw notUtf8(uri);
  const next = change(before);
  if (next === 'same') return true;
  if (next.text === undefined && !isDirty) return remove(uri);
  const edit = editBetween(before, next.text ?? '');
  if (!edit) return true;
  const edits = new vscode.WorkspaceEdit();
  edits.replace(uri, toRange(document, edit), edit.newText);
  if (!(await vscode.workspace.applyEdit(edits))) {
    if (document.version !== version) return false;
    throw new Notice(`${shown(uri)} could not be changed. Is it read-only?`);
  }
  if (!isDirty && !(await document.save()))
    throw new Notice(`${shown(uri)} is changed, but could not be saved. Is it read-only?`);
  return true;
}

async function changeOnDisk(uri: vscode.Uri, read: FileText | undefined, change: Change): Attempt {
  const next = change(read?.text);
  if (next === 'same' || next.text === read?.text) return true;
  const now = (await statOf(uri)) && (await readWhole(uri));
  if (now?.text !== read?.text || openDocument(fileId(uri))?.isDirty) return false;
  if (next.text === undefined) return remove(uri);
  const bytes = new TextEncoder().encode(next.text);
  await vscode.workspace.fs.writeFile(uri, read?.isMarked ? new Uint8Array([...BOM, ...bytes]) : bytes);
  return true;
}

/** Into the trash, as VS Code does when the making of a file is undone. */
async function remove(uri: vscode.Uri): Attempt {
  const useTrash = vscode.workspace.getConfiguration('files', uri).get('enableTrash', true);
  const { fs } = vscode.workspace;
  // Not every file system has one.
  await fs.delete(uri, { useTrash }).then(undefined, () => fs.delete(uri, { useTrash: false }));
  return true;
}

interface FileText {
  readonly text: string;
  /** Begins with the mark of its encoding, which `text` is without. */
  readonly isMarked: boolean;
}

/** In UTF-8, with or without its mark: what is in anything else would not be so after it is written. */
async function readWhole(uri: vscode.Uri): Promise<FileText> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  const decoded = decodeText(bytes);
  if (!('text' in decoded) || decoded.encoding !== 'utf-8') throw notUtf8(uri);
  return { text: decoded.text, isMarked: BOM.every((byte, n) => bytes[n] === byte) };
}

function notUtf8(uri: vscode.Uri): Notice {
  return new Notice(
    `${shown(uri)} is not in UTF-8. Reopen it with its encoding and save it in UTF-8, then entries can be added to it.`,
  );
}

/** As far as it is known: VS Code tells of encodings since 1.100. */
function isUtf8(document: vscode.TextDocument & { readonly encoding?: string }): boolean {
  return document.encoding === undefined || /^utf8/.test(document.encoding);
}
