/** Annotations in a Markdown note: made, and brought up to date with the reader's own words kept. */
import * as vscode from 'vscode';
import { iriOf } from '../../core/annotations/iri';
import { type ListedThread, sourceOfThread } from '../../core/annotations/list';
import {
  annotationsNote,
  type NoteOptions,
  type NoteSection,
  regionOf,
} from '../../core/annotations/markdown';
import { type NoteScope, scopeComment, scopeIn, threadsWithin } from '../../core/annotations/scope';
import { sectionsOf } from '../../core/annotations/sections';
import { refreshAnnotationsNote, writtenInAnnotationsNote } from '../../core/literature/annotations-note';
import { relativeAddress } from '../../core/literature/note-file';
import { partsOf } from '../../core/literature/parts';
import type { Refreshed } from '../../core/literature/refresh';
import type { TextEdit } from '../../core/notes/request';
import { plural } from '../../core/views/markdown';
import { citationText, toRange } from '../citing';
import { fileId } from '../convert';
import { exists, shown } from '../file-texts';
import { checkWritable } from '../literature/note-change';
import { Notice } from '../notice';
import type { Services } from '../services';

type Needed = Pick<Services, 'store' | 'literature'>;

/** What of the annotations there are belongs in the note. */
export type Chosen = Pick<NoteScope, 'papers' | 'filter'>;

/** Makes the note, or brings the one that is there up to date; answers with what was done, in words. */
export async function writeAnnotationsNote(
  services: Needed,
  uri: vscode.Uri,
  threads: readonly ListedThread[],
  chosen: Chosen,
  title: string,
): Promise<string> {
  if (await exists(uri)) return refresh(services, uri, threads, chosen);
  const scope: NoteScope = { id: crypto.randomUUID().slice(0, 8), ...chosen };
  const options = optionsFor(services, uri, threads);
  const sections = sectionsFor(services, uri, threads, scope, '');
  const text = annotationsNote(title, sections, options).replace('\n', () => `\n\n${scopeComment(scope)}\n`);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${shown(uri)} could not be made.`);
  await keep(services, uri, scope.id, writtenInAnnotationsNote(sections, options));
  await vscode.window.showTextDocument(uri, { preview: false });
  return `Wrote ${shown(uri)}: ${plural(sections.length, 'section')}.`;
}

/** Brings a note that was made so up to date; the scope stands in it. */
export async function refreshThisNote(
  services: Needed,
  uri: vscode.Uri,
  threads: readonly ListedThread[],
): Promise<string> {
  return refresh(services, uri, threads, undefined);
}

async function refresh(
  services: Needed,
  uri: vscode.Uri,
  threads: readonly ListedThread[],
  chosen: Chosen | undefined,
): Promise<string> {
  await checkWritable(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const own = scopeIn(text);
  if (!own && !chosen && regionsOf(text).size === 0)
    throw new Notice('This note has no annotations of ours. Export Annotations puts them into one.');
  const id = own?.id ?? (chosen ? crypto.randomUUID().slice(0, 8) : `note ${shown(uri)}`);
  const scope: NoteScope = { id, papers: [], filter: '', ...own, ...chosen };
  const all = sectionsFor(services, uri, threads, scope, text);
  // Made by another program of ours, which says nothing of its scope: what it has is what it is of.
  const regions = regionsOf(text);
  const isWanted = ({ key }: NoteSection) => own || chosen || regions.has(regionOf(key));
  const options = optionsFor(services, uri, threads);
  const known = (await services.literature.read()).of({ citekey: keyOf(id), aliases: [] });
  const refreshed = refreshAnnotationsNote(text, all.filter(isWanted), options, known);
  const edits = [...refreshed.edits, ...(chosen ? scopeEdits(text, own, scope) : [])];
  if (edits.length > 0) await apply(document, edits);
  await keep(services, uri, id, refreshed.written);
  await vscode.window.showTextDocument(document, { preview: false });
  return said(shown(uri), refreshed);
}

function regionsOf(text: string): Set<string> {
  return new Set(
    [...partsOf(text).spans.keys()]
      .filter((part) => part.startsWith('region annotations-'))
      .map((part) => part.slice('region '.length)),
  );
}

/** The scope is said where it was not, or was another. */
function scopeEdits(text: string, own: ReturnType<typeof scopeIn>, scope: NoteScope): TextEdit[] {
  const comment = scopeComment(scope);
  if (own) {
    const isSame = text.slice(own.start, own.end) === comment;
    return isSame ? [] : [{ span: { start: own.start, end: own.end }, newText: comment }];
  }
  const eol = /\r\n/.test(text) ? '\r\n' : '\n';
  const gap = text === '' || /\n\r?\n$/.test(text) ? '' : /\n$/.test(text) ? eol : eol + eol;
  return [{ span: { start: text.length, end: text.length }, newText: `${gap}${comment}${eol}` }];
}

async function apply(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { span, newText } of edits) edit.replace(document.uri, toRange(document, span), newText);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(`${shown(document.uri)} could not be changed. Did it change meanwhile?`);
}

function sectionsFor(
  { store }: Needed,
  uri: vscode.Uri,
  threads: readonly ListedThread[],
  scope: Chosen,
  text: string,
): NoteSection[] {
  const own = fileId(uri);
  // Of what is written in the margin of this very note there is nothing to say in it.
  const others = threads.filter(({ thread }) => store.word.annotations.fileOf(thread) !== own);
  return sectionsOf(threadsWithin(others, scope, store.library), {
    workOf: (id) => store.library.byId(id),
    cite: (work) => citationText([work]),
    regions: regionsOf(text),
  });
}

function optionsFor({ store }: Needed, uri: vscode.Uri, threads: readonly ListedThread[]): NoteOptions {
  const files = new Map<string, string>();
  for (const { thread } of threads) {
    const file = store.word.annotations.fileOf(thread);
    if (file !== undefined) files.set(sourceOfThread(thread), file);
  }
  const folder = fileId(vscode.Uri.joinPath(uri, '..'));
  return {
    linkTo(source) {
      const file = files.get(source);
      return file === undefined ? iriOf(source) : relativeAddress(folder, file);
    },
  };
}

/** What we wrote is kept beside what we wrote in literature notes; no paper has such a key. */
function keyOf(id: string): string {
  return `annotations ${id}`;
}

async function keep(
  { literature }: Needed,
  uri: vscode.Uri,
  id: string,
  written: Refreshed['written'],
): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder) await literature.note(folder.uri, [{ work: { citekey: keyOf(id), aliases: [] }, written }]);
}

function said(name: string, { refreshed, kept, faults }: Refreshed): string {
  const changed = kept.filter(({ why }) => why === 'changed').length;
  const unknown = kept.filter(({ why }) => why === 'unknown').length;
  return [
    refreshed.length > 0
      ? `Refreshed ${name}: ${plural(refreshed.length, 'section')} brought up to date.`
      : kept.length === 0
        ? `${name} says all that the annotations say.`
        : '',
    changed > 0 ? `In ${plural(changed, 'section')} what you wrote stays.` : '',
    unknown > 0 ? `${plural(unknown, 'section')} left alone: it is not known what of it is yours.` : '',
    ...faults,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
