/** Giving an annotation whose passage was not found a passage again: a candidate, or what is selected. */
import * as vscode from 'vscode';
import { anchor } from '../../core/anchoring/anchor';
import { prepare } from '../../core/anchoring/prepared';
import type { PassageTarget, Thread } from '../../core/model';
import type { Span } from '../../core/place';
import { oneLine } from '../../core/prose';
import { kindOf } from '../../core/views/annotation-words';
import { clip } from '../../core/views/markdown';
import { plainLabel } from '../../core/views/picker';
import { toRange } from '../citing';
import { fileId } from '../convert';
import { exists } from '../file-texts';
import { Notice } from '../notice';
import { picking } from '../picking';
import type { Annotating } from './annotating';
import { passagesOf, toSpan } from './passages';
import { selectorsOf } from './placed';

interface Choice extends vscode.QuickPickItem {
  readonly span: Span;
}

/** Asks which orphan of the document in the editor, unless one is named, and for its passage. */
export async function reattach(annotating: Annotating, id: string | undefined): Promise<void> {
  const editor = await editorFor(annotating, id);
  const { document, selection } = editor;
  const thread = id === undefined ? await pickOrphan(annotating, document) : annotating.threadOf(id);
  if (!thread) return;
  const { version } = document;
  const choices = choicesFor(editor, thread);
  if (choices.length === 0)
    throw new Notice(
      `Nothing here reads like “${clip(oneLine(wordsOf(thread)), 80)}”. Select the passage that it belongs to, and call this again.`,
    );
  const chosen = await pickPlace(editor, thread, choices);
  if (!chosen) {
    editor.selection = selection;
    return;
  }
  if (document.version !== version || document.isClosed)
    throw new Notice('The text was changed meanwhile, and the passage may be elsewhere. Call this again.');
  const { folder, targets } = passagesOf(annotating.store, document, [chosen.span]);
  const home = annotating.store.word.annotations.folderOf(thread.annotation.id);
  if (!home || fileId(home) !== fileId(folder))
    throw new Notice(
      'This annotation is kept in another folder of the workspace, whose files alone it can name.',
    );
  const before = thread.annotation.target as PassageTarget;
  const [found] = targets;
  // It stays with its paper; one that was of none becomes of the paper it is now put to.
  const paper = before.paper.length > 0 ? before.paper : found!.paper;
  await annotating.edits.edit(thread.annotation.id, 'attachment', { target: { ...found!, paper } });
  const range = toRange(document, chosen.span);
  editor.selection = new vscode.Selection(range.start, range.start);
}

/** The editor that shows the file of the annotation, else the one that the reader is in. */
async function editorFor(annotating: Annotating, id: string | undefined): Promise<vscode.TextEditor> {
  const active = vscode.window.activeTextEditor;
  if (id !== undefined) {
    const thread = annotating.threadOf(id);
    const file = annotating.store.word.annotations.fileOf(thread);
    const isHere = active && annotating.margin.in(active.document).some((each) => each.thread === thread);
    if (!isHere && file !== undefined && (await exists(vscode.Uri.parse(file))))
      return vscode.window.showTextDocument(vscode.Uri.parse(file));
  }
  if (!active) throw new Notice('Open the page or note first in which the passage is.');
  return active;
}

/** The annotations that were made in this document, or in a file that is gone, and that stand nowhere. */
async function pickOrphan(
  annotating: Annotating,
  document: vscode.TextDocument,
): Promise<Thread | undefined> {
  const orphans = [
    ...annotating.margin
      .in(document)
      .filter(({ span }) => !span)
      .map(({ thread }) => thread),
    ...(await strays(annotating, document)),
  ];
  if (orphans.length === 0) throw new Notice('Every annotation of this file stands where it belongs.');
  if (orphans.length === 1) return orphans[0];
  const items = orphans.map((thread) => ({
    thread,
    label: plainLabel(clip(oneLine(wordsOf(thread)), 90)),
    description: kindOf(thread.annotation),
    ...(thread.annotation.text !== '' && { detail: plainLabel(clip(oneLine(thread.annotation.text), 120)) }),
  }));
  const picked = await picking(
    Promise.resolve(
      vscode.window.showQuickPick(items, { title: 'Attach which annotation?', matchOnDetail: true }),
    ),
  );
  return picked?.thread;
}

/** Annotations of the papers of this document whose own file is gone. */
async function strays({ store, margin }: Annotating, document: vscode.TextDocument): Promise<Thread[]> {
  const here = new Set(margin.in(document).map(({ thread }) => thread));
  const threads = new Set(store.library.inFile(fileId(document.uri)).flatMap(({ marks }) => marks.threads));
  const others = [...threads].filter((thread) => !here.has(thread));
  const gone = await Promise.all(
    others.map(async (thread) => {
      const file = store.word.annotations.fileOf(thread);
      return file === undefined || !(await exists(vscode.Uri.parse(file)));
    }),
  );
  return others.filter((_, at) => gone[at]);
}

function choicesFor({ document, selection }: vscode.TextEditor, thread: Thread): Choice[] {
  // Looked for now: those of the margin are of the text as it was when they were looked for.
  const found = anchor(prepare(document.getText()), selectorsOf(thread));
  const row = (span: Span, description: string): Choice => ({
    span,
    label: plainLabel(clip(oneLine(document.getText(toRange(document, span))), 120)),
    description,
  });
  const line = ({ start }: Span) => `line ${document.positionAt(start).line + 1}`;
  return [
    ...(selection.isEmpty ? [] : [row(toSpan(document, selection), 'selected now')]),
    ...(found.state === 'found' ? [] : found.candidates).map((candidate) =>
      row(candidate, `${line(candidate)} · ${Math.round(candidate.score * 100)} % alike`),
    ),
  ];
}

/** Each passage is selected in the editor while its row is in focus. */
function pickPlace(
  editor: vscode.TextEditor,
  thread: Thread,
  choices: readonly Choice[],
): Promise<Choice | undefined> {
  const picker = vscode.window.createQuickPick<Choice>();
  picker.title = `Attach “${clip(oneLine(wordsOf(thread)), 60)}” to`;
  picker.placeholder = 'Passages that come nearest';
  picker.items = choices;
  return picking(
    new Promise<Choice | undefined>((resolve) => {
      picker.onDidChangeActive(([row]) => {
        if (!row) return;
        const range = toRange(editor.document, row.span);
        editor.selection = new vscode.Selection(range.start, range.end);
        editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      });
      picker.onDidAccept(() => {
        resolve(picker.activeItems[0]);
        picker.hide();
      });
      picker.onDidHide(() => {
        resolve(undefined);
        picker.dispose();
      });
      picker.show();
    }),
  );
}

/** The words that were marked, else those that were written about them. */
function wordsOf({ annotation }: Thread): string {
  const { quote } = annotation.target as PassageTarget;
  return quote?.exact ?? annotation.text;
}
