/** *Export Annotations*: of papers, of a tag, of those that the view shows, or all; as a note, as JSON, as a table. */
import * as vscode from 'vscode';
import type { ListedThread } from '../../core/annotations/list';
import { threadsWithin } from '../../core/annotations/scope';
import { namesOf } from '../../core/library/decided';
import type { Work } from '../../core/model';
import { clip, plural } from '../../core/views/markdown';
import { plainLabel } from '../../core/views/picker';
import { shown } from '../file-texts';
import { Notice } from '../notice';
import { picking } from '../picking';
import { pickPapers } from '../search-picker';
import type { Services } from '../services';
import type { Target } from '../target';
import {
  EXPORT_FORMS,
  type ExportForm,
  exportText,
  FORM_FILES,
  FORM_LABELS,
  writeWhole,
} from './export-forms';
import { type Chosen, refreshThisNote, writeAnnotationsNote } from './note-of-annotations';

/** What is chosen, and what a file of it is called. */
interface Choice extends Chosen {
  readonly name: string;
  /** The title of a note of it. */
  readonly title: string;
}

/** Where the last file went. */
const FOLDER = 'exportFolder';

export async function exportAnnotations(
  services: Services,
  target: Target | undefined,
  works: readonly Work[],
): Promise<void> {
  const threads = await services.annotations.all();
  if (threads.length === 0) throw new Notice('Nothing is annotated yet, so there is nothing to export.');
  const choice = works.length > 0 ? ofWorks(works) : await chosen(services, target, threads);
  if (!choice) return;
  const own = threadsWithin(threads, choice, services.store.library);
  if (own.length === 0) throw new Notice(`Nothing is annotated there: ${choice.title}.`);
  const form = isForm(target?.form) ? target.form : await pickForm(own.length);
  if (!form) return;
  const uri = await fileFor(services, target, choice.name, form);
  if (!uri) return;
  const message =
    form === 'markdown'
      ? await writeAnnotationsNote(services, uri, threads, choice, choice.title)
      : await writeFile(uri, exportText(form, own, choice.title), own.length);
  vscode.window.setStatusBarMessage(`Scholium: ${message}`, 8000);
}

/** *Refresh the Annotations in This Note*. */
export async function refreshAnnotations(services: Services): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) throw new Notice('Open the note first whose annotations are to be refreshed.');
  const message = await refreshThisNote(services, document.uri, await services.annotations.all());
  void vscode.window.showInformationMessage(message, 'OK');
}

async function writeFile(uri: vscode.Uri, text: string, count: number): Promise<string> {
  await writeWhole(uri, text);
  return `Wrote ${plural(count, 'annotation')} into ${shown(uri)}.`;
}

function isForm(form: string | undefined): form is ExportForm {
  return EXPORT_FORMS.some((each) => each === form);
}

function ofWorks(works: readonly Work[]): Choice {
  const papers = works.flatMap(({ records }) => namesOf(records).slice(0, 1));
  const [only, ...others] = works;
  return others.length === 0
    ? { papers, filter: '', name: `annotations-${only!.citekey}`, title: `Annotations: ${only!.title}` }
    : { papers, filter: '', name: 'annotations', title: `Annotations of ${works.length} papers` };
}

const ALL: Choice = { papers: [], filter: '', name: 'annotations', title: 'Annotations' };

function ofFilter(filter: string): Choice {
  return { papers: [], filter, name: 'annotations', title: `Annotations: ${filter}` };
}

function ofTag(tag: string): Choice {
  const filter = /^[\p{L}\p{N}_/-]+$/u.test(tag) ? `tag:${tag}` : `tag:"${tag.replaceAll('"', '')}"`;
  return { papers: [], filter, name: `annotations-${tag}`, title: `Annotations: ${tag}` };
}

async function chosen(
  services: Services,
  target: Target | undefined,
  threads: readonly ListedThread[],
): Promise<Choice | undefined> {
  if (target?.filter !== undefined) return target.filter === '' ? ALL : ofFilter(target.filter);
  const { filter } = services.annotations;
  const count = (choice: Choice) =>
    threadsWithin(threads, choice, services.store.library).length.toLocaleString('en');
  const row = (label: string, choice: Choice) => ({
    label: plainLabel(label),
    description: count(choice),
    choice,
  });
  const items: (vscode.QuickPickItem & { choice?: Choice })[] = [
    ...(filter === '' ? [] : [row(`Those that the view shows: ${clip(filter, 60)}`, ofFilter(filter))]),
    row('All annotations', ALL),
    { label: 'Of papers that I pick …' },
    ...tagsOf(threads).map((tag) => row(`#${tag}`, ofTag(tag))),
  ];
  const title = 'Export which annotations?';
  const picked = await picking(Promise.resolve(vscode.window.showQuickPick(items, { title })));
  if (!picked || picked.choice) return picked?.choice;
  const works = await pickPapers(services, { title: 'Export the annotations of', value: 'has:annotation ' });
  return works && works.length > 0 ? ofWorks(works) : undefined;
}

function tagsOf(threads: readonly ListedThread[]): string[] {
  return [...new Set(threads.flatMap(({ thread }) => thread.annotation.tags))].sort((a, b) =>
    a.localeCompare(b),
  );
}

async function pickForm(count: number): Promise<ExportForm | undefined> {
  const items = EXPORT_FORMS.map((form) => ({
    label: FORM_LABELS[form],
    description: `.${FORM_FILES[form].end}`,
    form,
  }));
  const title = `Export ${plural(count, 'annotation')} as`;
  return (await picking(Promise.resolve(vscode.window.showQuickPick(items, { title }))))?.form;
}

async function fileFor(
  { memento }: Services,
  target: Target | undefined,
  name: string,
  form: ExportForm,
): Promise<vscode.Uri | undefined> {
  const [home] = vscode.workspace.workspaceFolders ?? [];
  if (target?.to !== undefined && home) return vscode.Uri.joinPath(home.uri, target.to);
  const { end, filter } = FORM_FILES[form];
  const last = memento.get<string>(FOLDER);
  const folder = last === undefined ? home?.uri : vscode.Uri.parse(last);
  const file = `${name.replace(/[\\/:*?"<>|#\p{Cc}]+/gu, '-').slice(0, 100)}.${end}`;
  const uri = await vscode.window.showSaveDialog({
    title: form === 'markdown' ? 'Export: a note that is there is brought up to date' : 'Export Annotations',
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, file) }),
    filters: { [filter]: [end], 'All files': ['*'] },
    saveLabel: 'Export',
  });
  if (uri) await memento.update(FOLDER, vscode.Uri.joinPath(uri, '..').toString());
  return uri;
}
