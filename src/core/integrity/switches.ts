/**
 * Rules switched off in a bibliography, as in a note: `% scholium-disable-next-line missing-field` above an entry holds for
 * all of it. In BibTeX what stands outside entries is a comment, and `%` makes it one to the eye; in YAML it is `#`.
 */

import { lineAround } from '../checks/probe';
import { type EditFix, editFix, type Found } from '../checks/problem';
import type { RuleName } from '../checks/rules';
import { readSwitches } from '../checks/switches';
import type { FileId } from '../place';

export interface EntrySwitches {
  /** Whether a rule is off for an entry, or at a place in it. */
  readonly isOff: (rule: RuleName, entry: number, place: number) => boolean;
  /** Names that no rule has. */
  readonly unknown: readonly Found[];
}

/** Undefined where nothing is switched. */
export function entrySwitches(text: string, file: FileId): EntrySwitches | undefined {
  if (!text.includes('scholium-')) return undefined;
  // They are read as LaTeX's comments are; the text is as long as before.
  const asLatex = /\.ya?ml$/i.test(file) ? text.replace(/#(?=[ \t]*scholium-)/g, '%') : text;
  const { isOff, unknown } = readSwitches({ file, text: asLatex, language: 'latex' });
  return { isOff: (rule, entry, place) => isOff(rule, entry) || isOff(rule, place), unknown };
}

/** The comment above the entry that is at a place, or the name of the rule in the one that is there; none in JSON and RIS. */
export function switchOffEntry(
  text: string,
  file: FileId,
  entry: number,
  rule: RuleName,
): EditFix | undefined {
  const sign = /\.bib(?:tex)?$/i.test(file) ? '%' : /\.ya?ml$/i.test(file) ? '#' : undefined;
  if (sign === undefined) return undefined;
  const { start } = lineAround(text, entry);
  const blanks = text.slice(start, entry);
  // Two entries in one line.
  if (blanks.trim() !== '') return undefined;
  const title = `Switch ${rule} off for this entry`;
  const above = start > 0 ? lineAround(text, start - 1) : undefined;
  const known =
    above &&
    new RegExp(String.raw`^[ \t]*${sign}[ \t]*scholium-disable-next-line[ \t]+\S`).test(
      text.slice(above.start, above.end),
    );
  if (known) {
    const end = above.start + text.slice(above.start, above.end).trimEnd().length;
    return editFix(title, { start: end, end, newText: `, ${rule}` });
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return editFix(title, {
    start,
    end: start,
    newText: `${blanks}${sign} scholium-disable-next-line ${rule}${lineEnd}`,
  });
}
