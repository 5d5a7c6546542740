/** What a rule finds in an entry. */
import type { TextEdit } from '../bibliography/added';
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

/** The field taken out with its comma: its lines where nothing else stands in them. */
export function removeFix({ text }: CheckedEntry, { start, end }: EntryField, title: string): EntryFix {
  const behind = /^[ \t]*,?/.exec(text.slice(end))![0].length + end;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const feed = /^[ \t]*\r?\n/.exec(text.slice(behind));
  const opens = /^[ \t]*$/.test(text.slice(lineStart, start)) && lineStart > 0;
  if (opens && feed)
    return { title, edits: [{ start: lineStart, end: behind + feed[0].length, newText: '' }] };
  const before = feed ? /[ \t]*$/.exec(text.slice(lineStart, start))![0].length : 0;
  const blanks = feed ? 0 : /^[ \t]*/.exec(text.slice(behind))![0].length;
  return { title, edits: [{ start: start - before, end: behind + blanks, newText: '' }] };
}

/** “a”, “b” and “c” */
export function listed(words: readonly string[], joint = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

/** Some letters of a value, for a message. */
export function shownValue(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
