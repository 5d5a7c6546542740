/** Rows of the search QuickPick. */
import type { Work } from '../model';
import { readable } from '../prose';
import { authorsYear } from './describe';
import { clip, plural } from './markdown';
import { markWords } from './marks';

export interface PickerRow {
  readonly workId: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** Pickers draw `$(name)` as an icon; a title that holds it must keep its words. */
export function plainLabel(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}

/** The row of a hit; `snippet` is the text that explains it when the title does not. */
export function pickerRow(work: Work, inNotes: ReadonlySet<string>, snippet?: string): PickerRow {
  const [summary] = work.summaries;
  const abstract = work.abstracts[0];
  const detail = snippet ?? (abstract ? abstract.text : summary ? `Machine-written: ${summary.text}` : '');
  const facts = [
    authorsYear(work),
    work.citers.length > 0 ? plural(work.citers.length, 'citer') : '',
    inNotes.has(work.citekey) ? 'in a note' : '',
    ...markWords(work.marks),
    `@${work.citekey}`,
  ];
  return {
    workId: work.id,
    label: plainLabel(work.title),
    description: plainLabel(facts.filter(Boolean).join(' · ')),
    detail: plainLabel(clip(readable(detail), 180)),
  };
}
