/** The forms in which annotations leave, and the files they are written to. */
import * as vscode from 'vscode';
import { annotationsCsv } from '../../core/annotations/csv';
import { hypothesisRows } from '../../core/annotations/hypothesis';
import { annotationCollection } from '../../core/annotations/json-ld';
import type { ListedThread } from '../../core/annotations/list';
import { fileId } from '../convert';
import { isSavedWhole } from '../encodings';
import { exists, openDocument, shown } from '../file-texts';

export const EXPORT_FORMS = ['markdown', 'json-ld', 'hypothesis', 'csv'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

export const FORM_LABELS: Readonly<Record<ExportForm, string>> = {
  markdown: 'Markdown note, which can be refreshed',
  'json-ld': 'W3C Web Annotations (JSON-LD)',
  hypothesis: 'JSON as Hypothesis has it',
  csv: 'CSV, for a spreadsheet',
};

/** What a file of each is called, and how the dialog calls it. */
export const FORM_FILES: Readonly<Record<ExportForm, { readonly end: string; readonly filter: string }>> = {
  markdown: { end: 'md', filter: 'Markdown' },
  'json-ld': { end: 'jsonld', filter: 'JSON-LD' },
  hypothesis: { end: 'json', filter: 'JSON' },
  csv: { end: 'csv', filter: 'CSV' },
};

/** The text of a file that is made anew each time: every form but the note. */
export function exportText(
  form: Exclude<ExportForm, 'markdown'>,
  threads: readonly ListedThread[],
  label: string,
): string {
  if (form === 'csv') return annotationsCsv(threads);
  const annotations = threads.flatMap(({ thread }) => [thread.annotation, ...thread.replies]);
  const json = form === 'json-ld' ? annotationCollection(annotations, label) : hypothesisRows(annotations);
  return `${JSON.stringify(json, null, 1)}\n`;
}

/**
 * Writes all of a file; what was there comes back by *Undo* in its editor. In UTF-8 where the encoding that the editor
 * has for it lacks letters of the text.
 */
export async function writeWhole(uri: vscode.Uri, text: string): Promise<void> {
  const isThere = await exists(uri);
  if (isThere && openDocument(fileId(uri)) !== undefined) {
    const document = await replaceWhole(uri, text);
    if (await isSavedWhole(document)) return;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(document.getText()));
    return;
  }
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

async function replaceWhole(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  edit.replace(uri, document.validateRange(all), text);
  if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save()))
    throw new Error(`${shown(uri)} could not be written. Is it read-only?`);
  return document;
}
