/** A paper in what PubMed prints, and the forms of the lines that show where one stands. */
import type { Lines } from '../text/lines';

/** `article` is the full text in PubMed Central. */
export type Layout = 'page' | 'result' | 'summary' | 'abstract' | 'article';

export interface Entry {
  readonly layout: Layout;
  readonly start: number;
  readonly end: number;
  /** The line with the PMID; of a summary the only one. */
  readonly pmid: number;
  /** The line with journal, date, volume and pages. */
  readonly citation?: number;
  /** The lines of the title, to before `titleEnd`. */
  readonly title: number;
  readonly titleEnd: number;
  readonly authors?: number;
  readonly authorsEnd?: number;
}

/** `Nature. 2021 Aug;596(7873):583-589. doi: 10.1038/…. Epub 2021 Jul 15.`, the journal perhaps on the line above. */
export const CITATION =
  /^(?:(?<number>\d{1,4})\. )?(?:(?<journal>\p{Lu}[^;:]{1,100}?)\. ?|\. ?)?(?<year>(?:19|20)\d\d)(?: (?<month>[A-Z][a-z]{2})(?:-[A-Z][a-z]{2})?(?: (?<day>\d{1,2})(?:-\d{1,2})?)?)?(?:;(?<volume>[\w. -]{1,25}?)?(?:\((?<issue>[^()]{1,25})\))?:(?<page>[\w.–-]{1,25}?))?(?:\.|:)(?:\s|$)/u;

/** What stands between the name of a journal and the rest of the citation. */
export const BUTTON = /^(?:Actions|Search in (?:PubMed|NLM Catalog)|Add to Search)$/;

/** The name of a journal alone on a line, above a citation that starts with a full stop. */
export const JOURNAL = /^(?:Review |Meta-Analysis )?\p{Lu}[\p{L}\p{M} .,&():-]{1,80}$/u;

/** Before the blank line that ends the paragraph. */
export function endOfParagraph(lines: Lines, from: number): number {
  let line = from;
  while (line < lines.length && lines.at(line) !== '') line++;
  return line;
}

/** The first line of the next paragraph. */
export function afterBlank(lines: Lines, from: number, limit: number): number {
  let line = endOfParagraph(lines, from);
  while (line < limit && lines.at(line) === '') line++;
  return Math.min(line, limit);
}
