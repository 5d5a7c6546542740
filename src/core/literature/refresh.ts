/**
 * A literature note brought up to date: where the reader left what we wrote there comes what we would write now, where
 * they changed it both changes are made, and where both changed the same lines theirs stay. Nothing else is touched.
 */
import type { TextEdit } from '../notes/request';
import type { Span } from '../place';
import { inOrder } from '../rewrite/rewriting';
import { unfitFields } from './fitting-fields';
import { fieldValue } from './front-matter';
import { mergeLines } from './merge';
import { type PartId, type Parts, partName, partsOf, plainText } from './parts';
import type { Writings } from './wrote';

export interface Refreshed {
  /** In the order of the text, not overlapping. */
  readonly edits: readonly TextEdit[];
  /** Parts that say something else now. */
  readonly refreshed: readonly PartId[];
  /** Parts that stay as they are, though something else would be written now; told once, until either side changes. */
  readonly kept: readonly KeptPart[];
  /** What was written, is there as it would be written, or was declined: to be kept for the next time. */
  readonly written: ReadonlyMap<PartId, string>;
  /** Why parts of the note could not be told, as sentences for the reader. */
  readonly faults: readonly string[];
}

/** A part that stays as the reader has it. */
export interface KeptPart {
  readonly part: PartId;
  readonly theirs: string;
  readonly ours: string;
  readonly why: KeptWhy;
}

/**
 * `changed`: the reader changed it, and so did the pages. `unknown`: it is not known what we wrote there, so nobody can
 * say what the reader changed. `unsaid`: no page gives it any more.
 */
export type KeptWhy = 'changed' | 'unknown' | 'unsaid';

/** What a new note has of ours; `owned` are the parts that the template makes ours. */
export function writtenIn(rendered: string, owned: ReadonlySet<PartId>): Map<PartId, string> {
  const { spans } = partsOf(rendered);
  return new Map(
    [...owned].map((part) => {
      const span = spans.get(part);
      return [part, span ? plainText(rendered, span) : ''];
    }),
  );
}

/** `rendered` is the note as it would be made now, with `\n` for line ends; of its `unsaid` parts no page says anything. */
export function refreshNote(
  text: string,
  rendered: string,
  owned: ReadonlySet<PartId>,
  writings: Writings,
  unsaid: ReadonlySet<PartId> = new Set(),
): Refreshed {
  const theirs = partsOf(text);
  const ours = partsOf(rendered);
  const eol = /\r\n/.test(text) ? '\r\n' : '\n';
  const choices = new Map<PartId, Choice>();
  for (const part of owned) {
    const [theirSpan, ourSpan] = [theirs.spans.get(part), ours.spans.get(part)];
    const now = ourSpan ? plainText(rendered, ourSpan) : '';
    const known = writings.get(part) ?? [];
    if (theirSpan) choices.set(part, choose(part, plainText(text, theirSpan), now, known, unsaid.has(part)));
    // One that the reader took away stays away.
    else if (now !== '' && known.length > 0 && known.every(isNothing) && part.startsWith('field '))
      choices.set(part, { newText: now });
  }
  const edits = new Map<PartId, TextEdit>();
  for (const [part, { newText }] of choices) {
    const edit = newText === undefined ? undefined : editOf(text, theirs, ours, part, newText);
    if (edit) edits.set(part, { span: edit.span, newText: edit.newText.replaceAll('\n', eol) });
  }
  const faults = [...theirs.faults, ...ours.faults.map((fault) => `In the template: ${fault}`)];
  for (const part of unfitFields(text, edits)) {
    edits.delete(part);
    if (!theirs.spans.has(part))
      faults.push(`“${partName(part)}” does not fit into the front matter, so it was not added.`);
  }
  return { ...told(choices, edits, ours, rendered), edits: together(inOrder([...edits.values()])), faults };
}

interface Choice {
  /** What comes in its place. */
  readonly newText?: string;
  /** It says what we would write. */
  readonly isWritten?: boolean;
  /** What is told where it stays as it is. */
  readonly kept?: Omit<KeptPart, 'part'>;
}

