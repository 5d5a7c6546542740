/**
 * The list of references of a note brought up to date. What the reader wrote outside the region is never touched; what
 * they changed within it is merged, paragraph by paragraph, and where that cannot be done they are asked.
 */
import type { TextEdit } from '../notes/request';
import type { Span } from '../place';
import { digestOfList, plainList } from './body';
import { mergeLists } from './merge';
import { type ListRegion, regionText } from './region';

export interface ListUpdate {
  /** Apart from each other and in order; none where the list is as it would be written. */
  readonly edits: readonly TextEdit[];
  /** The reader changed the list and it cannot be told how theirs and ours go together: nothing is to be done unasked. */
  readonly conflict?: ListConflict;
}

export interface ListConflict {
  readonly theirs: string;
  readonly ours: string;
  /** Puts ours in the place of theirs. */
  readonly replace: readonly TextEdit[];
  /** Leaves theirs, and takes it for up to date until another list would be written. */
  readonly keep: readonly TextEdit[];
}

/**
 * `body` is the list as it would be written now; `wroteBefore` gives the text of a digest, where it is known what we
 * wrote then.
 */
export function refreshList(
  text: string,
  region: ListRegion,
  body: string,
  wroteBefore: (digest: string) => string | undefined,
  isMdx: boolean,
): ListUpdate {
  const ours = plainList(body);
  const theirs = region.body;
  const digest = digestOfList(body);
  const write = (list: string) =>
    regionEdits(text, region.whole, regionText(list, digest, { ...region, isMdx }));
  const isUntouched = digestOfList(theirs) === region.digest;
  if (theirs === ours) return region.digest === digest ? NOTHING : { edits: write(theirs) };
  if (theirs === '' || isUntouched) return { edits: write(ours) };
  // We would write what we wrote: all that differs is the reader's.
  if (region.digest === digest) return NOTHING;
  const base = region.digest === undefined ? undefined : wroteBefore(region.digest);
  const merged = base === undefined ? undefined : mergeLists(theirs, plainList(base), ours);
  if (merged !== undefined) return { edits: write(merged) };
  return { edits: [], conflict: { theirs, ours, replace: write(ours), keep: write(theirs) } };
}

const NOTHING: ListUpdate = { edits: [] };

/** Whether another list would be written than was; `digest` is that of the list as it would be written now. */
export function isStale(region: ListRegion, digest: string): boolean {
  if (region.digest !== undefined) return region.digest !== digest || isEmptied(region, digest);
  return digestOfList(region.body) !== digest;
}

function isEmptied({ body }: ListRegion, digest: string): boolean {
  return body === '' && digest !== digestOfList('');
}

/** The opening mark apart from the list, so that a caret in an entry that stays is left where it is. */
function regionEdits(text: string, whole: Span, newText: string): readonly TextEdit[] {
  const feed = text.indexOf('\n', whole.start);
  if (feed < 0 || feed >= whole.end) return lineEdits(text, whole, newText);
  const end = text[feed - 1] === '\r' ? feed - 1 : feed;
  const newFeed = newText.indexOf('\n');
  return [
    ...lineEdits(text, { start: whole.start, end }, newText.slice(0, newFeed)),
    ...lineEdits(text, { start: feed + 1, end: whole.end }, newText.slice(newFeed + 1)),
  ];
}

/** The span with other text in its place, as an edit of the lines that differ alone. `newText` has `\n` for line ends. */
function lineEdits(text: string, span: Span, newText: string): readonly TextEdit[] {
  const feed = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text.slice(span.start, span.end).split(feed);
  const after = newText.split('\n');
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  if (head === before.length && head === after.length) return [];
  let tail = 0;
  const rest = Math.min(before.length, after.length) - head;
  while (tail < rest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  // A line is left over on both sides, so that the ends of lines are the same there and here.
  if (before.length - tail === head || after.length - tail === head) {
    if (head > 0) head--;
    else tail--;
  }
  const lengthOf = (lines: readonly string[]) => lines.join(feed).length;
  const start = span.start + (head === 0 ? 0 : lengthOf(before.slice(0, head)) + feed.length);
  const end = span.end - (tail === 0 ? 0 : lengthOf(before.slice(before.length - tail)) + feed.length);
  return [{ span: { start, end }, newText: after.slice(head, after.length - tail).join(feed) }];
}
