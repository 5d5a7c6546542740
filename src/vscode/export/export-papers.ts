/** *Export Papers*, *Copy Papers As*, *Export What This Note Cites*: which, in what format, where to. */
import * as vscode from 'vscode';
import { exportName } from '../../core/bibliography/export/export-formats';
import { FORMAT_IDS, FORMATS, type FormatId } from '../../core/bibliography/formats';
import { fileName } from '../../core/views/describe';
import { plural } from '../../core/views/markdown';
import { writeWhole } from '../annotations/export-forms';
import { fileId } from '../convert';
import { exists, shown } from '../file-texts';
import { Notice } from '../notice';
import { addToBibliography } from '../problems/add-to-bibliography';
import type { Services } from '../services';
import type { Target } from '../target';
import { type Targets, worksNamedOrAtHand, worksOf } from '../targets';
import { activeNote } from './cited-papers';
import { withOwn } from './own-entries';
import { ofCiters, ofWorks, type Selection, sizeOf } from './selection';
import { askWhat, ofNote, ofQuery, ofShown } from './what';
import { askAboutExisting, askFormat, askWhere, rememberFile, type Where } from './where';
import { type Written, written } from './written';

/** Called on rows of a tree it asks for format and place alone; a key may be bound to all of it. */
export async function exportPapers(services: Services, targets: Targets): Promise<void> {
  const selection = await selectionFor(services, targets, 'Export Papers');
  if (selection) await exportSelection(services, selection, targets[0]);
}

export async function exportShown(services: Services): Promise<void> {
  await exportSelection(services, await ofShown(services));
}

export async function exportShownCiters(services: Services): Promise<void> {
  const { work } = services.citers;
  if (!work) throw new Notice('Choose a paper in Papers first: its citers are what is exported.');
  await exportSelection(services, ofCiters(work));
}

export async function copyPapersAs(services: Services, targets: Targets): Promise<void> {
  const named = worksNamedOrAtHand(services, targets);
  const selection =
    named.length > 0 ? ofWorks(named) : await selectionFor(services, targets, 'Copy Papers As');
  if (!selection) return;
  demandEntries(selection);
  const id = await formatFor(services, targets[0], `Copy ${plural(selection.entries.length, 'paper')} as`);
  if (id) await deliver(services, selection, id, { kind: 'clipboard' });
}

/** Straight into a file beside the note, which is there for whoever renders it. */
export async function exportCited(services: Services, target: Target | undefined): Promise<void> {
  const document = activeNote(services);
  if (!document) throw new Notice('Open a note first: what it cites is what is exported.');
  const selection = await ofNote(services, document);
  demandEntries(selection);
  const id = await formatFor(services, target, `Export ${sizeOf(selection)} beside the note as`);
  if (!id) return;
  if (document.isUntitled) {
    await deliver(services, selection, id, { kind: 'editor' });
    return;
  }
  const uri = vscode.Uri.joinPath(document.uri, '..', fileBeside(document.uri, selection.name, id));
  const where: Where | undefined = (await exists(uri))
    ? await askAboutExisting(uri, id)
    : { kind: 'file', uri };
  if (where) await deliver(services, selection, id, where);
}

/** `draft.bib`; for a list in Markdown, which would take the note's own name, `draft-references.md`. */
function fileBeside(note: vscode.Uri, name: string, id: FormatId): string {
  const file = exportName(name, id);
  return file.toLowerCase() === fileName(fileId(note)).toLowerCase()
    ? exportName(`${name}-references`, id)
    : file;
}

async function exportSelection(services: Services, selection: Selection, target?: Target): Promise<void> {
  demandEntries(selection);
  const title = `Export ${sizeOf(selection)}`;
  const id = await formatFor(services, target, `${title} as`);
  if (!id) return;
  const bound = boundTo(target);
  const where = bound ?? (await askWhere(services, selection, id, `${title} as ${FORMATS[id].name}`));
  if (where) await deliver(services, selection, id, where);
}

async function selectionFor(
  services: Services,
  targets: Targets,
  title: string,
): Promise<Selection | undefined> {
  const works = worksOf(services, targets);
  if (works.length > 0) return ofWorks(works);
  const [target] = targets;
  if (target?.at === 'papers' && services.papers.chosen.length > 0) return ofWorks(services.papers.chosen);
  if (target?.filter !== undefined) return ofQuery(services, target.filter);
  return askWhat(services, title);
}

