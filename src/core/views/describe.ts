/** Short descriptions of papers and places that all views share. */
import type { Citation, PaperRecord, Work } from '../model';
import { shortAuthors } from '../names';
import { type FileId, lineNumber, type Place } from '../place';

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

/** `Computation and Language, cs.CL`: as printed, but no `CL` beside a `cs.CL`. */
export function categoryLabel(work: Work): string {
  return work.categories
    .filter((short) => !work.categories.some((long) => long.includes(`.${short}`)))
    .join(', ');
}
