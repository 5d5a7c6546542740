/**
 * Takes entries out of a bibliography again that were put in: the way back of `addEntries`, where what was put in still
 * stands there byte for byte. Anything else is the writer's own by then, and stays.
 */
import { digestOfText } from '../digest';
import type { FileId } from '../place';
import { addEntries, entryKeys } from './add-entries';
import type { Added, TextEdit } from './added';
import type { NewEntry } from './entry';

/** Entries that were put into a file in one go. */
export interface PutIn {
  readonly added: Added;
  readonly text: string;
  /** Of the text before. */
  readonly before: number;
  /** How each was written there, what parts it from the next left out; none for what cannot be told apart. */
  readonly written: ReadonlyMap<string, string>;
}

/** Never throws. */
export function putIn(file: FileId, text: string, entries: readonly NewEntry[]): PutIn {
  const added = addEntries(file, text, entries);
  const after = applied(text, added.edits);
  const written = entries
    .filter(({ key }) => added.added.includes(key))
    .flatMap((entry): [string, string][] => {
      const block = addEntries(file, text, [entry]).edits.at(-1)?.newText ?? '';
      const own = block.replace(/^[\s,[]+|[\s,\]]+$/g, '');
      return STARTS.some(([name, start]) => name.test(file) && start.test(own)) && isOnce(after, own)
        ? [[entry.key, own]]
        : [];
    });
  return { added, text: after, before: digestOfText(text), written: new Map(written) };
}

/** What an entry alone begins with: a block that begins with anything else is more than the entry. */
const STARTS: readonly (readonly [RegExp, RegExp])[] = [
  [/\.bib(?:tex)?$/i, /^@/],
  [/\.json$/i, /^\{/],
  [/\.ya?ml$/i, /^-\s/],
  [/\.ris$/i, /^TY\s/],
];

/** The text without these keys of what was put in; undefined where one of them is not there as it was written. */
export function takeOut(
  file: FileId,
  text: string,
  put: PutIn,
  keys: ReadonlySet<string>,
): string | undefined {
  if (put.added.added.every((key) => keys.has(key))) {
    const before = undone(text, put.added.edits);
    if (before !== undefined && digestOfText(before) === put.before) return before;
  }
  let left = text;
  for (const key of keys) {
    const own = put.written.get(key);
    const without = own === undefined ? undefined : withoutOne(file, left, key, own);
    if (without === undefined) return undefined;
    left = without;
  }
  return left;
}

/** The entry goes with what parts it from the one before, or from the next where it is the first. */
function withoutOne(file: FileId, text: string, key: string, own: string): string | undefined {
  if (!isOnce(text, own)) return undefined;
  const at = text.indexOf(own);
  const [before, after] = [text.slice(0, at), text.slice(at + own.length)];
  const left = /\.json$/i.test(file) ? withoutItem(before, after) : withoutBlock(before, after);
  const [had, has] = [entryKeys(file, text), entryKeys(file, left)];
  if (!had || !has) return undefined;
  const others = had.filter((each) => each !== key);
  return others.length === has.length && others.every((each, n) => each === has[n]) ? left : undefined;
}

function withoutItem(before: string, after: string): string {
  if (/,\s*$/.test(before)) return before.replace(/,\s*$/, '') + after;
  if (/^\s*,/.test(after)) return before + after.replace(/^\s*,\s*/, '');
  return before.trimEnd() + after.trimStart();
}

function withoutBlock(before: string, after: string): string {
  const isFirst = before.replace(/^\uFEFF/, '').trim() === '';
  return isFirst ? before + after.trimStart() : before.trimEnd() + after;
}

function isOnce(text: string, part: string): boolean {
  const at = part === '' ? -1 : text.indexOf(part);
  return at >= 0 && text.indexOf(part, at + 1) < 0;
}

function applied(text: string, edits: readonly TextEdit[]): string {
  let [result, done] = ['', 0];
  for (const { start, end, newText } of edits) {
    result += text.slice(done, start) + newText;
    done = end;
  }
  return result + text.slice(done);
}

/** The text before edits that only put something in; undefined where the text is not the one after them. */
function undone(text: string, edits: readonly TextEdit[]): string | undefined {
  let [result, done, shift] = ['', 0, 0];
  for (const { start, end, newText } of edits) {
    const at = start + shift;
    if (start !== end || !text.startsWith(newText, at)) return undefined;
    result += text.slice(done, at);
    done = at + newText.length;
    shift += newText.length;
  }
  return result + text.slice(done);
}

/** The one edit that makes `after` of `before`: what they share at both ends stays. Undefined for two that are one. */
export function editBetween(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  // Never between the two characters of a line end, which an editor counts as one.
  if (start > 0 && before[start - 1] === '\r') start--;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  if (same > 0 && before.at(-same) === '\n') same--;
  return { start, end: before.length - same, newText: after.slice(start, after.length - same) };
}
