/** What a rule finds in an entry. */
import type { TextEdit } from '../bibliography/adding/added';
import type { RuleName } from '../checks/rules';
import type { Span } from '../place';
import type { CheckedEntry, EntryContext, EntryField } from './entry';

export interface EntryFix {
  readonly title: string;
  /** Apart from each other, in order. */
  readonly edits: readonly TextEdit[];
}

/** Offsets are from the start of the entry. */
export interface Finding extends Span {
  readonly rule: RuleName;
  /** Says what to do. */
  readonly message: string;
  /** The best first. */
  readonly fixes?: readonly EntryFix[];
  /** The first fix changes nothing that anybody means: it may be made without looking. */
  readonly isSafe?: true;
  /** The reader of the file tells of it: its fixes alone are ours. */
  readonly readerTells?: true;
  /** No more than an information, whatever the rule weighs. */
  readonly doubtful?: true;
}

export type EntryRule = (entry: CheckedEntry, context: EntryContext) => Iterable<Finding>;

/** A stretch of a value, from its start, replaced; none where the value does not stand in the file letter by letter. */
export function valueFix(
  { at, isLiteral }: EntryField,
  title: string,
  edits: readonly TextEdit[],
): readonly EntryFix[] {
  if (!isLiteral || edits.length === 0) return [];
  const placed = edits.map(({ start, end, newText }) => ({
    start: at.start + start,
    end: at.start + end,
    newText,
  }));
  return [{ title, edits: placed }];
}

/** All of the value replaced. */
export function wholeFix(field: EntryField, title: string, newText: string): readonly EntryFix[] {
  return valueFix(field, title, [{ start: 0, end: field.at.end - field.at.start, newText }]);
}

/** The name of the field replaced. */
export function renameFix({ start, label }: EntryField, name: string): EntryFix {
  return {
    title: `Rename the field to ${name}`,
    edits: [{ start, end: start + label.length, newText: name }],
  };
}

/** The entry's type replaced, its `@` kept. */
export function typeFix({ typeAt }: CheckedEntry, type: string): EntryFix {
  return { title: `Change the type to @${type}`, edits: [{ ...typeAt, newText: type }] };
}

/** The field taken out with the comma that parts it from the next or, where none does, from the one before; its line with it. */
export function removeFix({ text }: CheckedEntry, { start, end }: EntryField, title: string): EntryFix {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const own = /^[ \t]*,/.exec(text.slice(end));
  // `, note = {…}`: the comma in front is the field's own.
  const isFirst = !own && lineStart > 0 && /^[ \t]*,[ \t]*$/.test(before);
  const behind = end + (own?.[0].length ?? 0);
  const feed = /^[ \t]*\r?\n/.exec(text.slice(behind));
  const next = own || isFirst ? undefined : commaBehind(text, end);
  if (next !== undefined) {
    const blanks = /^[ \t]*/.exec(text.slice(next + 1))![0].length;
    const comma = { start: next, end: next + 1 + blanks, newText: '' };
    // A comment between stays.
    return text.slice(end, next).trim() === ''
      ? { title, edits: [{ ...comma, start }] }
      : { title, edits: [{ start, end, newText: '' }, comma] };
  }
  const opens = isFirst || (/^[ \t]*$/.test(before) && lineStart > 0);
  if (opens && feed)
    return { title, edits: [{ start: lineStart, end: behind + feed[0].length, newText: '' }] };
  const from = isFirst
    ? lineStart + before.indexOf(',')
    : start - (feed ? /[ \t]*$/.exec(before)![0].length : 0);
  const blanks = feed ? 0 : /^[ \t]*/.exec(text.slice(behind))![0].length;
  return { title, edits: [{ start: from, end: behind + blanks, newText: '' }] };
}

/** Where the comma is that follows, white space and comments between. */
function commaBehind(text: string, end: number): number | undefined {
  COMMA_BEHIND.lastIndex = end;
  return COMMA_BEHIND.test(text) ? COMMA_BEHIND.lastIndex - 1 : undefined;
}

const COMMA_BEHIND = /(?:\s|%[^\r\n]*(?=[\r\n]))*,/y;

/** “a”, “b” and “c” */
export function listed(words: readonly string[], joint = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

/** Some letters of a value, for a message. */
export function shownValue(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
