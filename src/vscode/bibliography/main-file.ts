/** The file that a chapter in LaTeX or Typst is a part of: what it names as its bibliography is the chapter's. */
import * as vscode from 'vscode';
import type { NoteText } from '../../core/checks/bibliographies';
import { bibliographiesOfNote } from '../../core/checks/bibliography-names';
import { chaptersOf } from '../../core/checks/chapters';
import { noteKind } from '../../core/checks/note-kind';
import { fileId } from '../convert';
import type { NoteCheck } from '../problems/note-check';

/** Folders above a chapter in which a main file is looked for, its own among them. */
const MOST_FOLDERS = 4;
/** Files of a folder that are read for it. */
const MOST_FILES = 40;

/** The nearest main file that names a bibliography and is put together from the note; undefined where there is none. */
export async function mainFileOf(check: NoteCheck, note: NoteText): Promise<NoteText | undefined> {
  const kind = noteKind(note.language);
  const uri = vscode.Uri.parse(note.file);
  const workspace = vscode.workspace.getWorkspaceFolder(uri);
  if ((kind !== 'latex' && kind !== 'typst') || !workspace) return undefined;
  if (bibliographiesOfNote(note.text, note.language).length > 0) return undefined;
  const ending = kind === 'latex' ? /\.(?:tex|rnw|ltx)$/i : /\.typ$/i;
  let folder = vscode.Uri.joinPath(uri, '..');
  for (let n = 0; n < MOST_FOLDERS && folder.path.startsWith(workspace.uri.path); n++) {
    const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
    const names = entries.map(([name]) => name).filter((name) => ending.test(name));
    for (const name of names.slice(0, MOST_FILES)) {
      const file = vscode.Uri.joinPath(folder, name);
      const main = await check.read(fileId(file)).catch(() => undefined);
      if (main && isMainOf(main, file, uri)) return main;
    }
    folder = vscode.Uri.joinPath(folder, '..');
  }
  return undefined;
}

function isMainOf({ text, language }: NoteText, file: vscode.Uri, chapter: vscode.Uri): boolean {
  if (fileId(file) === fileId(chapter) || bibliographiesOfNote(text, language).length === 0) return false;
  const folder = vscode.Uri.joinPath(file, '..');
  return chaptersOf(text, language).some(
    (name) => fileId(vscode.Uri.joinPath(folder, name)) === fileId(chapter),
  );
}
