/** Status, importance and tags of papers: in the literature note where there is one, else in `.scholium/papers.jsonl`. */
import * as vscode from 'vscode';
import { type MarksChange, STATUSES } from '../core/library/marks';
import type { Work } from '../core/model';
import { type FieldValue, fieldEdits } from '../core/notes/front-matter-fields';
import { plural } from '../core/views/markdown';
import { stars } from '../core/views/marks';
import { toRange } from './citing';
import { shown } from './file-texts';
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
  if (chosen) await mark(store, works, { status: chosen.value });
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
  if (chosen) await mark(store, works, { importance: chosen.value });
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
  for (const work of works) {
    const tags = [...new Set([...work.marks.tags.filter((tag) => !gone.has(tag)), ...after])];
    await mark(store, [work], { tags });
  }
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
  // A row that comes with what is typed would lose what is checked: what is typed counts when Enter is pressed.
  return shownUntil(picker, () => {
    const typed = picker.value.split(',').map((tag) => tag.trim().replace(/^#/, ''));
    const isNew = (tag: string) => tag !== '' && !known.some((each) => each.startsWith(tag));
    const whole = (tag: string) => known.includes(tag);
    return [
      ...new Set([
        ...picker.selectedItems.map(({ label }) => label),
        ...typed.filter((tag) => isNew(tag) || whole(tag)),
      ]),
    ];
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

/** Keeps what the reader says of these papers, where it is said of each. */
export async function mark(store: LibraryStore, works: readonly Work[], change: MarksChange): Promise<void> {
  for (const work of works) {
    const [note] = work.marks.notes;
    if (note === undefined) {
      await store.word.mark(work, change);
      continue;
    }
    await markInNote(vscode.Uri.parse(note), change);
    // What was said of it before there was a note would be heard beside it.
    const unsaid = Object.fromEntries(Object.keys(change).map((key) => [key, key === 'tags' ? [] : null]));
    await store.word.unmark(work, unsaid);
  }
}

async function markInNote(uri: vscode.Uri, change: MarksChange): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const fields: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(change))
    fields[name] = value === null || (Array.isArray(value) && value.length === 0) ? undefined : value;
  const edits = fieldEdits(document.getText(), fields);
  if (!edits)
    throw new Notice(
      `The front matter of ${shown(uri)} cannot be read, so nothing can be set in it. Mend it first.`,
    );
  if (edits.length === 0) return;
  const wasSaved = !document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  for (const { span, newText } of edits) edit.replace(uri, toRange(document, span), newText);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(`${shown(uri)} could not be changed. Is it read-only?`);
  // The trees show notes as they are saved.
  if (wasSaved) await document.save();
}
