/** *Insert Reference List* and *Refresh Reference List*: the note's list of references, in its style, in a marked region. */
import * as vscode from 'vscode';
import type { NoteText } from '../../core/checks/bibliographies';
import { noteStyle } from '../../core/csl/note-style';
import { findCitations } from '../../core/notes/citations';
import { fieldEdits } from '../../core/notes/front-matter-fields';
import { insertBlock } from '../../core/notes/insert-block';
import type { TextEdit } from '../../core/notes/request';
import { digestOfList, plainTextList } from '../../core/reference-list/body';
import { insertInside, insertList, type OthersPlace, othersPlace } from '../../core/reference-list/place';
import { refreshList } from '../../core/reference-list/refresh';
import { listRegion, regionText } from '../../core/reference-list/region';
import { listMessage, noListIn, withOthersPlace } from '../../core/reference-list/report';
import { toRange } from '../citing';
import { showDifference } from '../compare';
import { fileId } from '../convert';
import { nameOf } from '../file-texts';
import { patiently } from '../first-reading';
import { languageIdOf } from '../language';
import { noteEditor } from '../note-editor';
import { Notice } from '../notice';
import type { Services } from '../services';
import type { Target } from '../target';
import { type PrintedList, unknownIn } from './lists';

type Needed = Pick<Services, 'store' | 'lists'>;

const PRINTING = 'Scholium prints the references.';
const SUPPRESS = { 'suppress-bibliography': true };

export async function insertReferenceList(services: Needed): Promise<void> {
  const editor = noteEditor(services.store);
  if (!editor) throw new Notice('Open a note first: its list of references is written into it.');
  const { document } = editor;
  const none = noListIn(languageIdOf(document));
  if (none) throw new Notice(none);
  if (languageIdOf(document) === 'plaintext') return insertPlainList(services, editor);
  if (listRegion(document.getText())) return refreshIn(services, document);
  const others = othersPlace(document.getText());
  const isInside = others && (await mayWriteBeside(others));
  if (isInside === false) return;
  const [list, note] = await printed(services, document);
  const region = regionText(list.body, digestOfList(list.body), { isMdx: note.language === 'mdx' });
  // It may have moved while the list was printed.
  const place = isInside ? othersPlace(note.text) : undefined;
  // Within MyST's directive it would be text of the directive.
  const isPandocs = place?.by === 'Pandoc';
  const edit = isPandocs
    ? insertInside(note.text, place, region)
    : insertList(note.text, document.offsetAt(editor.selection.active), region);
  const suppressing = isPandocs ? (fieldEdits(note.text, SUPPRESS) ?? []) : [];
  await apply(document, [...suppressing, edit]);
  await services.lists.remember(list.body);
  tell(list, false);
  if (!place) offerToSuppress(document);
}

/** `target` may name the note, where a problem of it is mended. */
export async function refreshReferenceList(services: Needed, target?: Target): Promise<void> {
  const document =
    target?.note !== undefined
      ? await vscode.workspace.openTextDocument(vscode.Uri.parse(target.note))
      : noteEditor(services.store)?.document;
  if (!document) throw new Notice('Open a note first: its list of references is what is refreshed.');
  if (!listRegion(document.getText()))
    throw new Notice(
      `${nameOf(document.uri)} has no list of references yet. Insert Reference List writes one.`,
    );
  await refreshIn(services, document);
}

async function refreshIn(services: Needed, document: vscode.TextDocument): Promise<void> {
  const amiss = listRegion(document.getText());
  if (amiss && 'fault' in amiss) {
    await show(document, amiss.at);
    throw new Notice(amiss.fault);
  }
  const [list, note] = await printed(services, document);
  const region = listRegion(note.text);
  if (!region || 'fault' in region) throw new Notice('The list of references was taken out meanwhile.');
  const before = (digest: string) => services.lists.writtenBefore(digest);
  const { edits, conflict } = refreshList(note.text, region, list.body, before, note.language === 'mdx');
  if (!conflict) {
    await apply(document, edits);
    await services.lists.remember(list.body);
    tell(list, edits.length === 0);
    return;
  }
  const { version } = document;
  const name = nameOf(document.uri);
  const message = `You changed the list of references in ${name}, and another one would be written now. Which is to stand there?`;
  for (;;) {
    const answer = await vscode.window.showWarningMessage(message, 'Compare', 'Keep Mine', 'Replace Mine');
    if (answer === undefined) return;
    if (answer === 'Compare') {
      await showDifference(
        { name: `references (in ${name})`, text: conflict.theirs },
        { name: 'references (as they would be written)', text: conflict.ours },
        `References: ${name} ↔ as they would be written`,
      );
      continue;
    }
    if (document.version !== version) throw new Notice(`${name} changed meanwhile. Refresh the list again.`);
    await apply(document, answer === 'Keep Mine' ? conflict.keep : conflict.replace);
    await services.lists.remember(list.body);
    return;
  }
}