function choose(
  part: PartId,
  theirs: string,
  ours: string,
  known: readonly string[],
  isUnsaid: boolean,
): Choice {
  if (isUntouched(part, theirs, ours)) return { isWritten: true };
  const isEmpty = isNothing(theirs);
  // What no page gives any more is kept; it may be there again tomorrow.
  if ((isUnsaid && !isEmpty) || isNothing(ours)) {
    const isNews = known.length > 0 && known.at(-1) !== ours && !isEmpty;
    return isNews ? { kept: { theirs, ours, why: 'unsaid' } } : {};
  }
  const kept = { theirs, ours, why: known.length === 0 ? 'unknown' : 'changed' } as const;
  if (known.length === 0 && isEmpty) return { newText: ours, kept };
  if (known.some((text) => isUntouched(part, theirs, text))) return { newText: ours, kept };
  // The pages say what they said: all that differs is the reader's.
  if (known.at(-1) === ours) return {};
  // A region that the reader emptied.
  if (theirs.trim() === '') return {};
  for (const base of known.toReversed()) {
    const merged = mergeLines(theirs, base, ours);
    if (merged === theirs) return { isWritten: true };
    if (merged !== undefined) return { newText: merged, kept };
  }
  return { kept };
}

/** A region with nothing in it, a field without a value. */
function isNothing(text: string): boolean {
  return text.trim() === '' || /^[^:\n]+:$/.test(text);
}

/**
 * Whether it says what we wrote or would write, though another program may have laid it out anew: editors trim lines,
 * and Obsidian writes the whole front matter again when one field of it is changed.
 */
function isUntouched(part: PartId, theirs: string, written: string): boolean {
  if (theirs === written || theirs === written.replace(/[ \t]+$/gm, '')) return true;
  // A remark within the field would be lost.
  if (!part.startsWith('field ') || written === '' || /(?:^|\s)#/m.test(theirs)) return false;
  const value = fieldValue(theirs);
  return value !== undefined && value === fieldValue(written);
}

/** What is told of the parts. */
function told(
  choices: ReadonlyMap<PartId, Choice>,
  edits: ReadonlyMap<PartId, TextEdit>,
  ours: Parts,
  rendered: string,
): Pick<Refreshed, 'refreshed' | 'kept' | 'written'> {
  const kept: KeptPart[] = [];
  const written = new Map<PartId, string>();
  for (const [part, choice] of choices) {
    const span = ours.spans.get(part);
    const isKept = !choice.isWritten && !edits.has(part) && choice.kept !== undefined;
    if (isKept) kept.push({ part, ...choice.kept! });
    // What was told and declined counts as written: from then on all that differs from it is the reader's.
    if (isKept || choice.isWritten || edits.has(part))
      written.set(part, span ? plainText(rendered, span) : '');
  }
  return { refreshed: [...choices.keys()].filter((part) => edits.has(part)), kept, written };
}

function editOf(
  text: string,
  theirs: Parts,
  ours: Parts,
  part: PartId,
  newText: string,
): TextEdit | undefined {
  const span = theirs.spans.get(part);
  return span ? { span, newText } : added(text, theirs, ours, part, newText);
}

/** A field that the pages did not give before: below the one above which it stands in the template. */
function added(text: string, theirs: Parts, ours: Parts, part: PartId, field: string): TextEdit | undefined {
  if (!theirs.yaml) return undefined;
  const margin = /^ */.exec(text.slice(theirs.yaml.start))![0];
  const lines = field.replaceAll('\n', `\n${margin}`);
  const order = [...ours.spans.keys()];
  const above = order.slice(0, order.indexOf(part)).findLast((other) => theirs.spans.has(other));
  if (!above?.startsWith('field ')) {
    const { start } = theirs.yaml;
    return { span: { start, end: start }, newText: `${margin}${lines}\n` };
  }
  const { end } = theirs.spans.get(above)!;
  const lineEnd = /\r?\n|$/g;
  lineEnd.lastIndex = end;
  const at = lineEnd.exec(text)!.index;
  return { span: { start: at, end: at }, newText: `\n${margin}${lines}` };
}

/** Fields that are added at one place are one edit. */
function together(edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last && isPoint(last.span) && isPoint(edit.span) && last.span.start === edit.span.start)
      joined[joined.length - 1] = { span: last.span, newText: last.newText + edit.newText };
    else joined.push(edit);
  }
  return joined;
}

function isPoint({ start, end }: Span): boolean {
  return start === end;
}
