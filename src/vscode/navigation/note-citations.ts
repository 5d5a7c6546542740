/** Where notes cite a paper: those that are open as they are now, the others as they were saved. */
import * as vscode from 'vscode';
import { offsetsOf } from '../../core/checks/positions';
import { decodeText } from '../../core/decode';
import { languageOf } from '../../core/intake';
import type { Work } from '../../core/model';
import { findCitations } from '../../core/notes/citations';
import { type KeyUse, usesIn } from '../../core/notes/key-use';
import type { FileId } from '../../core/place';
import { sameAs } from '../../core/views/citation-marks';
import { toRange as rangeOf } from '../citing';
import { fileId } from '../convert';
import type { OpenNotes } from '../open-notes';
import type { LibraryStore } from '../store';
import { isNote } from './documents';

/** Files read at the same time. */
const AT_ONCE = 32;

/** Every citation of the work, file by file: in all notes, or in all but those on the work itself. */
export async function citationsInNotes(
  store: LibraryStore,
  notes: OpenNotes,
  work: Work,
  which: 'all' | 'others',
  token?: vscode.CancellationToken,
): Promise<vscode.Location[]> {
  const open = new Map(vscode.workspace.textDocuments.map((document) => [fileId(document.uri), document]));
  const files = new Set(store.notesNaming(work));
  for (const [file, document] of open) if (mayCite(document)) files.add(file);
  if (which === 'others') for (const file of work.marks.notes) files.delete(file);
  const ordered = [...files].sort();
  const found = new Map<FileId, vscode.Location[]>();
  const ofWork = (uses: readonly KeyUse[]) => sameAs(store.library, uses, work.citekey);
  const queue = ordered.values();
  const read = async () => {
    for (const file of queue) {
      if (token?.isCancellationRequested) return;
      const document = open.get(file);
      found.set(file, document ? inDocument(notes, document, ofWork) : await inFile(file, ofWork));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, read));
  return ordered.flatMap((file) => found.get(file) ?? []);
}

type Filter = (uses: readonly KeyUse[]) => KeyUse[];

/** Whether it is a note of the workspace: not the side of a comparison, say, that git makes of one. */
export function mayCite(document: vscode.TextDocument): boolean {
  const { uri, isUntitled } = document;
  return (isUntitled || vscode.workspace.getWorkspaceFolder(uri) !== undefined) && isNote(document);
}

function inDocument(notes: OpenNotes, document: vscode.TextDocument, ofWork: Filter): vscode.Location[] {
  const uses = isNote(document)
    ? notes.readerOf(document).keys
    : usesIn(findCitations(document.getText(), languageOf(fileId(document.uri))));
  return ofWork(uses).map((use) => new vscode.Location(document.uri, rangeOf(document, use)));
}

async function inFile(file: FileId, ofWork: Filter): Promise<vscode.Location[]> {
  const uri = vscode.Uri.parse(file);
  // A note that is no more cites nothing; the store hears of it in a moment.
  const bytes = await vscode.workspace.fs.readFile(uri).then(undefined, () => undefined);
  const decoded = bytes && decodeText(bytes);
  if (!decoded || 'binary' in decoded) return [];
  const uses = ofWork(usesIn(findCitations(decoded.text, languageOf(file))));
  const { position } = offsetsOf(decoded.text);
  return uses.map(({ start, end }) => {
    const [from, to] = [position(start), position(end)];
    return new vscode.Location(uri, new vscode.Range(from.line, from.column, to.line, to.column));
  });
}
