/** The marks that a merge of git's leaves where both sides changed the same lines. */

/** Which lines follow: one side's, those both started from (`merge.conflictStyle` diff3, zdiff3), the other side's. */
export type ConflictPart = 'ours' | 'base' | 'theirs';

/** What a line begins, where it is a mark: `=======` alone, outside a conflict, is none. */
export function conflictMark(line: string, part: ConflictPart | undefined): ConflictPart | 'end' | undefined {
  if (/^<{7}(?: |$)/.test(line)) return 'ours';
  if (part === 'ours' && /^\|{7}(?: |$)/.test(line)) return 'base';
  if ((part === 'ours' || part === 'base') && /^={7}$/.test(line)) return 'theirs';
  if (part === 'theirs' && /^>{7}(?: |$)/.test(line)) return 'end';
  return undefined;
}
