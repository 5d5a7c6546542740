/** Papers and what they found, as a table in the note, or as CSV for a spreadsheet. */
import * as vscode from 'vscode';
import type { Work } from '../core/model';
import { markupOf } from '../core/notes/markup';
import { findingsTable } from '../core/quotations/findings-table';
import { clip, plural } from '../core/views/markdown';
import { plainLabel } from '../core/views/picker';
import { referencesOf } from '../core/views/references';
import { writeWhole } from './annotations/export-forms';
import { citationText, writeBlock } from './citing';
import { nameOf, shown } from './file-texts';
import { languageIdOf } from './language';
import { noteEditor } from './note-editor';
import { picking } from './picking';
import { pickPapers } from './search-picker';
import type { Services } from './services';
import type { Target } from './target';
import { type Targets, worksOf } from './targets';

/** At the caret of a note in Markdown; a new one where no such note is open. */
export async function insertFindingsTable(services: Services, targets: Targets): Promise<void> {
  const works = await worksFor(services, targets, 'Insert a table of the findings of');
  if (!works) return;
  const { store } = services;
  const editor = noteEditor(store);
  const isMarkdown = editor && markupOf(languageIdOf(editor.document)) === 'markdown';
  const document = isMarkdown ? editor.document : undefined;
  const keyOf = await services.entries.keysIn(document);
  const table = findingsTable(works, {
    format: 'markdown',
    cite: (work) => citationText([work], document, keyOf),
    file,
  });
  if (document) {
    await writeBlock(services, table, works, keyOf);
    return;
  }
  const made = await vscode.workspace.openTextDocument({ content: table, language: 'markdown' });
  await vscode.window.showTextDocument(made, { preview: false });
  await store.word.pins.pin(works);
}

/** As CSV, onto the clipboard or into a file. */
export async function copyFindingsTable(services: Services, targets: Targets): Promise<void> {
  const works = await worksFor(services, targets, 'Copy a table of the findings of');
  if (!works) return;
  const table = findingsTable(works, { format: 'csv', cite: ({ citekey }) => citekey, file });
  const uri = await placeFor(targets[0]);
  if (uri === undefined) return;
  if (uri === 'clipboard') await vscode.env.clipboard.writeText(table);
  else await writeWhole(uri, table);
  const where = uri === 'clipboard' ? 'copied' : `wrote ${shown(uri)}:`;
  vscode.window.setStatusBarMessage(
    `Scholium: ${where} the findings of ${plural(works.length, 'paper')}`,
    6000,
  );
}

function file(id: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(id));
}

/** Those it was called on; else those that the note cites, or that the reader picks. */
async function worksFor(
  services: Services,
  targets: Targets,
  title: string,
): Promise<readonly Work[] | undefined> {
  const named = worksOf(services, targets);
  if (named.length > 0) return named;
  const cited = citedInNote(services);
  const editor = noteEditor(services.store);
  if (cited.length > 0 && editor) {
    const name = nameOf(editor.document.uri);
    const all = {
      label: plainLabel(`The ${plural(cited.length, 'paper')} that ${clip(name, 40)} cites`),
      works: cited,
    };
    const items: { label: string; works?: readonly Work[] }[] = [all, { label: 'Papers that I pick …' }];
    const picked = await picking(Promise.resolve(vscode.window.showQuickPick(items, { title })));
    if (!picked || picked.works) return picked?.works;
  }
  const works = await pickPapers(services, { title: `${title}: check several` });
  return works && works.length > 0 ? works : undefined;
}

/** In the order in which the note cites them. */
function citedInNote({ store, notes }: Services): readonly Work[] {
  const document = noteEditor(store)?.document;
  if (!document) return [];
  const references = referencesOf(store.library, notes.readerOf(document).clusters);
  return references.flatMap(({ work }) => work ?? []);
}

async function placeFor(target: Target | undefined): Promise<vscode.Uri | 'clipboard' | undefined> {
  const [home] = vscode.workspace.workspaceFolders ?? [];
  if (target?.to !== undefined)
    return target.to === '' || !home ? 'clipboard' : vscode.Uri.joinPath(home.uri, target.to);
  const items = [
    { label: 'Onto the clipboard', isFile: false },
    { label: 'Into a file …', isFile: true },
  ];
  const title = 'Copy the table of findings, as CSV';
  const picked = await picking(Promise.resolve(vscode.window.showQuickPick(items, { title })));
  if (!picked) return undefined;
  if (!picked.isFile) return 'clipboard';
  return vscode.window.showSaveDialog({
    ...(home && { defaultUri: vscode.Uri.joinPath(home.uri, 'findings.csv') }),
    filters: { CSV: ['csv'], 'All files': ['*'] },
    saveLabel: 'Save',
  });
}
