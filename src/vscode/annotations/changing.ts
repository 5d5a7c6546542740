/** What can be done with an annotation that is there. */
import * as vscode from 'vscode';
import { isColour } from '../../core/annotations/colours';
import type { Annotation, Thread } from '../../core/model';
import { hasWords } from '../../core/views/annotation-words';
import { plural } from '../../core/views/markdown';
import type { AnnotationCommandId } from '../../names';
import { toRange } from '../citing';
import { insertClaims } from '../findings';
import { pickTags } from '../marks';
import { Notice } from '../notice';
import { picking } from '../picking';
import type { Annotating } from './annotating';
import { annotationAt, pickColour } from './making';
import { paperOf, placeOf } from './passages';

/** Offers all of it for one annotation: that under the caret, unless another is named. */
export async function change(annotating: Annotating, id: string | undefined): Promise<void> {
  const thread = annotating.threadOf(id ?? underCaret(annotating));
  const items = choicesFor(thread).map(([command, label]) => ({ command, label }));
  const picked = await picking(
    Promise.resolve(vscode.window.showQuickPick(items, { title: 'Change annotation' })),
  );
  if (picked) await vscode.commands.executeCommand(picked.command, { annotation: thread.annotation.id });
}

function underCaret(annotating: Annotating): string {
  const editor = vscode.window.activeTextEditor;
  const placed = editor && annotationAt(annotating, editor);
  if (!placed) throw new Notice('Put the cursor into an annotated passage first.');
  return placed.thread.annotation.id;
}

function choicesFor(thread: Thread): [AnnotationCommandId, string][] {
  const { resolved, motivation } = thread.annotation;
  return [
    ['scholium.annotation.open', hasWords(thread) ? '$(comment) Open the thread' : '$(comment) Comment'],
    ['scholium.annotation.recolour', '$(symbol-color) Recolour…'],
    ['scholium.annotation.retag', '$(tag) Tags…'],
    ['scholium.annotation.link', '$(link) Link to a paper or a note…'],
    motivation === 'questioning'
      ? ['scholium.annotation.markComment', '$(comment) Mark as comment']
      : ['scholium.annotation.markQuestion', '$(question) Mark as question'],
    resolved
      ? ['scholium.annotation.reopen', '$(issue-reopened) Reopen']
      : ['scholium.annotation.resolve', '$(check) Resolve'],
    ['scholium.annotation.quote', '$(quote) Insert into the note as a quotation'],
    ['scholium.reattachAnnotation', '$(location) Attach to another passage…'],
    ['scholium.annotation.delete', '$(trash) Delete'],
  ];
}

export async function recolour(annotating: Annotating, all: readonly Annotation[]): Promise<void> {
  const now = common(all, ({ colour }) => colour);
  const colour = await pickColour(annotating, isColour(now) ? now : undefined);
  if (colour) await annotating.edits.edit(idsOf(all), 'colour', { colour });
}

/** Offers the tags of annotations and those of papers: what is checked all of them get, what is unchecked all lose. */
export async function retag(annotating: Annotating, all: readonly Annotation[]): Promise<void> {
  const { word, library } = annotating.store;
  const counts = new Map<string, number>();
  const count = (tag: string) => counts.set(tag, (counts.get(tag) ?? 0) + 1);
  for (const { annotation } of word.annotations.threads) annotation.tags.forEach(count);
  const known = new Set([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([tag]) => tag));
  for (const { marks } of library.works) for (const tag of marks.tags) known.add(tag);
  const say = (tag: string) => {
    const used = counts.get(tag);
    return used === undefined ? 'a tag of papers' : plural(used, 'annotation');
  };
  const before = [...known].filter((tag) => all.every(({ tags }) => tags.includes(tag)));
  const heading = all.length === 1 ? 'Tags of this passage' : `Tags of ${plural(all.length, 'passage')}`;
  const after = await pickTags(heading, [...known], before, say);
  if (!after) return;
  const gone = new Set(before.filter((tag) => !after.includes(tag)));
  await annotating.edits.edit(idsOf(all), 'tags', ({ tags }) => ({
    tags: [...tags.filter((tag) => !gone.has(tag)), ...after],
  }));
}

/** As a question, or as a comment again. */
export async function mark(
  annotating: Annotating,
  { id }: Annotation,
  motivation: 'questioning' | 'commenting',
): Promise<void> {
  await annotating.edits.edit(id, motivation === 'questioning' ? 'question' : 'comment', { motivation });
}

/** Inserts the passage into the note, with the citation of its paper and the trace to its line. */
export async function quote(annotating: Annotating, thread: Thread): Promise<void> {
  const { store, entries } = annotating;
  const standing = await annotating.standing(thread);
  if (!standing) throw new Notice('This passage is in no file any more. Attach it to one first.');
  const { document, placed } = standing;
  const work = store.library.named(thread.paper) ?? paperOf(store, document, placed.span!);
  if (!work) throw new Notice('It is not known of which paper this passage is, so it cannot be cited.');
  const text = document.getText(toRange(document, placed.span!));
  const place = placeOf(document, placed.span!);
  await insertClaims({ store, entries }, [{ work, finding: { kind: 'selected', text, place } }]);
}

/** Deletes annotations, or answers; asks only when answers would go with what is chosen. */
export async function remove(annotating: Annotating, ids: readonly string[]): Promise<void> {
  const whole = ids
    .map((id) => annotating.threadOf(id))
    .filter(({ annotation }) => ids.includes(annotation.id));
  const answers = new Set(whole.flatMap(({ replies }) => replies.map(({ id }) => id)));
  if (answers.size > 0) {
    const what = whole.length === 1 ? 'this annotation' : plural(whole.length, 'annotation');
    const answer = await vscode.window.showWarningMessage(
      `Delete ${what} and ${plural(answers.size, 'answer')}?`,
      { modal: true, detail: '“Undo Annotation Change” brings them back while this window is open.' },
      'Delete',
    );
    if (answer !== 'Delete') return;
  }
  await annotating.edits.delete(ids);
  // Not awaited: the command is done, whether or not the message is ever answered.
  void offerUndo(
    whole.length > 1
      ? `${plural(whole.length, 'annotation')} deleted.`
      : whole.length === 1
        ? 'Annotation deleted.'
        : 'Answer deleted.',
  );
}

function idsOf(all: readonly Annotation[]): string[] {
  return all.map(({ id }) => id);
}

/** What all of them have. */
function common<T>(all: readonly Annotation[], of: (annotation: Annotation) => T): T | undefined {
  const [first] = all;
  return first && all.every((each) => of(each) === of(first)) ? of(first) : undefined;
}

async function offerUndo(message: string): Promise<void> {
  const answer = await vscode.window.showInformationMessage(message, 'Undo');
  if (answer === 'Undo') await vscode.commands.executeCommand('scholium.undoAnnotation');
}
