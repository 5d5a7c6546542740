/**
 * Citations shown in the editor as their style prints them, `(Tan et al., 2025)` for `[@tan2025]`, where the reader
 * wants that (`scholium.citation.showFormatted`).
 *
 * As in Typora and Obsidian, a citation shows its text when caret or selection touch it, not already when they are
 * somewhere in its line: a line of prose is long, and all of it would move when the caret comes by.
 */
import * as vscode from 'vscode';
import type { Span } from '../../core/place';
import { setting } from '../configuration';
import { fileId } from '../convert';
import type { NoteFormatting } from '../csl/note-formatting';
import { isNote } from '../navigation/documents';
import type { OpenNotes } from '../open-notes';
import type { LibraryStore } from '../store';
import { FormattedDocuments } from './documents';
import { FormattedDrawing } from './drawing';
import { registerFormattedHover } from './hover';

/** Lines above and below those in sight that are drawn as well: to scroll a little shows nothing that is not drawn. */
const AROUND = 40;

export function registerFormattedCitations(
  store: LibraryStore,
  notes: OpenNotes,
  formatting: NoteFormatting,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const drawing = new FormattedDrawing();
  const documents = new FormattedDocuments(notes, formatting, log, (document) => {
    for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) draw(editor);
  });
  /** A setting is slow to look up, and every movement of the caret asks for it. */
  let wanted = new WeakMap<vscode.TextDocument, boolean>();
  const isOn = (document: vscode.TextDocument) => {
    const known = wanted.get(document) ?? setting('scholium.citation.showFormatted', document);
    wanted.set(document, known);
    return known;
  };
  const draw = (editor: vscode.TextEditor) => {
    const isWanted = isNote(editor.document) && isOn(editor.document) && !isCompared(editor);
    const shown = isWanted ? documents.of(editor.document) : undefined;
    drawing.draw(editor, shown?.in(windowsOf(editor), selectionsOf(editor)) ?? []);
  };
  const all = () => vscode.window.visibleTextEditors.forEach(draw);
  all();
  return vscode.Disposable.from(
    drawing,
    documents,
    registerFormattedHover(store, notes, (document, offset) => drawing.at(document, offset)),
    vscode.window.onDidChangeVisibleTextEditors(all),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => draw(textEditor)),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => draw(textEditor)),
    vscode.window.tabGroups.onDidChangeTabs(all),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('scholium.citation.showFormatted')) return;
      wanted = new WeakMap();
      all();
    }),
  );
}

/** Who compares two versions of a note compares what is written. Of the editors of a comparison no column is known. */
function isCompared({ document, viewColumn }: vscode.TextEditor): boolean {
  if (viewColumn !== undefined) return false;
  const uri = fileId(document.uri);
  return vscode.window.tabGroups.all.some(
    ({ activeTab }) =>
      activeTab?.input instanceof vscode.TabInputTextDiff &&
      [activeTab.input.original, activeTab.input.modified].some((each) => fileId(each) === uri),
  );
}

function windowsOf({ document, visibleRanges }: vscode.TextEditor): Span[] {
  const offset = (line: number) => document.offsetAt(new vscode.Position(line, 0));
  return visibleRanges.map(({ start, end }) => ({
    start: offset(Math.max(0, start.line - AROUND)),
    end: offset(end.line + 1 + AROUND),
  }));
}

function selectionsOf({ document, selections }: vscode.TextEditor): Span[] {
  return selections.map(({ start, end }) => ({
    start: document.offsetAt(start),
    end: document.offsetAt(end),
  }));
}
