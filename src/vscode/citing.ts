/** Inserting citations of papers and of findings: one undo step, several carets, the clipboard without a note. */
import * as vscode from 'vscode';
import type { Work } from '../core/model';
import { type CiteMode, type CiteRequest, citeAll } from '../core/notes/cite';
import { formFor } from '../core/notes/forms';
import type { Span } from '../core/place';
import { authorsYear } from '../core/views/describe';
import { setting } from './configuration';
import { noteEditor } from './note-editor';
import type { LibraryStore } from './store';

/** What the reader adds to a citation. */
export interface Affixes {
  readonly prefix?: string;
  readonly locator?: string;
  readonly suffix?: string;
}

/** Cites the works at every caret of the note, or on the clipboard where no note is open. */
export async function citeWorks(
  store: LibraryStore,
  works: readonly Work[],
  mode: CiteMode,
  affixes: Affixes = {},
): Promise<void> {
  const editor = noteEditor(store);
  const request = requestFor(works, mode, affixes, editor?.document);
  if (!editor) {
    const { edits } = citeAll('', [{ start: 0, end: 0 }], request);
    await toClipboard(edits.map(({ newText }) => newText).join(''));
    await store.pin(works);
    return;
  }
  const { document } = editor;
  const carets = editor.selections.map((selection) => toSpan(document, selection));
  const { edits, caretsAfter, skipped } = citeAll(document.getText(), carets, request);
  if (skipped.length > 0) {
    vscode.window.setStatusBarMessage(
      `Scholium: already cited here: ${skipped.map((key) => `@${key}`).join(', ')}`,
      5000,
    );
  }
  if (edits.length === 0) return;
  await applyEdits(editor, edits, caretsAfter);
  await store.pin(works);
}

/** The text of a citation of these works, for the clipboard. */
export function citationText(works: readonly Work[]): string {
  return citeAll('', [{ start: 0, end: 0 }], requestFor(works, 'bracketed', {}, undefined))
    .edits.map(({ newText }) => newText)
    .join('');
}

/** Puts `text` at the carets of the note, or on the clipboard where no note is open; the works are then in use. */
export async function insertBlock(store: LibraryStore, text: string, works: readonly Work[]): Promise<void> {
  const editor = noteEditor(store);
  if (!editor) await toClipboard(text);
  else {
    const { document } = editor;
    const at = document.offsetAt(editor.selection.active);
    const block = onItsOwnLines(document.getText(), at, text);
    await applyEdits(editor, [{ span: { start: at, end: at }, newText: block }], [at + block.length]);
  }
  await store.pin(works);
}

/** Blank lines around a block that stands between other text. */
function onItsOwnLines(text: string, at: number, block: string): string {
  const before = text.slice(0, at).replaceAll('\r', '');
  const after = text.slice(at).replaceAll('\r', '');
  const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const tail = after === '' ? '\n' : after.startsWith('\n') ? '\n' : '\n\n';
  return `${lead}${block.replace(/\n+$/, '')}${tail}`;
}

/** The request for these works, in the form of the note. */
export function requestFor(
  works: readonly Work[],
  mode: CiteMode,
  affixes: Affixes,
  document: vscode.TextDocument | undefined,
): CiteRequest {
  return {
    mode,
    ...(document && { language: document.languageId }),
    form: formFor(document?.languageId ?? 'markdown', setting('scholium.citation.form', document)),
    keys: works.map((work, index) => ({
      key: work.citekey,
      title: work.title,
      authorsYear: authorsYear(work),
      url: work.item.URL,
      ...(index === 0 && affixes.prefix && { prefix: affixes.prefix }),
      ...(index === works.length - 1 && affixes.locator && { locator: affixes.locator }),
      ...(index === works.length - 1 && affixes.suffix && { suffix: affixes.suffix }),
    })),
  };
}

async function applyEdits(
  editor: vscode.TextEditor,
  edits: readonly { span: Span; newText: string }[],
  caretsAfter: readonly number[],
): Promise<void> {
  const { document } = editor;
  const done = await editor.edit((builder) => {
    for (const { span, newText } of edits) builder.replace(toRange(document, span), newText);
  });
  if (!done) throw new Error(`The note ${document.fileName} could not be changed. Is it read-only?`);
  editor.selections = caretsAfter.map((offset) => {
    const caret = document.positionAt(offset);
    return new vscode.Selection(caret, caret);
  });
}

async function toClipboard(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  void vscode.window.showInformationMessage(`No note is open, so this is on the clipboard: ${shown}`);
}

export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

function toRange(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}
