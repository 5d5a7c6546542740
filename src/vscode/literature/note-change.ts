/** What a refresh changes in one literature note. */
import * as vscode from 'vscode';
import { fillNote, type NoteTemplate } from '../../core/literature/fill';
import { ownedParts } from '../../core/literature/parts';
import { type Refreshed, refreshNote } from '../../core/literature/refresh';
import { unsaidParts } from '../../core/literature/unsaid';
import type { WroteByKey } from '../../core/literature/wrote';
import type { Work } from '../../core/model';
import { toRange } from '../citing';
import { fileId } from '../convert';
import { openDocument, textOf } from '../file-texts';
import { surroundingsOf } from './surroundings';

export interface LiteratureNote {
  readonly work: Work;
  readonly uri: vscode.Uri;
}

/** A change that is known, and is found out again where the note changes before it is made. */
export interface NoteChange {
  readonly note: LiteratureNote;
  readonly refreshed: Refreshed;
  /** Of a note that is to be changed; others are not opened. */
  readonly opened?: { readonly document: vscode.TextDocument; readonly version: number };
  readonly again: (text: string) => Refreshed;
}

/** Throws where the note cannot be read or must not be written. */
export async function changeOf(
  note: LiteratureNote,
  template: NoteTemplate,
  known: WroteByKey,
): Promise<NoteChange> {
  const { work, uri } = note;
  const surroundings = surroundingsOf(uri);
  const rendered = fillNote(template, work, surroundings);
  const unsaid = unsaidParts(template, work, surroundings);
  const owned = ownedParts(template.text);
  const again = (text: string) => refreshNote(text, rendered, owned, known.of(work), unsaid);
  const open = openDocument(fileId(uri));
  const text = open?.getText() ?? (await textOf(fileId(uri)));
  if (text === undefined) throw new Error('it is gone, or no text.');
  const refreshed = again(text);
  if (refreshed.edits.length === 0) return { note, refreshed, again };
  await checkWritable(uri);
  const document = open ?? (await vscode.workspace.openTextDocument(uri));
  const now = document.getText();
  if (now.includes('\uFFFD') && !text.includes('\uFFFD'))
    throw new Error('it is not in the encoding that VS Code takes it for, so that a save would spoil it.');
  return { note, refreshed: again(now), opened: { document, version: document.version }, again };
}

/** Adds the change to an edit that is made at once; answers with what is changed. */
export function addChange(
  { note, refreshed, opened, again }: NoteChange,
  edit: vscode.WorkspaceEdit,
): Refreshed {
  if (!opened) return refreshed;
  const { document, version } = opened;
  const current = document.version === version ? refreshed : again(document.getText());
  for (const { span, newText } of current.edits) edit.replace(note.uri, toRange(document, span), newText);
  return current;
}

/** Throws where it must not be written. */
export async function checkWritable(uri: vscode.Uri): Promise<void> {
  const { permissions } = await vscode.workspace.fs.stat(uri);
  const isReadonly = permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0;
  if (isReadonly || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
    throw new Error('it is read-only.');
}
