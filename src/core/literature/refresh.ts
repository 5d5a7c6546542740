/**
 * A literature note brought up to date: where the reader left what we wrote there comes what we would write now, where
 * they changed it both changes are made, and where both changed the same lines theirs stay. Nothing else is touched.
 */
import type { TextEdit } from '../notes/request';
import type { Span } from '../place';
import { applyEdits, inOrder } from '../rewrite/rewriting';
import { fieldsIn, fieldValue } from './front-matter';
import { mergeLines } from './merge';
import { type PartId, type Parts, partsOf, plainText } from './parts';
import type { Writings } from './wrote';

export interface Refreshed {
  /** In the order of the text, not overlapping. */
  readonly edits: readonly TextEdit[];
  /** Parts that say something else now. */
  readonly refreshed: readonly PartId[];
  /** Parts that the reader changed and that differ from what is to be written. */
  readonly kept: readonly KeptPart[];
  /** What was written, or is there as it would be written: to be kept for the next time. */
  readonly written: ReadonlyMap<PartId, string>;
  /** Why parts of the note could not be told, as sentences for the reader. */
  readonly faults: readonly string[];
}

/** A part that stays as the reader has it. */
export interface KeptPart {
  readonly part: PartId;
  readonly theirs: string;
  readonly ours: string;
  /** It is not known what we wrote there, so nobody can say what the reader changed. */
  readonly isUnknown: boolean;
}

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

/** `rendered` is the note as it would be made now, with `\n` for line ends. */
export function refreshNote(
  text: string,
  rendered: string,
  owned: ReadonlySet<PartId>,
  writings: Writings,
): Refreshed {
  const theirs = partsOf(text);
  const ours = partsOf(rendered);
  const eol = /\r\n/.test(text) ? '\r\n' : '\n';
  const choices = new Map<PartId, Choice>();
  for (const part of owned) {
    const [theirSpan, ourSpan] = [theirs.spans.get(part), ours.spans.get(part)];
    const now = ourSpan ? plainText(rendered, ourSpan) : '';
    const known = writings.get(part) ?? [];
    if (theirSpan) choices.set(part, choose(part, plainText(text, theirSpan), now, known));
    else if (now !== '' && known.at(-1) === '' && part.startsWith('field '))
      choices.set(part, { newText: now });
  }
  if (theirs.yaml && !staysYaml(text, theirs, choices)) keepMergedFields(choices);
  return resultOf(text, { theirs, ours, rendered, choices, eol });
}

interface Choice {
  /** What comes in its place. */
  readonly newText?: string;
  readonly isMerged?: boolean;
  /** It says what we would write. */
  readonly isWritten?: boolean;
  readonly kept?: Omit<KeptPart, 'part'>;
}

function choose(part: PartId, theirs: string, ours: string, known: readonly string[]): Choice {
  if (isUntouched(part, theirs, ours)) return { isWritten: true };
  // What no page gives any more is kept.
  if (ours.trim() === '' || /^[^:\n]+:$/.test(ours)) return {};
  const isEmpty = theirs.trim() === '' || /^[^:\n]+:$/.test(theirs);
  if (known.length === 0 && isEmpty) return { newText: ours };
  if (known.some((text) => isUntouched(part, theirs, text))) return { newText: ours };
  // The pages say what they said: all that differs is the reader's.
  if (known.at(-1) === ours) return {};
  // A region that the reader emptied.
  if (theirs.trim() === '') return {};
  for (const base of known.toReversed()) {
    const merged = mergeLines(theirs, base, ours);
    if (merged === theirs) return { isWritten: true };
    if (merged !== undefined)
      return { newText: merged, isMerged: true, kept: { theirs, ours, isUnknown: false } };
  }
  return { kept: { theirs, ours, isUnknown: known.length === 0 } };
}

/**
 * Whether it says what we wrote or would write, though another program may have laid it out anew: editors trim lines, and Obsidian writes
 * the whole front matter again when one field of it is changed.
 */
function isUntouched(part: PartId, theirs: string, written: string): boolean {
  if (theirs === written || theirs === written.replace(/[ \t]+$/gm, '')) return true;
  // A remark within the field would be lost.
  if (!part.startsWith('field ') || written === '' || /(?:^|\s)#/m.test(theirs)) return false;
  const value = fieldValue(theirs);
  return value !== undefined && value === fieldValue(written);
}

/** Whether the front matter is YAML afterwards: lines of lists that are merged may not fit together. */
function staysYaml(text: string, { spans, yaml }: Parts, choices: ReadonlyMap<PartId, Choice>): boolean {
  const edits = [...choices].flatMap(([part, { newText, isMerged }]) => {
    const span = spans.get(part);
    return isMerged && newText !== undefined && span && part.startsWith('field ') ? [{ span, newText }] : [];
  });
  if (edits.length === 0) return true;
  const head = text.slice(0, text.indexOf('\n', yaml!.end) + 1 || text.length);
  return fieldsIn(applyEdits(head, edits)).fault === undefined;
}

function keepMergedFields(choices: Map<PartId, Choice>): void {
  for (const [part, { isMerged, kept }] of choices)
    if (isMerged && kept && part.startsWith('field ')) choices.set(part, { kept });
}

interface Sides {
  readonly theirs: Parts;
  readonly ours: Parts;
  readonly rendered: string;
  readonly choices: ReadonlyMap<PartId, Choice>;
  readonly eol: string;
}

function resultOf(text: string, { theirs, ours, rendered, choices, eol }: Sides): Refreshed {
  const edits: TextEdit[] = [];
  const refreshed: PartId[] = [];
  const kept: KeptPart[] = [];
  const written = new Map<PartId, string>();
  for (const [part, choice] of choices) {
    const span = theirs.spans.get(part);
    const ourSpan = ours.spans.get(part);
    const now = ourSpan ? plainText(rendered, ourSpan) : '';
    if (choice.isWritten) written.set(part, now);
    if (choice.kept && choice.newText === undefined) kept.push({ part, ...choice.kept });
    if (choice.newText === undefined) continue;
    const edit = span ? { span, newText: choice.newText } : added(text, theirs, ours, part, choice.newText);
    if (!edit) continue;
    edits.push({ span: edit.span, newText: edit.newText.replaceAll('\n', eol) });
    refreshed.push(part);
    written.set(part, now);
  }
  const faults = [...theirs.faults, ...ours.faults.map((fault) => `In the template: ${fault}`)];
  return { edits: together(inOrder(edits)), refreshed, kept, written, faults };
}

/** A field that the pages did not give before: below the one above which it stands in the template. */
function added(text: string, theirs: Parts, ours: Parts, part: PartId, field: string): TextEdit | undefined {
  if (!theirs.yaml) return undefined;
  const order = [...ours.spans.keys()];
  const above = order.slice(0, order.indexOf(part)).findLast((other) => theirs.spans.has(other));
  if (!above?.startsWith('field ')) {
    const { start } = theirs.yaml;
    return { span: { start, end: start }, newText: `${field}\n` };
  }
  const { end } = theirs.spans.get(above)!;
  const lineEnd = /\r?\n|$/g;
  lineEnd.lastIndex = end;
  const at = lineEnd.exec(text)!.index;
  return { span: { start: at, end: at }, newText: `\n${field}` };
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
