// Asks for the problems of a bibliography, and makes their fixes.
import { applyEdits } from '../../../src/core/checks/problem';
import { RULE_NAMES, type RuleLevels, type RuleName } from '../../../src/core/checks/rules';
import {
  EntryCheck,
  type EntryCheckContext,
  type EntryProblem,
} from '../../../src/core/integrity/check-entries';

/** Every rule is on. */
export const ALL: RuleLevels = Object.fromEntries(RULE_NAMES.map((name) => [name, 'warning']));
export const CONTEXT: EntryCheckContext = { rules: ALL, thisYear: 2026 };

export function problemsIn(text: string, file = 'refs.bib', context = CONTEXT): EntryProblem[] {
  return new EntryCheck().problemsOf(file, text, context);
}

export function ofRule(text: string, rule: RuleName, file?: string): EntryProblem[] {
  return problemsIn(text, file).filter((problem) => problem.rule === rule);
}

/** The text with the fix of this place in the list made. */
export function mended(text: string, problem: EntryProblem, which = 0): string {
  const fix = problem.fixes()[which];
  return fix?.kind === 'edit' ? applyEdits(text, fix.edits) : text;
}

/** Entries that give the file a habit: many of one kind. */
export function many(entry: (n: number) => string, count = 12): string {
  return Array.from({ length: count }, (_, n) => entry(n)).join('\n');
}

export const BIBTEX_FILE = many(
  (n) =>
    `@article{bt${n},\n  author = {Doe, Jo${'abcdefghijkl'[n]}n},\n  title = {Lamp number ${n} of the many lamps},\n  journal = {Lamps},\n  year = {19${n + 50}},\n  month = may,\n  pages = {1${n}--2${n}}\n}`,
);
export const BIBLATEX_FILE = many(
  (n) =>
    `@article{bl${n},\n  author = {Doe, Jo${'abcdefghijkl'[n]}n},\n  title = {Wick number ${n} of the many wicks},\n  journaltitle = {Wicks},\n  date = {19${n + 50}-05},\n  langid = {english}\n}`,
);
