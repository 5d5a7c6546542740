/** Opening the literature note of a paper, which is made where there is none. */
import * as vscode from 'vscode';
import { fillNote } from '../../core/literature/fill';
import { saidInNote, withMarks } from '../../core/literature/kept-marks';
import { writingPlace } from '../../core/literature/note-file';
import { ownedParts, partsOf } from '../../core/literature/parts';
import { writtenIn } from '../../core/literature/refresh';
import type { Work } from '../../core/model';
import { paperNoteOf } from '../../core/notes/paper-note';
import { fileId } from '../convert';
import { shown } from '../file-texts';
import { Notice } from '../notice';
import type { Services } from '../services';
import { tellFaults, withTemplate } from './broken-template';
import { homeOf, NotePlaces, surroundingsOf } from './surroundings';
import { templateOf } from './template';

/** More are hardly meant to be opened at once. */
const MANY = 10;

export async function openLiteratureNotes(services: Services, works: readonly Work[]): Promise<void> {
  if (works.length > MANY && !(await isMeant(works.length))) return;
  await withTemplate(() => openEach(services, works));
}

async function openEach(services: Services, works: readonly Work[]): Promise<void> {
  const preview = false;
  const places = new NotePlaces(services.store);
  for (const work of works) {
    const [note] = await places.notesOn(work);
    if (note) await vscode.window.showTextDocument(note, { preview });
    else {
      const editor = await vscode.window.showTextDocument(await makeNote(services, places, work), {
        preview,
      });
      const place = editor.document.positionAt(writingPlace(editor.document.getText()));
      editor.selection = new vscode.Selection(place, place);
      editor.revealRange(editor.selection);
    }
  }
}

async function isMeant(count: number): Promise<boolean> {
  const open = `Open ${count} Notes`;
  const detail = 'For papers that have none, a literature note is made.';
  return (
    (await vscode.window.showWarningMessage(
      `Open the literature notes of ${count} papers?`,
      { modal: true, detail },
      open,
    )) === open
  );
}

/** Makes the note; to undo that is to delete it. */
async function makeNote(
  { store, literature }: Services,
  places: NotePlaces,
  work: Work,
): Promise<vscode.Uri> {
  const home = homeOf(work).uri;
  const template = await templateOf(home);
  const uri = await places.newFile(work);
  const filled = fillNote(template, work, surroundingsOf(uri));
  const { marks } = work;
  const text = withMarks(fileId(uri), filled, marks);
  const keys = paperNoteOf(fileId(uri), text)?.keys ?? [];
  if (!keys.includes(work.citekey))
    throw new Notice(
      `A file cannot be called “@${work.citekey}.md” here, so the note must name its paper in its front matter: write “citekey: {{citekey}}” into the template ${template.where}.`,
    );
  // First the key: the name of the note depends on it.
  await store.word.pins.pin([work]);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(
    uri,
    { contents: new TextEncoder().encode(text) },
    { needsConfirmation: false, label: 'New literature note' },
  );
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${shown(uri)} could not be made.`);
  await literature.note(home, [{ work, written: writtenIn(filled, ownedParts(template.text)) }]);
  await store.word.marks.mark([{ work, change: saidInNote(fileId(uri), text, marks), isNew: false }]);
  tellFaults(template, partsOf(text).faults);
  return uri;
}
