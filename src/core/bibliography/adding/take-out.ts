/**
 * Takes entries out of a bibliography again that were put in: the way back of `addEntries`, where what was put in still
 * stands there byte for byte. Anything else is the writer's own by then, and stays.
 */
import { digestOfText } from '../../digest';
import type { FileId } from '../../place';
import type { NewEntry } from '../entry';
import { addEntries, entryKeys } from './add-entries';
import { type Added, applyEdits, type TextEdit } from './added';

/** Entries that were put into a file in one go. */
export interface PutIn {
  readonly added: Added;
  /** What stood in the place of each edit before. */
  readonly replaced: readonly string[];
  /** Of the text before. */
  readonly before: number;
  /** How each was written there, what parts it from the next left out; none for what cannot be told apart. */
  readonly written: ReadonlyMap<string, string>;
}

/** Never throws. `text` is the whole file afterwards: nobody should hold it longer than it takes to write it. */
export function putIn(
  file: FileId,
  text: string,
  entries: readonly NewEntry[],
): PutIn & { readonly text: string } {
  const added = addEntries(file, text, entries);
  const after = applyEdits(text, added.edits);
  const written = added.written
    .map(({ key, text: own }) => [key, own.trimEnd()] as const)
    .filter(([, own]) => isOnce(after, own));
  const replaced = added.edits.map(({ start, end }) => text.slice(start, end));
  return { added, replaced, before: digestOfText(text), written: new Map(written), text: after };
}

/** The text without these keys of what was put in; undefined where one of them is not there as it was written. */
export function takeOut(
  file: FileId,
  text: string,
  put: PutIn,
  keys: ReadonlySet<string>,
): string | undefined {
  if (put.added.added.every((key) => keys.has(key))) {
    const before = undone(text, put);
    if (before !== undefined && digestOfText(before) === put.before) return before;
  }
  let left = text;
  for (const key of keys) {
    const own = inSomeLineEnds(left, put.written.get(key) ?? '');
    if (own === undefined) return undefined;
    left = without(file, left, own);
  }
  const [had, has] = [entryKeys(file, text), entryKeys(file, left)];
  const others = had?.filter((key) => !keys.has(key));
  return others?.length === has?.length && others?.every((key, at) => key === has?.[at]) ? left : undefined;
}

/** The entry goes with what parts it from the one before, or from the next where it is the first. */
function without(file: FileId, text: string, own: string): string {
  const at = text.indexOf(own);
  const [before, after] = [text.slice(0, at), text.slice(at + own.length)];
  return /\.json$/i.test(file) ? withoutItem(before, after) : withoutBlock(before, after);
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

/** What stands there once, be it with the line ends that an editor gave it since; undefined where it does not. */
function inSomeLineEnds(text: string, own: string): string | undefined {
  const forms = [own, own.replaceAll('\r\n', '\n'), own.replace(/\r?\n/g, '\r\n')];
  return forms.find((form) => isOnce(text, form));
}

function isOnce(text: string, part: string): boolean {
  const at = part === '' ? -1 : text.indexOf(part);
  return at >= 0 && text.indexOf(part, at + 1) < 0;
}

/** The text before the edits; undefined where the text is not the one after them. */
function undone(text: string, { added: { edits }, replaced }: PutIn): string | undefined {
  let [result, done, shift] = ['', 0, 0];
  for (const [n, { start, end, newText }] of edits.entries()) {
    const at = start + shift;
    if (!text.startsWith(newText, at)) return undefined;
    result += text.slice(done, at) + replaced[n]!;
    done = at + newText.length;
    shift += newText.length - (end - start);
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
