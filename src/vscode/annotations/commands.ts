/** What is done to annotations, in one table: id → handler. */
import * as vscode from 'vscode';
import type { Annotation, Thread } from '../../core/model';
import { ANNOTATION_COMMANDS, type AnnotationCommandId } from '../../names';
import { firstReading } from '../first-reading';
import { guarded } from '../guarded';
import { Notice } from '../notice';
import type { Target } from '../target';
import type { Annotating } from './annotating';
import { change, mark, quote, recolour, remove, retag } from './changing';
import { type Draft, DraftComment, MarginComment } from './comments';
import { importAnnotations } from './import';
import { changeLinks, follow } from './links';
import { comment, highlight, highlightIn, lastColour } from './making';
import { passagesOf, toSpan } from './passages';
import { reattach } from './reattach';
import type { MarginThreads } from './threads';

/** A row, a link in a hover. */
interface Named {
  readonly annotation: string;
  /** Of its links, which one. */
  readonly link?: number;
}

/** What a command is called on: VS Code hands over threads, comments, and what is written below a thread. */
export type Called =
  | Named
  | MarginComment
  | DraftComment
  | vscode.CommentThread
  | vscode.CommentReply
  | Target
  | undefined;

/** `selected` are the rows that are selected where several can be. */
type Handler = (annotating: Annotating, called: Called, selected?: readonly Called[]) => Promise<unknown>;

const HANDLERS: Readonly<Record<AnnotationCommandId, Handler>> = {
  'scholium.highlight': (annotating, called) => highlight(annotating, targetIn(called)),
  'scholium.highlightIn': (annotating, called) => highlightIn(annotating, targetIn(called)),
  'scholium.comment': (annotating, called) => comment(annotating, targetIn(called)),
  'scholium.changeAnnotation': (annotating, called) => change(annotating, idIn(annotating, called)),
  'scholium.reattachAnnotation': (annotating, called) => reattach(annotating, idIn(annotating, called)),
  'scholium.undoAnnotation': async ({ edits }) => {
    vscode.window.setStatusBarMessage(`Scholium: undid the ${await edits.undo()}.`, 6000);
  },
  'scholium.importAnnotations': (annotating, called) =>
    importAnnotations(annotating, called && 'from' in called ? called.from : undefined),
  'scholium.annotation.save': (annotating, called) => save(annotating, called, 'commenting'),
  'scholium.annotation.ask': (annotating, called) => save(annotating, called, 'questioning'),
  'scholium.annotation.discard': async ({ threads }, called) => {
    if (called instanceof DraftComment) threads.endDraft(called);
    else if (isReply(called)) called.thread.dispose();
    await toEditor();
  },
  'scholium.annotation.reply': async (annotating, called) => {
    const id = isReply(called) ? annotating.threads.annotationOf(called.thread) : undefined;
    if (isReply(called) && id !== undefined)
      await orDraft(annotating, called, { replyTo: id }, 'Answer', 'replying');
  },
  'scholium.annotation.edit': async ({ threads }, called) => {
    if (!(called instanceof MarginComment)) return;
    called.startEditing();
    threads.redraw(called);
  },
  'scholium.annotation.saveEdit': async ({ threads, edits }, called) => {
    if (!(called instanceof MarginComment)) return;
    const { opened, text } = called;
    await orReopen(threads, called, async () => {
      if (text.trim() === '') throw new Notice('Nothing is written here. Delete the comment if it is to go.');
      await edits.rewrite(opened, 'edit', { text });
    });
    called.stopEditing();
    threads.redraw(called);
  },
  'scholium.annotation.cancelEdit': async ({ threads }, called) => {
    if (!(called instanceof MarginComment)) return;
    called.stopEditing();
    threads.redraw(called);
  },
  'scholium.annotation.open': (annotating, called) => annotating.open(mustId(annotating, called)),
  'scholium.annotation.follow': (annotating, called) =>
    follow(annotating, mustId(annotating, called), called && 'link' in called ? (called.link ?? 0) : 0),
  'scholium.annotation.recolour': (annotating, ...called) =>
    recolour(annotating, annotationsIn(annotating, called)),
  'scholium.annotation.retag': (annotating, ...called) =>
    retag(annotating, annotationsIn(annotating, called)),
  'scholium.annotation.link': (annotating, called) =>
    changeLinks(annotating, onThread(annotating, called).annotation),
  'scholium.annotation.markQuestion': (annotating, called) =>
    mark(annotating, onThread(annotating, called).annotation, 'questioning'),
  'scholium.annotation.markComment': (annotating, called) =>
    mark(annotating, onThread(annotating, called).annotation, 'commenting'),
  'scholium.annotation.quote': (annotating, called) => quote(annotating, onThread(annotating, called)),
  'scholium.annotation.resolve': (annotating, ...called) => resolve(annotating, called, true),
  'scholium.annotation.reopen': (annotating, ...called) => resolve(annotating, called, false),
  'scholium.annotation.delete': (annotating, called, selected) =>
    remove(annotating, idsIn(annotating, called, selected)),
};

