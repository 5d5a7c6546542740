/** Merging papers, keeping them apart, and taking that back. */
import * as vscode from 'vscode';
import type { Decision } from '../core/library/decisions';
import type { PaperRecord, Work } from '../core/model';
import { accountLabel, comparePapers } from '../core/views/duplicates';
import { plural } from '../core/views/markdown';
import { showDifference } from './compare';
import { messageOf } from './files';
import { Notice } from './notice';
import { pickMany } from './pick-many';
import type { LibraryStore } from './store';

/** Shows two papers side by side, field by field. */
export async function compareDuplicates([a, b]: readonly Work[]): Promise<void> {
  if (!a || !b)
    throw new Notice('Choose two papers to compare: a pair in Duplicates, or two rows in Papers.');
  const { left, right } = comparePapers(a, b);
  await showDifference(
    { name: a.citekey, text: left },
    { name: b.citekey, text: right },
    `One paper, or two? ${a.citekey} ↔ ${b.citekey}`,
  );
}

/** Makes one paper of several. */
export async function mergePapers(store: LibraryStore, works: readonly Work[]): Promise<void> {
  const [first, ...others] = works;
  if (!first || others.length === 0)
    throw new Notice('Choose two papers or more to merge: a pair in Duplicates, or several rows in Papers.');
  const undo: Undo[] = [];
  for (const other of others) undo.unshift(await store.word.decide('same', first.records, other.records));
  offerUndo(`Merged ${works.length} papers into “${first.title}”.`, undo);
}

/** Keeps papers two, whatever else says that they are one. */
export async function keepApart(store: LibraryStore, [a, b, ...more]: readonly Work[]): Promise<void> {
  if (!a || !b || more.length > 0)
    throw new Notice('Choose two papers to keep apart: a pair in Duplicates, or two rows in Papers.');
  const undo = await store.word.decide('apart', a.records, b.records);
  offerUndo(`“${a.title}” and “${b.title}” are kept apart.`, [undo]);
}

/** Lets the reader take pages out of a paper: they are of another one. */
export async function splitPaper(store: LibraryStore, work: Work): Promise<void> {
  if (work.records.length < 2)
    throw new Notice('This paper was read from one page only, so there is nothing to keep apart.');
  const items = work.records.map((record) => ({ ...accountLabel(record), record }));
  const chosen = await pickMany(`Which of these are another paper than “${work.title}”?`, items);
  if (!chosen) return;
  const out = new Set<PaperRecord>(chosen.map(({ record }) => record));
  const rest = work.records.filter((record) => !out.has(record));
  if (rest.length === 0) throw new Notice('Leave at least one page unchecked: it stays with this paper.');
  const undo = await store.word.decide('apart', rest, [...out]);
  offerUndo(`${plural(out.size, 'page')} kept apart from “${work.title}”.`, [undo]);
}

/** Takes a decision back; asks for one where none is given. */
export async function undoDecision(store: LibraryStore, decision: Decision | undefined): Promise<void> {
  if (!decision) throw new Notice('Choose a decision in Duplicates, under “Kept apart” or “Merged by you”.');
  await store.word.undecide(decision);
  vscode.window.setStatusBarMessage('Scholium: the decision is taken back', 4000);
}

type Undo = () => Promise<void>;

function offerUndo(message: string, undo: readonly Undo[]): void {
  void vscode.window.showInformationMessage(message, 'Undo').then(async (answer) => {
    if (answer !== 'Undo') return;
    try {
      for (const takeBack of undo) await takeBack();
    } catch (error) {
      void vscode.window.showErrorMessage(messageOf(error));
    }
  });
}
