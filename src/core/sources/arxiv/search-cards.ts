/** Where the cards of arXiv's search results start, and their parts. */
import type { Printed } from '../../model';
import type { Lines } from '../text/lines';
import { holdsWords, isRule } from '../text/words';
import { arxivIdIn, type Stretch } from './entries';

export interface Card {
  /** The line of the id. */
  readonly start: number;
  readonly title: number;
  /** The line behind the title. */
  readonly titleEnd: number;
  readonly authors: Stretch;
  readonly abstract?: Stretch;
  /** The line of "Submitted …". */
  readonly submitted?: number;
  readonly values: ReadonlyMap<string, Printed>;
  /** The last line of the card. */
  readonly last: number;
}

const ID = /^[\s>*•-]{0,8}(?:\d{1,5}\.\s{1,4})?\[?arXiv:/;
const AUTHORS = /^[\s>*_]{0,8}Authors?[*_]{0,2}\s?:[*_]{0,2}/;
const ABSTRACT = /^[\s>*_]{0,8}Abstract[*_]{0,2}(?:\s?:[*_]{0,2}|\s*$)/;
const SUBMITTED = /^[\s*_]{0,6}Submitted[\s*_]{1,6}\d{1,2}\s[A-Z][a-z]{2,8},?\s\d{4}/;
const VALUE =
  /^[\s*_]{0,6}(Comments|Journal\sref|Report\snumber|MSC\sClass|ACM\sClass)[*_]{0,2}\s?:[*_]{0,2}/;

const FORM = String.raw`[[\]().,;|\s]{0,8}(?:pdf|ps|html|other|dvi)?(?:\([^()\s]{0,200}\))?[[\]().,;|\s]{0,8}`;
/** A category as its tag has it, source of a pattern. */
export const CATEGORY = String.raw`(?:(?:astro-ph|cond-mat|cs|econ|eess|math|nlin|physics|q-bio|q-fin|stat)\.[A-Z]{2}|(?:cond-mat|physics|nlin|q-bio)\.[a-z]{2,8}(?:-[a-z]{2,5})?|(?:astro-ph|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph)(?![\w.-]))`;

/** The forms of the paper and its tags, which stand between id and title. */
const TAG = new RegExp(
  String.raw`^[\s*_•-]{0,6}(?:${FORM}|\[.{0,600}\]|(?:${CATEGORY}[\s,;|]{0,4}){0,12}(?:\[?doi\]?\s{0,4})?(?:\[?10\.\d{4,9}/\S{1,400})?)$`,
);

/** So many lines at most from an id to its authors, and from there to the date. */
const MOST_LINES = 24;
const MOST_LINES_OF_ABSTRACT = 400;

/** A card has an id, a title without a label, authors with one, and an abstract or the day of submission. */
export function findCards(lines: Lines): Card[] {
  const ids: number[] = [];
  for (const [index, raw] of lines.texts.entries()) {
    if (raw.length < 2000 && ID.test(raw) && arxivIdIn(raw)) ids.push(index);
  }
  return ids.flatMap((start, at) => {
    const card = cardAt(lines, start, ids[at + 1] ?? lines.length);
    return card ? [card] : [];
  });
}

/** The line of an id in the last lines, behind the last card: a card that was cut. */
export function cutCard(lines: Lines, last: Card | undefined): number | undefined {
  const end = lines.lastFilled;
  for (let index = end; index > Math.max(last?.last ?? 0, end - MOST_LINES); index--) {
    if (ID.test(lines.texts[index]!.slice(0, 300)) && arxivIdIn(lines.texts[index]!)) return index;
  }
  return undefined;
}

function cardAt(lines: Lines, start: number, limit: number): Card | undefined {
  const authors = find(lines, AUTHORS, start + 1, Math.min(limit, start + MOST_LINES));
  if (authors === undefined) return undefined;
  let title = start + 1;
  while (title < authors && isAboveTitle(lines.at(title))) title++;
  if (title >= authors || LABELLED.test(lines.at(title))) return undefined;
  const abstract = find(lines, ABSTRACT, authors + 1, Math.min(limit, authors + MOST_LINES_OF_ABSTRACT));
  const submitted = find(
    lines,
    SUBMITTED,
    (abstract ?? authors) + 1,
    Math.min(limit, (abstract ?? authors) + MOST_LINES_OF_ABSTRACT),
  );
  if (abstract === undefined && submitted === undefined) return undefined;
  if (!isCard(lines, abstract, submitted, limit)) return undefined;
  const { values, last } = valuesBelow(lines, submitted, limit);
  const authorsFrom = AUTHORS.exec(lines.texts[authors]!)![0].length;
  const authorsEnd = abstract ?? submitted!;
  const abstractEnd = submitted ?? Math.min(limit, (abstract ?? 0) + MOST_LINES_OF_ABSTRACT);
  return {
    start,
    title,
    titleEnd: endOfTitle(lines, title, authors),
    authors: { line: authors, from: authorsFrom, end: authorsEnd },
    ...(abstract !== undefined && {
      abstract: {
        line: abstract,
        from: ABSTRACT.exec(lines.texts[abstract]!)![0].length,
        end: abstractEnd,
      },
    }),
    ...(submitted !== undefined && { submitted }),
    values,
    last: last ?? lastFilled(lines, abstractEnd),
  };
}

/** The forms and tags of the paper, or a rule or picture between them and its title. */
function isAboveTitle(text: string): boolean {
  return (
    text === '' ||
    isRule(text) ||
    TAG.test(text.slice(0, 700)) ||
    (text.startsWith('![') && !holdsWords(text))
  );
}

/** A title may be wrapped; a rule below draws it as a heading. */
function endOfTitle(lines: Lines, title: number, authors: number): number {
  let end = title + 1;
  while (end < authors && !isRule(lines.at(end))) end++;
  return end;
}

/** A label or a dateline where the title should stand: another kind of page. */
const LABELLED = /^[\s>#*_]{0,8}(?:Title|Date|From|Subjects)\s?:|^[[(]{0,2}Submitted on\b/;

/** What only a search has: the shortened abstract, or the words on its announcement. */
function isCard(
  lines: Lines,
  abstract: number | undefined,
  submitted: number | undefined,
  limit: number,
): boolean {
  if (submitted !== undefined) return true;
  const end = Math.min(limit, abstract! + 60);
  for (let index = abstract!; index < end; index++) if (lines.texts[index]!.includes('▽')) return true;
  return false;
}

function valuesBelow(
  lines: Lines,
  submitted: number | undefined,
  limit: number,
): { values: Map<string, Printed>; last?: number } {
  const values = new Map<string, Printed>();
  if (submitted === undefined) return { values };
  let last = submitted;
  for (let index = submitted + 1; index < Math.min(limit, submitted + MOST_LINES); index++) {
    const text = lines.texts[index]!;
    if (text.trim() === '') continue;
    const match = VALUE.exec(text.slice(0, 80));
    // "originally announced August 2018." may stand on a line of its own.
    if (!match && /^(?:v1|submitted|originally|announced|[;.])/.test(text.trim())) last = index;
    if (!match) continue;
    let value = lines.printed(index, match[0].length);
    last = index;
    for (let next = index + 1; value.text === '' && next < Math.min(limit, index + 4); next++) {
      value = lines.printed(next);
      last = next;
    }
    const label = match[1]!.startsWith('Journal') ? 'journal' : match[1]!.toLowerCase();
    if (value.text !== '' && !values.has(label)) values.set(label, value);
    index = last;
  }
  return { values, last };
}

function find(lines: Lines, pattern: RegExp, from: number, to: number): number | undefined {
  for (let index = from; index < to; index++)
    if (pattern.test(lines.texts[index]!.slice(0, 120))) return index;
  return undefined;
}

function lastFilled(lines: Lines, end: number): number {
  let last = end - 1;
  while (last > 0 && lines.at(last) === '') last--;
  return last;
}
