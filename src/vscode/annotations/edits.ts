/** Every change that this window makes to annotations, each of which can be taken back. */
import type * as vscode from 'vscode';
import { ANNOTATIONS } from '../../core/annotations/file';
import {
  addAnnotation,
  addReply,
  deleteAnnotations,
  type Edit,
  editAnnotation,
} from '../../core/annotations/operations';
import { takeBack } from '../../core/annotations/take-back';
import { applyChanges, changesBetween, type EntryChange } from '../../core/jsonl/changes';
import type { Annotation, PassageTarget } from '../../core/model';
import { setting } from '../configuration';
import { Notice } from '../notice';
import type { LibraryStore } from '../store';

/** So many steps back can be taken. */
const KEPT = 100;

interface Step {
  /** `highlight`, as in "Undid: highlight". */
  readonly what: string;
  readonly parts: readonly StepPart[];
}

/** What it changed in one folder. */
interface StepPart {
  readonly folder: vscode.Uri;
  readonly changes: readonly EntryChange<Annotation>[];
}

/** What an annotation is made with, beside its passage. */
export interface Made extends Pick<Edit, 'text' | 'motivation' | 'colour'> {
  readonly target: PassageTarget;
}

export class AnnotationEdits {
  readonly #store: LibraryStore;
  readonly #done: Step[] = [];
  /** One after another: the last change is known when it is made. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: LibraryStore) {
    this.#store = store;
  }

  /** Makes annotations in one step. */
  async add(folder: vscode.Uri, all: readonly Made[]): Promise<void> {
    await this.#change(folder, all.some(({ text }) => text) ? 'comment' : 'highlight', (list) =>
      all.reduce((known, made) => addAnnotation(known, { ...made, ...signed(folder), id: newId() }), list),
    );
  }

  async reply(to: string, text: string): Promise<void> {
    const folder = this.#folderOf(to);
    await this.#change(folder, 'answer', (list) =>
      addReply(list, { to, text, ...signed(folder), id: newId() }),
    );
  }

  /** Takes in annotations that were made elsewhere, in one step; those whose ids are there already stay as they are. */
  async bring(all: ReadonlyMap<vscode.Uri, readonly Annotation[]>): Promise<void> {
    await this.#inTurn(async () => {
      const parts: StepPart[] = [];
      for (const [folder, brought] of all)
        parts.push(
          await this.#changed(folder, (list) => {
            const ids = new Set(list.map(({ id }) => id));
            return [...list, ...brought.filter(({ id }) => !ids.has(id))];
          }),
        );
      this.#note('import', parts);
    });
  }

  /** Changes one, or all of several: one step in each folder. `what` names the change in the message of undoing it. */
  async edit(
    id: string | readonly string[],
    what: string,
    edit: Edit | ((annotation: Annotation) => Edit),
  ): Promise<void> {
    await this.#changeEach([id].flat(), what, (list, ids, time) => {
      const known = new Map(list.map((annotation) => [annotation.id, annotation]));
      return ids.reduce((now, each) => {
        const annotation = known.get(each);
        return annotation
          ? editAnnotation(now, each, typeof edit === 'function' ? edit(annotation) : edit, time)
          : now;
      }, list);
    });
  }

  /** Changes one as the reader had it before them: what others wrote into it since is merged, and none is lost. */
  async rewrite(opened: Annotation, what: string, edit: Edit): Promise<void> {
    await this.#change(this.#folderOf(opened.id), what, (list, time) => {
      const is = editAnnotation([opened], opened.id, edit, time)[0]!;
      return applyChanges(ANNOTATIONS, list, [{ was: opened, is }]);
    });
  }

  async delete(ids: readonly string[]): Promise<void> {
    await this.#changeEach(ids, 'deletion', deleteAnnotations);
  }

  /** Takes back the last change of this window; answers with what it was. What others changed meanwhile stays. */
  undo(): Promise<string> {
    return this.#inTurn(async () => {
      const last = this.#done.at(-1);
      if (!last) throw new Notice('Nothing was annotated in this window yet, so there is nothing to undo.');
      let isUndone = false;
      for (const { folder, changes } of last.parts)
        await this.#store.word.annotate(folder, (list) => {
          const before = takeBack(list, changes);
          isUndone ||= before !== list;
          return before;
        });
      this.#done.pop();
      if (!isUndone)
        throw new Notice(
          `The ${last.what} was changed, answered or undone elsewhere since, so it was left as it is.`,
        );
      return last.what;
    });
  }

  async #changeEach(
    ids: readonly string[],
    what: string,
    change: (list: readonly Annotation[], ids: readonly string[], now: string) => readonly Annotation[],
  ): Promise<void> {
    const byFolder = new Map<vscode.Uri, string[]>();
    for (const id of ids) {
      const folder = this.#folderOf(id);
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), id]);
    }
    for (const [folder, own] of byFolder)
      await this.#change(folder, what, (list, time) => change(list, own, time));
  }

  async #change(
    folder: vscode.Uri,
    what: string,
    change: (annotations: readonly Annotation[], now: string) => readonly Annotation[],
  ): Promise<void> {
    await this.#inTurn(async () => this.#note(what, [await this.#changed(folder, change)]));
  }

  async #changed(
    folder: vscode.Uri,
    change: (annotations: readonly Annotation[], now: string) => readonly Annotation[],
  ): Promise<StepPart> {
    let changes: readonly EntryChange<Annotation>[] = [];
    await this.#store.word.annotate(folder, (before) => {
      const after = change(before, now());
      changes = changesBetween(ANNOTATIONS, before, after);
      return after;
    });
    return { folder, changes };
  }

  #note(what: string, all: readonly StepPart[]): void {
    const parts = all.filter(({ changes }) => changes.length > 0);
    if (parts.length > 0) this.#done.push({ what, parts });
    if (this.#done.length > KEPT) this.#done.shift();
  }

  #inTurn<R>(act: () => Promise<R>): Promise<R> {
    const result = this.#turn.then(act);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  #folderOf(id: string): vscode.Uri {
    const folder = this.#store.word.annotations.folderOf(id);
    if (!folder) throw new Notice('This annotation is gone: it was deleted elsewhere.');
    return folder;
  }
}

function newId(): string {
  return `urn:uuid:${crypto.randomUUID()}`;
}

/** In UTC, to the second: `2026-11-21T13:40:00Z`. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+/, '');
}

function signed(folder: vscode.Uri): { readonly now: string; readonly creator?: string } {
  const creator = setting('scholium.annotations.creator', folder).trim();
  return { now: now(), ...(creator !== '' && { creator }) };
}
