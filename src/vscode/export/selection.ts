/** What is exported: papers with their keys, and what a file of them is called. */
import * as vscode from 'vscode';
import type { NewEntry } from '../../core/bibliography/adding/add-entries';
import { byKey, type CitedPapers } from '../../core/bibliography/export/cited';
import type { NoteText } from '../../core/checks/bibliographies';
import type { Work } from '../../core/model';
import { readable } from '../../core/prose';
import { fileName } from '../../core/views/describe';
import { clip } from '../../core/views/markdown';

export interface Selection {
  /** In the order in which a style that numbers them does so. */
  readonly entries: readonly NewEntry[];
  /** Of the file, without its extension. */
  readonly name: string;
  /** What it is, behind a number: `papers cited in draft.md`; `papers` alone where nothing but their names says more. */
  readonly title: string;
  /** The note whose style and bibliographies count. */
  readonly note?: NoteText;
  readonly unknown: CitedPapers['unknown'];
  /** The entries are in the order of citing, not in that of their keys. */
  readonly isCited?: true;
}

export function ofWorks(works: readonly Work[], name = 'papers', title = 'papers'): Selection {
  const [only, ...others] = works;
  const entries = byKey(works.map((work) => ({ key: work.citekey, work })));
  return { entries, name: only && others.length === 0 ? only.citekey : name, title, unknown: [] };
}

/** `12 papers cited in draft.md`; a single one that was named itself by its title. */
export function sizeOf({ entries, title }: Selection): string {
  const [only, ...others] = entries;
  if (!only || others.length > 0) return `${entries.length.toLocaleString('en')} ${title}`;
  if (title === 'papers') return `“${clip(readable(only.work.item.title), 60)}”`;
  return title.replace(/^papers/, '1 paper');
}

export function ofCiters(work: Work): Selection {
  const citers = [...new Set(work.citers.map(({ citing }) => citing))];
  return {
    ...ofWorks(citers),
    name: `citers-of-${work.citekey}`,
    title: `papers citing “${clip(work.title, 60)}”`,
  };
}

/** What a note cites, or, without `note`, what all those of `title` do. */
export function ofCited({ entries, unknown }: CitedPapers, title: string, note?: NoteText): Selection {
  const name = note ? fileName(note.file).replace(/\.[^.]+$/, '') : 'cited';
  return { entries, name, title, unknown, isCited: true, ...(note && { note }) };
}

/** Where a selection belongs to no note, the first folder's settings and project count. */
export function noteFor({ note }: Selection): NoteText {
  if (note) return note;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const file = folder
    ? vscode.Uri.joinPath(folder.uri, 'references.md').toString()
    : 'untitled:references.md';
  return { file, text: '', language: 'markdown' };
}