function demandEntries({ entries, title, unknown }: Selection): void {
  if (entries.length > 0) return;
  const keys = unknown.map(({ key }) => `@${key}`).join(', ');
  throw new Notice(
    keys === ''
      ? `There is nothing to export: no ${title.replace(/^papers/, 'paper')}.`
      : `There is nothing to export: no paper has any of the keys cited (${keys}).`,
  );
}

async function formatFor(
  services: Services,
  target: Target | undefined,
  title: string,
): Promise<FormatId | undefined> {
  return FORMAT_IDS.find((id) => id === target?.form) ?? askFormat(services, title);
}

function boundTo(target: Target | undefined): Where | undefined {
  const [home] = vscode.workspace.workspaceFolders ?? [];
  if (target?.to === undefined || !home) return undefined;
  const uri = vscode.Uri.joinPath(home.uri, target.to);
  if (!vscode.workspace.getWorkspaceFolder(uri))
    throw new Notice(`“to” is a path in the folder of the workspace, and ${target.to} leads out of it.`);
  return { kind: 'file', uri };
}

async function deliver(services: Services, selection: Selection, id: FormatId, where: Where): Promise<void> {
  if (where.kind === 'add') {
    await rememberFile(services, where.uri, id);
    await addToBibliography(fileId(where.uri), await withOwn(selection.entries));
    tellLeft(unknownIn(selection));
    return;
  }
  const made = await written(services, selection, id, where.kind === 'file');
  if (!made) return;
  const what = `${sizeOf(selection)} as ${FORMATS[id].name}${made.style ? ` in the style ${made.style}` : ''}`;
  const left = unknownIn(selection) + othersIn(made, id);
  switch (where.kind) {
    case 'clipboard':
      await vscode.env.clipboard.writeText(made.text);
      vscode.window.setStatusBarMessage(`Scholium: copied ${what}`, 5000);
      tellLeft(left);
      return;
    case 'editor':
      await openUntitled(made, id);
      tellLeft(left);
      return;
    case 'file':
      await writeWhole(where.uri, made.text);
      await rememberFile(services, where.uri, id);
      void tellFile(where.uri, `Scholium wrote ${what} into ${shown(where.uri)}.${left}`);
  }
}

async function tellFile(uri: vscode.Uri, message: string): Promise<void> {
  const answer = await vscode.window.showInformationMessage(message, 'Open');
  if (answer !== undefined) await vscode.window.showTextDocument(uri, { preview: false });
}

const LANGUAGES: Readonly<Record<FormatId, string>> = {
  bibtex: 'bibtex',
  biblatex: 'bibtex',
  'csl-json': 'json',
  'csl-yaml': 'yaml',
  ris: 'plaintext',
  cff: 'yaml',
  csv: 'plaintext',
  md: 'markdown',
  html: 'html',
};

async function openUntitled({ text }: Written, id: FormatId): Promise<void> {
  const known = new Set(await vscode.languages.getLanguages());
  const language = known.has(LANGUAGES[id]) ? LANGUAGES[id] : 'plaintext';
  const document = await vscode.workspace.openTextDocument({ content: text, language });
  await vscode.window.showTextDocument(document, { preview: false });
}

function tellLeft(left: string): void {
  if (left !== '') void vscode.window.showWarningMessage(left.trim(), 'OK');
}

/** So many keys are named. */
const NAMED = 8;

/** The keys that notes cite and nobody knows, with the note where several were read. */
function unknownIn({ unknown, note }: Selection): string {
  if (unknown.length === 0) return '';
  const names = unknown.map(({ file, key }) => (note ? `@${key}` : `@${key} (${fileName(file)})`));
  return ` Not exported, for no paper has the key: ${firstOf(names)}.`;
}

function othersIn({ others = [] }: Written, id: FormatId): string {
  if (others.length === 0) return '';
  const names = others.map(({ key, writtenAs }) => `${key} as ${writtenAs}`);
  return ` ${FORMATS[id].name} does not take every sign in a key; written are: ${firstOf(names)}.`;
}

function firstOf(names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return `${names.slice(0, NAMED).join(', ')}${more}`;
}
