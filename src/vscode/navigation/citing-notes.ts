/** The notes that cite a paper, in the editor's own peek. */
import * as vscode from 'vscode';
import type { Work } from '../../core/model';
import type { Place } from '../../core/place';
import { openPlace, toRange } from '../convert';
import { Notice } from '../notice';
import type { Services } from '../services';
import { citationsInNotes } from './note-citations';

/** Shows them at `at`, else at the caret, else at the first page of the paper. */
export async function showCitingNotes({ store, notes }: Services, work: Work, at?: Place): Promise<void> {
  const locations = await citationsInNotes(store, notes, work, 'others');
  if (locations.length === 0) throw new Notice(`No note cites @${work.citekey} yet.`);
  const editor = at ? undefined : vscode.window.activeTextEditor;
  const uri = at ? vscode.Uri.parse(at.file) : editor?.document.uri;
  const position = at ? toRange(at).start : editor?.selection.active;
  if (uri && position) await peek(uri, position, locations);
  else {
    const { document, selection } = await openPlace(work.records[0]!.title.place);
    await peek(document.uri, selection.active, locations);
  }
}

async function peek(uri: vscode.Uri, position: vscode.Position, locations: vscode.Location[]): Promise<void> {
  await vscode.commands.executeCommand('editor.action.showReferences', uri, position, locations);
}
