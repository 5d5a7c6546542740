/** The line above the title of a page, and above a literature note: how often the paper is cited, and what else is of it. */
import type { Library } from '../library/library';
import type { Work } from '../model';
import { type FileId, holds, type Place } from '../place';
import { plural } from './markdown';

/** One link of the line. */
export interface Lens {
  readonly title: string;
  readonly action: 'showCitingNotes' | 'showCiters' | 'revealPaper' | 'openPage' | 'openLiteratureNote';
}

/**
 * `cited in 3 notes`, `39 citers`, and from a page to its note, from a note to its paper and page; nothing of what
 * there is none of.
 */
export function lensesOf(work: Work, notes: number, above: 'page' | 'note'): Lens[] {
  const citers = work.citers.length;
  const lenses: Lens[] = [];
  if (notes > 0) lenses.push({ title: `cited in ${plural(notes, 'note')}`, action: 'showCitingNotes' });
  if (citers > 0) lenses.push({ title: plural(citers, 'citer'), action: 'showCiters' });
  if (above === 'note')
    lenses.push({ title: 'paper', action: 'revealPaper' }, { title: 'page', action: 'openPage' });
  else if (work.marks.notes.length > 0) lenses.push({ title: 'note', action: 'openLiteratureNote' });
  return lenses;
}

/** The works that pages of a file are about, with the place of the title in each page. */
export function titledPages(library: Library, file: FileId): { work: Work; title: Place }[] {
  const found = new Map<string, { work: Work; title: Place }>();
  for (const { work, place: page } of library.pagesIn(file)) {
    const own = work?.records.find(
      ({ part, title: { place } }) =>
        part !== 'citer' && place.file === file && holds(page, place.line, place.column),
    );
    if (work && own) found.set(`${own.title.place.line}:${work.id}`, { work, title: own.title.place });
  }
  return [...found.values()];
}
