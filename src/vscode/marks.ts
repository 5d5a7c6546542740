/** Status, importance and tags of papers: in the literature note where there is one, else in `.scholium/papers.jsonl`. */
import * as vscode from 'vscode';
import { type MarksChange, STATUSES } from '../core/library/marks';
import { noteMarkEdits } from '../core/library/note-marks';
import type { Work } from '../core/model';
import { plural } from '../core/views/markdown';
import { stars } from '../core/views/marks';
import { toRange } from './citing';
import { fileId } from './convert';
import { openWhole, shown } from './file-texts';
import { Notice } from './notice';
import { picking } from './picking';
import type { LibraryStore } from './store';

interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T | null;
}

/** Asks how far the reader is with these papers. */
export async function setStatus(store: LibraryStore, works: readonly Work[]): Promise<void> {
  const now = common(works, ({ marks }) => marks.status);
  const used = new Set(store.library.works.flatMap(({ marks }) => marks.status ?? []));
  const items: Choice<string>[] = [...new Set([...STATUSES, ...used])].map((value) => ({
    value,
    label: value,
    ...(value === now && { description: 'now' }),
  }));
  const chosen = await pickOne(title('Status', works), items, {
    placeholder: 'Choose a status, or type one of your own',
    make: (typed) => ({ value: typed, label: `Set “${typed}”` }),
    none: works.some(({ marks }) => marks.status !== undefined) ? 'No status' : undefined,
  });
  if (chosen) await mark(store, asTheyAre(store, works), () => ({ status: chosen.value }));
}

/** Asks how important these papers are to the reader. */
export async function setImportance(store: LibraryStore, works: readonly Work[]): Promise<void> {
  const now = common(works, ({ marks }) => marks.importance);
  const items: Choice<number>[] = [5, 4, 3, 2, 1].map((value) => ({
    value,
    label: stars(value),
    description: value === now ? `${value}, now` : String(value),
  }));
  const chosen = await pickOne(title('Importance', works), items, {
    placeholder: 'From 5, the most, to 1',
    none: works.some(({ marks }) => marks.importance !== undefined) ? 'No importance' : undefined,
  });
  if (chosen) await mark(store, asTheyAre(store, works), () => ({ importance: chosen.value }));
}

/** Asks for the tags of these papers: what is checked all of them get, what is unchecked all lose. */
export async function setTags(store: LibraryStore, works: readonly Work[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const { marks } of store.library.works)
    for (const tag of marks.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const known = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([tag]) => tag);
  const before = known.filter((tag) => works.every(({ marks }) => marks.tags.includes(tag)));
  const after = await pickTags(title('Tags', works), known, before, (tag) =>
    plural(counts.get(tag) ?? 0, 'paper'),
  );
  if (!after) return;
  const gone = new Set(before.filter((tag) => !after.includes(tag)));
  await mark(store, asTheyAre(store, works), ({ marks }) => ({
    tags: [...new Set([...marks.tags.filter((tag) => !gone.has(tag)), ...after])],
  }));
}

function title(what: string, works: readonly Work[]): string {
  const [only] = works;
  return works.length === 1 ? `${what} of “${only!.title}”` : `${what} of ${plural(works.length, 'paper')}`;
}

/** What all of them have. */
function common<T>(works: readonly Work[], of: (work: Work) => T): T | undefined {
  const [first] = works;
  return first && works.every((work) => of(work) === of(first)) ? of(first) : undefined;
}

interface Choosing<T> {
  readonly placeholder: string;
  /** The choice that a text the reader types is. */
  readonly make?: (typed: string) => Choice<T>;
  /** The label of the choice that takes it away. */
  readonly none?: string | undefined;
}

function pickOne<T>(
  heading: string,
  items: readonly Choice<T>[],
  { placeholder, make, none }: Choosing<T>,
): Promise<Choice<T> | undefined> {
  const picker = vscode.window.createQuickPick<Choice<T>>();
  picker.title = heading;
  picker.placeholder = placeholder;
  const last: Choice<T>[] = none === undefined ? [] : [{ value: null, label: none }];
  const offer = (typed: string) => {
    const own = make && typed !== '' && !items.some(({ label }) => label === typed) ? [make(typed)] : [];
    picker.items = [...items, ...own.map((each) => ({ ...each, alwaysShow: true })), ...last];
  };
  offer('');
  picker.onDidChangeValue((value) => offer(value.trim()));
  return shownUntil(picker, () => picker.activeItems[0]);
}