export function registerAnnotationCommands(
  annotating: Annotating,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...ANNOTATION_COMMANDS.map((id) =>
      vscode.commands.registerCommand(id, (called?: Called, selected?: readonly Called[]) =>
        guarded(id, log, async () => {
          await firstReading(annotating.store);
          return HANDLERS[id](annotating, called, Array.isArray(selected) ? selected : undefined);
        }),
      ),
    ),
  );
}

/** Keeps what was written into a draft of ours, or into one that VS Code made. */
async function save(annotating: Annotating, called: Called, motivation: string): Promise<void> {
  if (!isReply(called) && !(called instanceof DraftComment)) return;
  const { threads } = annotating;
  if (isReply(called)) {
    await orDraft(annotating, called, await draftOfVsCode(annotating, called.thread), 'Comment', motivation);
    called.thread.dispose();
  } else {
    await orReopen(threads, called, () => keep(annotating, called.draft, called.text, motivation));
    threads.endDraft(called);
  }
  await toEditor();
}

async function keep(annotating: Annotating, draft: Draft, text: string, motivation: string): Promise<void> {
  if (text.trim() === '') throw new Notice('Nothing is written here yet.');
  const { edits } = annotating;
  if ('replyTo' in draft) return edits.reply(draft.replyTo, text);
  if ('opened' in draft) return edits.rewrite(draft.opened, 'comment', { text, motivation });
  const { folder, target } = draft;
  await edits.add(folder, [{ target, text, motivation, colour: lastColour(annotating) }]);
}

/** VS Code forgets what was written into a place of its own: what could not be kept is put into a draft of ours. */
async function orDraft(
  annotating: Annotating,
  { thread, text }: vscode.CommentReply,
  draft: Draft,
  label: string,
  motivation: string,
): Promise<void> {
  try {
    await keep(annotating, draft, text, motivation);
  } catch (error) {
    if (text.trim() !== '') annotating.threads.draft(thread, draft, label, text);
    throw error;
  }
}

/** What could not be kept is still there to be kept later. */
async function orReopen(
  threads: MarginThreads,
  comment: MarginComment | DraftComment,
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    threads.reopen(comment);
    throw error;
  }
}

/** VS Code's own “Add Comment”, or its sign in the gutter, made the thread: of a selection, or of whole lines. */
async function draftOfVsCode({ store }: Annotating, { uri, range }: vscode.CommentThread): Promise<Draft> {
  const document = await vscode.workspace.openTextDocument(uri);
  const lines = range?.isEmpty === false ? range : document.lineAt(range?.start.line ?? 0).range;
  const { folder, targets } = passagesOf(store, document, [toSpan(document, lines)]);
  return { folder, target: targets[0]! };
}

async function resolve(annotating: Annotating, called: CalledOn, resolved: boolean): Promise<void> {
  const ids = annotationsIn(annotating, called).map(({ id }) => id);
  await annotating.edits.edit(ids, resolved ? 'resolving' : 'reopening', { resolved });
}

type CalledOn = readonly [Called, (readonly Called[])?];

/** The annotations that are meant, answers counting as what they answer. */
function annotationsIn(annotating: Annotating, called: CalledOn): Annotation[] {
  return [...new Set(idsIn(annotating, ...called).map((id) => annotating.threadOf(id).annotation))];
}

/** All rows that are selected, if the one that was called on is among them. */
function idsIn(annotating: Annotating, called: Called, selected: readonly Called[] = []): string[] {
  const id = mustId(annotating, called);
  const all = selected.flatMap((each) => idIn(annotating, each) ?? []);
  return all.includes(id) ? [...new Set(all)] : [id];
}

/** The thread that went away had the keyboard. */
async function toEditor(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
}

function onThread(annotating: Annotating, called: Called): Thread {
  return annotating.threadOf(mustId(annotating, called));
}

function mustId(annotating: Annotating, called: Called): string {
  const id = idIn(annotating, called);
  if (id === undefined)
    throw new Notice('Put the cursor into an annotated passage, and call Change Annotation.');
  return id;
}

function idIn({ threads }: Annotating, called: Called): string | undefined {
  if (!called) return undefined;
  if ('annotation' in called) return called.annotation;
  if (called instanceof DraftComment) return undefined;
  if ('comments' in called) return threads.annotationOf(called);
  return isReply(called) ? threads.annotationOf(called.thread) : undefined;
}

/** A row of a tree leads to a place. */
function targetIn(called: Called): Target | undefined {
  return called && 'target' in called ? called : undefined;
}

function isReply(called: Called): called is vscode.CommentReply {
  return called !== undefined && 'thread' in called;
}
