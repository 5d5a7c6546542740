/** What was annotated and then edited is kept as it reads now, once the file is saved; what was moved follows. */
import * as vscode from 'vscode';
import { describe } from '../../core/anchoring/describe';
import { prepare } from '../../core/anchoring/prepared';
import { editAnnotation, moveSource } from '../../core/annotations/operations';
import type { PassageTarget } from '../../core/model';
import { fileId } from '../convert';
import { messageOf } from '../files';
import type { LibraryStore } from '../store';
import { now } from './edits';
import type { Margin } from './margin';

export function registerSaving(
  store: LibraryStore,
  margin: Margin,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const quietly = (what: string, act: Promise<void>) =>
    void act.catch((error) => log.error(`${what}: ${messageOf(error)}`));
  return vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument((document) =>
      quietly('Edited passages could not be kept', describeAnew(store, margin, document)),
    ),
    vscode.workspace.onDidRenameFiles(({ files }) =>
      quietly('Annotations could not follow their file', follow(store, files)),
    ),
  );
}

/** Annotations that were made in another file of the same paper are of that file's words, and stay as they are. */
async function describeAnew(
  { word }: LibraryStore,
  margin: Margin,
  document: vscode.TextDocument,
): Promise<void> {
  const at = word.annotations.sourceOf(document.uri);
  if (!at) return;
  const own = new Set(word.annotations.in(fileId(document.uri)).map(({ annotation }) => annotation.id));
  margin.settle(document);
  const edited = margin
    .in(document)
    .filter(
      ({ thread, edited, span, doubtful }) => edited && span && !doubtful && own.has(thread.annotation.id),
    );
  if (edited.length === 0) return;
  const text = prepare(document.getText());
  const time = now();
  // No step for the reader to undo: the text is what they changed.
  await word.annotate(at.folder, (list) =>
    edited.reduce((known, { thread: { annotation }, span }) => {
      const target = { ...(annotation.target as PassageTarget), ...describe(text, span!) };
      return editAnnotation(known, annotation.id, { target }, time);
    }, list),
  );
}

async function follow(
  { word }: LibraryStore,
  files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
): Promise<void> {
  for (const { oldUri, newUri } of files) {
    const from = word.annotations.sourceOf(oldUri);
    const to = word.annotations.sourceOf(newUri);
    if (!from || !to || fileId(from.folder) !== fileId(to.folder)) continue;
    await word.annotate(from.folder, (list) => moveSource(list, from.source, to.source, now()));
  }
}
