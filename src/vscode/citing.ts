/** Writing citations and blocks into the note: one undo step, several carets, the clipboard without a note. */
import * as vscode from 'vscode';
import type { Work } from '../core/model';
import { citeAll, writeCitation } from '../core/notes/cite';
import { formFor } from '../core/notes/forms';
import { insertBlock } from '../core/notes/insert-block';
import type { CiteAllEdit, CiteMode, CiteRequest } from '../core/notes/request';
import type { Span } from '../core/place';
import { authorsYear } from '../core/views/describe';
import { clip } from '../core/views/markdown';
import type { KeyOf } from './bibliography/entries';
import { setting } from './configuration';
import { languageIdOf } from './language';
import { noteEditor } from './note-editor';
import type { Services } from './services';

/** What the reader adds to a citation. */
export interface Affixes {
  readonly prefix?: string;
  readonly locator?: string;
  readonly suffix?: string;
}

/** What citing needs: the keys that the note's bibliography has, and whoever adds what it lacks. */
export type Citing = Pick<Services, 'store' | 'entries'>;

/** Cites the works at every caret of the note, or on the clipboard where no note is open; `editor`: of another note. */
export async function citeWorks(
  { store, entries }: Citing,
  works: readonly Work[],
  mode: CiteMode,
  affixes: Affixes = {},
  editor = noteEditor(store),
): Promise<void> {
  const keyOf = await entries.keysIn(editor?.document);
  const request = requestFor(works, mode, affixes, editor?.document, keyOf);
  if (!editor) await toClipboard(alone(request));
  else {
    const { document } = editor;
    const carets = editor.selections.map((selection) => toSpan(document, selection));
    const edit = citeAll(document.getText(), carets, request);
    if (edit.skipped.length > 0) {
      const keys = edit.skipped.map((key) => `@${key}`).join(', ');
      vscode.window.setStatusBarMessage(`Scholium: cited here already: ${keys}`, 5000);
    }
    if (edit.edits.length === 0) return;
    await applyEdit(editor, edit);
    void entries.cited(document, works, keyOf);
  }
  await store.word.pins.pin(works);
}

/** The citation of these works as the note writes it, for use within a block. */
export function citationText(works: readonly Work[], document?: vscode.TextDocument, keyOf?: KeyOf): string {
  return writeCitation('', requestFor(works, 'bracketed', {}, document, keyOf)).newText;
}

/** The citation with all that belongs to it, such as the text of a footnote: for the clipboard. */
export function citationAlone(works: readonly Work[]): string {
  return alone(requestFor(works, 'bracketed', {}, undefined));
}

function alone(request: CiteRequest): string {
  const { newText, atEnd } = writeCitation('', request);
  return newText + atEnd;
}

/**
 * Puts a block at the caret of the note, or on the clipboard where no note is open; the works, which it cites by these
 * keys, are then in use.
 */
export async function writeBlock(
  { store, entries }: Citing,
  block: string,
  works: readonly Work[],
  keyOf: KeyOf,
): Promise<void> {
  const editor = noteEditor(store);
  if (!editor) await toClipboard(block);
  else {
    const { document, selection } = editor;
    const { atEnd } = writeCitation(document.getText(), requestFor(works, 'bracketed', {}, document, keyOf));
    const { edits, caretAfter } = insertBlock(document.getText(), toSpan(document, selection), block, atEnd);
    await applyEdit(editor, { edits, caretsAfter: [caretAfter], skipped: [] });
    void entries.cited(document, works, keyOf);
  }
  await store.word.pins.pin(works);
}

/** The request for these works, in the form of the note. */
export function requestFor(
  works: readonly Work[],
  mode: CiteMode,
  affixes: Affixes,
  document: vscode.TextDocument | undefined,
  keyOf: KeyOf = ({ citekey }) => citekey,
): CiteRequest {
  return {
    mode,
    form: formFor(
      document ? languageIdOf(document) : 'markdown',
      setting('scholium.citation.form', document),
    ),
    ...(document && { language: languageIdOf(document) }),
    keys: works.map((work, index) => ({
      key: keyOf(work),
      title: work.title,
      authorsYear: authorsYear(work),
      url: work.item.URL,
      ...(index === 0 && affixes.prefix && { prefix: affixes.prefix }),
      ...(index === works.length - 1 && affixes.locator && { locator: affixes.locator }),
      ...(index === works.length - 1 && affixes.suffix && { suffix: affixes.suffix }),
    })),
  };
}

/** Applies the edits in one undo step and puts the carets behind what was written. */
async function applyEdit(editor: vscode.TextEditor, { edits, caretsAfter }: CiteAllEdit): Promise<void> {
  const { document } = editor;
  const done = await editor.edit((builder) => {
    for (const { span, newText } of edits) builder.replace(toRange(document, span), newText);
  });
  if (!done) throw new Error(`${document.fileName} could not be changed. Is it read-only?`);
  editor.selections = caretsAfter.map((offset) => {
    const caret = document.positionAt(offset);
    return new vscode.Selection(caret, caret);
  });
}

async function toClipboard(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  void vscode.window.showInformationMessage(
    `No note is open, so this is on the clipboard: ${clip(text, 60)}`,
  );
}

function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The range of a span of the document's text. */
export function toRange(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** Asks for each in turn; Escape leaves without citing, Enter on nothing leaves that part out. */
export async function askForAffixes(): Promise<Affixes | undefined> {
  const ask = (step: string, prompt: string, placeHolder: string) =>
    vscode.window.showInputBox({ title: `Citation: ${step}`, prompt, placeHolder });
  const prefix = await ask('prefix (1 of 3)', 'Words before the citation, or nothing', 'see');
  if (prefix === undefined) return undefined;
  const locator = await ask('locator (2 of 3)', 'Where in the paper, or nothing', 'p. 33, sec. 2, fig. 4');
  if (locator === undefined) return undefined;
  const suffix = await ask('suffix (3 of 3)', 'Words behind the citation, or nothing', 'and passim');
  return suffix === undefined ? undefined : { prefix, locator, suffix };
}