/** Without marks, which would be words there; so it is written anew each time, at the caret. */
async function insertPlainList({ lists }: Needed, editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  const note = noteIn(document);
  const formatted = await patiently(PRINTING, lists.formatted(note, 'text'));
  if ('fault' in formatted) throw new Notice(formatted.fault);
  const { references, citations } = formatted;
  const list = { count: references.length, unknown: unknownIn(citations), body: plainTextList(references) };
  requireReferences(list, note);
  if (document.getText() !== note.text)
    throw new Notice('The note changed meanwhile. Insert the list again.');
  const at = document.offsetAt(editor.selection.active);
  await apply(document, insertBlock(note.text, { start: at, end: at }, list.body).edits);
  tell(list, false);
}

/** The list of the note as it is now, and the text it was printed of. */
async function printed(
  { lists }: Needed,
  document: vscode.TextDocument,
): Promise<readonly [PrintedList, NoteText]> {
  const note = noteIn(document);
  const list = await patiently(PRINTING, lists.print(note));
  if ('fault' in list) throw new Notice(list.fault);
  if (document.getText() !== note.text)
    throw new Notice(`${nameOf(document.uri)} changed meanwhile. Call it again.`);
  const region = listRegion(note.text);
  // A list of which the last citation went away becomes an empty one.
  if (!region) requireReferences(list, note);
  return [list, note];
}

function requireReferences({ count, unknown }: PrintedList, { clusters }: NoteText): void {
  if (count > 0) return;
  if (clusters!.length === 0) throw new Notice('This note cites nothing yet, so there is nothing to list.');
  if (unknown.length > 0)
    throw new Notice(
      `Nothing is known of ${unknown.map((key) => `@${key}`).join(', ')}, so there is nothing to list.`,
    );
  throw new Notice('The style of this note prints no list of references. Choose another one.');
}

/** Whether the list is to be written into a place that others fill: false where the reader thinks better of it. */
async function mayWriteBeside(others: OthersPlace): Promise<boolean> {
  const { message, answer } = withOthersPlace(others);
  return (await vscode.window.showInformationMessage(message, answer)) === answer;
}

/** Pandoc prints a list of its own at the end of a note that names a bibliography. */
function offerToSuppress(document: vscode.TextDocument): void {
  const text = document.getText();
  const isPandocs = /^bibliography[ \t]*:/m.test(text.slice(0, 5000)) && text.startsWith('---');
  if (!isPandocs || noteStyle(text).suppressBibliography) return;
  const add = 'Let Pandoc Print None';
  const message =
    'Pandoc and Quarto print a list of their own at the end of this note, so there would be two. With suppress-bibliography: true in the front matter they leave it out.';
  void vscode.window.showInformationMessage(message, add).then(async (answer) => {
    if (answer === add) await apply(document, fieldEdits(document.getText(), SUPPRESS) ?? []);
  });
}

function noteIn(document: vscode.TextDocument): NoteText {
  const [text, language] = [document.getText(), languageIdOf(document)];
  return { file: fileId(document.uri), text, language, clusters: findCitations(text, language) };
}

/** One step of undoing; a note that is to stay as it is is not touched. */
async function apply(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<void> {
  if (edits.length === 0) return;
  const edit = new vscode.WorkspaceEdit();
  for (const { span, newText } of edits) edit.replace(document.uri, toRange(document, span), newText);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(`${nameOf(document.uri)} could not be changed. Is it read-only?`);
}

function tell({ count, unknown }: PrintedList, isSame: boolean): void {
  const message = listMessage({ count, unknown, isSame });
  if (unknown.length === 0) vscode.window.setStatusBarMessage(`Scholium: ${message}`, 6000);
  else void vscode.window.showWarningMessage(message, 'OK');
}

async function show(document: vscode.TextDocument, at: number): Promise<void> {
  const position = document.positionAt(at);
  const selection = new vscode.Range(position, position);
  await vscode.window.showTextDocument(document, { selection });
}
