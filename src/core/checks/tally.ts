/** Many problems in one sentence. */
import type { Severity } from '../model';
import { plural } from '../views/markdown';

export interface Tally {
  /** Problems in notes. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** Notes that have any. */
  readonly troubled: number;
  readonly notes: number;
  /** Problems in bibliographies and project files. */
  readonly elsewhere: number;
}

/** `3 errors, 12 warnings in 5 of 214 notes, and 1 problem in their bibliographies.`; without any, `No problem in 214 notes.` */
export function tallySentence({ counts, troubled, notes, elsewhere }: Tally): string {
  const parts = KINDS.flatMap(([severity, one]) =>
    counts[severity] === 0 ? [] : [plural(counts[severity], one)],
  );
  const inNotes =
    parts.length === 0
      ? `No problem in ${plural(notes, 'note')}`
      : `${parts.join(', ')} in ${troubled.toLocaleString('en')} of ${plural(notes, 'note')}`;
  return elsewhere === 0
    ? `${inNotes}.`
    : `${inNotes}, and ${plural(elsewhere, 'problem')} in their bibliographies.`;
}

const KINDS: readonly (readonly [Severity, string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['information', 'remark'],
];