/** Lets the reader check tags and type new ones; `say` tells how often one is used. */
export function pickTags(
  heading: string,
  known: readonly string[],
  before: readonly string[],
  say: (tag: string) => string,
): Promise<string[] | undefined> {
  const picker = vscode.window.createQuickPick();
  picker.title = heading;
  picker.placeholder = 'Check tags, or type new ones separated by commas';
  picker.canSelectMany = true;
  const row = (tag: string): vscode.QuickPickItem => ({
    label: tag,
    description: say(tag),
  });
  const items = known.map(row);
  picker.items = items;
  picker.selectedItems = items.filter(({ label }) => before.includes(label));
  const typedTags = () => [...new Set(picker.value.split(',').map((tag) => tag.trim().replace(/^#/, '')))];
  const isNew = (tag: string) => tag !== '' && !known.includes(tag);
  picker.onDidChangeValue(() => {
    const checked = picker.selectedItems;
    const added = checked.filter((item) => !items.includes(item));
    const fresh = typedTags().filter((tag) => isNew(tag) && !added.some(({ label }) => label === tag));
    const rows = fresh.map((tag) => ({ label: tag, description: 'new', alwaysShow: true }));
    picker.items = [...items, ...added, ...rows];
    // Other rows are other checks, unless told.
    picker.selectedItems = checked;
  });
  return shownUntil(picker, () => {
    // What is typed counts, unless it may be the beginning of a tag that was looked for.
    const meant = typedTags().filter((tag) => isNew(tag) && !known.some((each) => each.startsWith(tag)));
    const whole = typedTags().filter((tag) => known.includes(tag));
    return [...new Set([...picker.selectedItems.map(({ label }) => label), ...meant, ...whole])];
  });
}

function shownUntil<I extends vscode.QuickPickItem, R>(
  picker: vscode.QuickPick<I>,
  answer: () => R | undefined,
): Promise<R | undefined> {
  return picking(
    new Promise<R | undefined>((resolve) => {
      picker.onDidAccept(() => {
        resolve(answer());
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

/** Works as they are in the library by now: while a reader chooses, pages are read again. */
function asTheyAre({ library }: LibraryStore, works: readonly Work[]): Work[] {
  return works.flatMap(({ id }) => library.byId(id) ?? []);
}

/** Keeps what the reader says of these papers: of each where it is said, in one step that can be undone. */
async function mark(
  store: LibraryStore,
  works: readonly Work[],
  changeOf: (work: Work) => MarksChange,
): Promise<void> {
  const changes = works.map((work) => ({ work, change: changeOf(work) }));
  const edit = new vscode.WorkspaceEdit();
  const notes: vscode.TextDocument[] = [];
  const refused: string[] = [];
  for (const { work, change } of changes) {
    for (const [at, file] of work.marks.notes.entries()) {
      const document = await openWhole(vscode.Uri.parse(file));
      const edits = document && noteMarkEdits(document.getText(), change, at === 0);
      if (!edits) refused.push(shown(vscode.Uri.parse(file)));
      for (const { span, newText } of edits ?? [])
        edit.replace(document!.uri, toRange(document!, span), newText);
      if (document && edits && edits.length > 0 && !document.isDirty) notes.push(document);
    }
  }
  if (edit.size > 0 && !(await vscode.workspace.applyEdit(edit)))
    throw new Error('The literature notes could not be changed. Is one of them read-only?');
  const saved = new Set<string>();
  // The trees show notes as they are saved. What the reader is writing is theirs to save.
  for (const document of notes) if (await document.save()) saved.add(fileId(document.uri));
  await store.word.marks.mark(
    changes.map(({ work, change }) => {
      const isInNote = work.marks.notes.some((file) => saved.has(file));
      return { work, change: isInNote ? unsaid(change) : change, isNew: !isInNote };
    }),
  );
  if (refused.length > 0)
    throw new Notice(
      `The front matter of ${refused.join(', ')} cannot be written line by line in UTF-8, so what you set is kept in .scholium/papers.jsonl alone; what the note says is heard before it.`,
    );
}

/** What takes away what was said before there was a note: it would be heard beside it. */
function unsaid(change: MarksChange): MarksChange {
  return Object.fromEntries(Object.keys(change).map((part) => [part, part === 'tags' ? [] : null]));
}
