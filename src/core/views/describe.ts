/** Short descriptions of papers and places that all views share. */
import { categoryCode } from '../categories';
import type { Citation, PaperRecord, Work } from '../model';
import { shortAuthors } from '../names';
import { type FileId, lineNumber, type Place } from '../place';
import { siteLabel } from '../sources';

/** `Tan et al., 2025`; only what is known, possibly empty. */
export function authorsYear(work: Work): string {
  const year = work.item.issued?.year;
  return [shortAuthors(work.item.author, work.authorsComplete), year]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

/** The name of the file, without its folders. */
export function fileName(file: FileId): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** `000_d6fab7c53ecb44a4.txt:19` */
export function placeLabel(place: Place): string {
  return `${fileName(place.file)}:${lineNumber(place)}`;
}

/**
 * What pages say of the number of citers where it is not the number of those known: `51 on Pith, 120 on Semantic
 * Scholar`. Every page's word, since sites count differently and a page grows older.
 */
export function countsLabel(work: Work): string {
  const words = work.citationCounts
    .filter(({ count }) => count !== work.citers.length)
    .map(({ source, count }) => `${count.toLocaleString('en')} on ${siteLabel(source)}`);
  return [...new Set(words)].join(', ');
}

/** Citers with the representative ones first, otherwise in page order. */
export function bestCitersFirst(citers: readonly Citation[]): Citation[] {
  return [
    ...citers.filter((citer) => citer.representative),
    ...citers.filter((citer) => !citer.representative),
  ];
}

const PARTS: Readonly<Record<PaperRecord['part'], string>> = {
  page: 'its own page',
  entry: 'listed',
  cited: 'who cites it',
  citer: 'as a citer',
};

/** What the page is to the paper, in words. */
export function partLabel(part: PaperRecord['part']): string {
  return PARTS[part];
}

/** `cs.CL, cs.LG`: each category once, by its code where it has one. */
export function categoryLabel(work: Work): string {
  return [...new Set(work.categories.map((category) => categoryCode(category) ?? category))].join(', ');
}
