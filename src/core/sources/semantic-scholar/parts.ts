/** The parts of a Semantic Scholar page, each told by its label or by its form. */
import { parseDate } from '../../dates';
import type { Name, PaperRecord, PartialDate, Printed } from '../../model';
import { parseName } from '../../names';
import type { Place } from '../../place';
import { endsSentence } from '../../prose';
import { isName } from '../text/glued-authors';
import type { Lines } from '../text/lines';
import { filledFrom, printedSpan } from '../text/printed-parts';
import { holdsWords, plainWords } from '../text/words';
import { startsEntry } from './cite-entry';

/** Labels and buttons that stand on such a page, each filling its line. */
const MARK =
  /^\[?(?:TLDR(?:$|\s?\p{Lu})|View (?:on|via|PDF|Paper|All)\b.{0,60}$|Save to Library|Create Alert|Share This Paper|Highly Influential Citations|Background Citations|Methods? Citations|Results? Citations|Ask This Paper|AI-Powered$|Figures (?:and Tables )?from this paper|Tables from this paper|[\d,]{1,9} (?:Citations?|References?)(?:$|\p{Lu})|Related Papers|Semantic Reader|Topics$|\[PDF\]|Cite$|Alert$|Save$)/u;

export function isMark(text: string): boolean {
  return text.length < 4_000 && MARK.test(text);
}

export interface Published {
  readonly line: number;
  readonly place: Place;
  readonly date?: PartialDate;
  /** Left out where the page shortens it, and where it is only the preprint server. */
  readonly venue?: string;
}

const DATE =
  /(?:(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) )?(?:18|19|20)\d{2}$/;

const FIELDS =
  'Computer Science|Medicine|Chemistry|Biology|Materials Science|Physics|Geology|Psychology|Art|History|Geography|Sociology|Business|Political Science|Economics|Philosophy|Mathematics|Engineering|Environmental Science|Agricultural and Food Sciences|Education|Law|Linguistics';
const FIELD = new RegExp(`^(?:${FIELDS})$`);
const FIELDS_BEHIND = new RegExp(`(?:\\s?[·|,]?\\s?(?:${FIELDS})){1,8}$`);

/** `Published in Annual Meeting of the… 7 November 2019`, `Published 12 June 2017`. */
export function publishedAt(lines: Lines, line: number): Published | undefined {
  const { text: whole, place } = lines.printed(line);
  if (whole.length > 300 || !whole.startsWith('Published ')) return undefined;
  // `… 12 June 2017Computer Science`, where the fields of study are glued on.
  const text = whole.replace(FIELDS_BEHIND, '').trim();
  const date = DATE.exec(text);
  if (!date) return undefined;
  const parsed = parseDate(date[0]);
  const venue = /^Published in\s+(.+)$/.exec(text.slice(0, date.index).trim())?.[1]?.replace(/[\s,·-]+$/, '');
  const isVenue = venue !== undefined && !/(?:…|\.{3})$/.test(venue) && !isPreprintServer(venue);
  return { line, place, ...(parsed && { date: parsed }), ...(isVenue && { venue }) };
}

/** Not a venue: "arXiv.org", "ArXiv". */
export function isPreprintServer(venue: string): boolean {
  return /^(?:arxiv(?:\.org)?|biorxiv|medrxiv)$/i.test(venue);
}

export interface AuthorLine {
  readonly names: readonly Name[];
  readonly complete: boolean;
  readonly place: Place;
}

/**
 * The names below the title: `A. Vaswani, Noam M. Shazeer, +5 authors Illia Polosukhin`, on one line or one a
 * line. Undefined as soon as a part cannot be a name.
 */
export function authorsOf(lines: Lines, from: number, published: number | undefined): AuthorLine | undefined {
  const names: string[] = [];
  let complete = true;
  let first: number | undefined;
  let last = from;
  let depth = 0;
  for (let line = from; line < Math.min(lines.length, published ?? from + 40); line++) {
    const text = plainWords(lines.texts[line]!);
    // BibTeX stands between title and authors on some pages.
    if (depth === 0 && startsEntry(text)) depth = 1;
    if (depth > 0) {
      if (/\}$/.test(text) && (text === '}' || text.startsWith('@'))) depth = 0;
      continue;
    }
    if (!holdsWords(text)) continue;
    if (isMark(text)) break;
    const parts = partsOf(text);
    if (!parts) {
      // Without a line of publication the names are followed by the abstract.
      if (published === undefined && names.length > 0) break;
      return undefined;
    }
    names.push(...parts.names);
    complete = complete && parts.complete;
    first ??= line;
    last = line;
  }
  if (first === undefined || names.length === 0) return undefined;
  const at = printedSpan(
    lines,
    { line: first, column: 0 },
    { line: last, column: (lines.texts[last] ?? '').length },
  );
  return at && { names: names.map(parseName), complete, place: at.place };
}

function partsOf(text: string): { readonly names: string[]; readonly complete: boolean } | undefined {
  if (text.length > 20_000) return undefined;
  const whole = text.replace(/(?:,\s{0,3})?\+\s?\d{1,4} (?:more )?authors?/, ',');
  const names = whole
    .split(/\s*,\s*/)
    .map((name) => name.replace(/^and\s+/, '').trim())
    .filter((name) => name !== '');
  const areNames = names.every((name) => isName(name) && name.includes(' '));
  return areNames ? { names, complete: whole === text } : undefined;
}

/** `Computer Science, Mathematics` right below the line of publication. */
export function fieldsOfStudy(
  lines: Lines,
  from: number,
): { readonly line: number; readonly fields: readonly string[] } | undefined {
  for (let line = from; line < Math.min(lines.length, from + 3); line++) {
    const text = lines.at(line);
    if (text === '') continue;
    const fields = text.length > 200 ? [] : text.split(/\s*,\s*/);
    return fields.length > 0 && fields.every((field) => FIELD.test(field)) ? { line, fields } : undefined;
  }
  return undefined;
}

export interface Texts {
  readonly abstract?: Printed;
  readonly summary?: Printed;
  /** What the page shows of an abstract that it shortens. */
  readonly shortened?: Printed;
}

/** The machine's summary and the abstract; both end before the buttons of the paper. */
export function textsOf(lines: Lines, from: number): Texts {
  let summary: Printed | undefined;
  let abstract: Printed | undefined;
  for (let line = from + 1; line < Math.min(lines.length, from + 80); line++) {
    const raw = lines.texts[line]!;
    const text = raw.trim();
    if (!holdsWords(text)) continue;
    const label = /^\s{0,20}[#*]{0,6}\s{0,2}(TLDR|Abstract)[*:]{0,3}\s{0,4}(?=$|\p{Lu}|\p{N})/u.exec(raw);
    const isLabelled = label !== null;
    if (text === 'Expand') continue;
    // Behind the buttons stand the texts of other papers.
    if (!isLabelled && isMark(text)) break;
    const isHeading = isLabelled && lines.printed(line, label[0].length).text === '';
    const end = paragraphEnd(lines, line, isHeading);
    const first = isHeading ? filledFrom(lines, line + 1, end + 1) : undefined;
    const words = printedSpan(
      lines,
      first === undefined ? { line, column: label?.[0].length ?? 0 } : { line: first },
      { line: end, column: withoutExpand(lines.texts[end]!) },
    );
    if (words && label?.[1] === 'TLDR') summary ??= words;
    // Without its heading a paragraph is the abstract when it is one: long, and of whole sentences.
    else if (words && (isLabelled || words.text.length >= 120)) abstract ??= words;
    if (summary && abstract) break;
    line = end;
  }
  const isShortened =
    abstract !== undefined && /(?:…|\.{3})$/.test(abstract.text) && !endsSentence(abstract.text.slice(0, -3));
  return {
    ...(summary && !summary.text.includes('\n') && { summary }),
    ...(abstract && !isShortened && { abstract }),
    ...(abstract && isShortened && { shortened: abstract }),
  };
}

/** The last line of the paragraph; a heading alone on its line is followed by it. */
function paragraphEnd(lines: Lines, start: number, isHeading: boolean): number {
  let end = start;
  if (isHeading) while (end + 1 < lines.length && end < start + 3 && !holdsWords(lines.at(end + 1))) end++;
  if (isHeading && end + 1 < lines.length && !isMark(lines.at(end + 1))) end++;
  while (
    end + 1 < lines.length &&
    !/Expand$/.test(lines.at(end)) &&
    lines.at(end + 1) !== '' &&
    !isMark(lines.at(end + 1)) &&
    !/^(?:Expand|Abstract\b.{0,20000}|TLDR\b)/.test(lines.at(end + 1))
  )
    end++;
  return end;
}

/** The column at which a line ends without the button `Expand` glued to it. */
function withoutExpand(raw: string): number {
  const tail = /\s{0,4}Expand\s{0,10}$/.exec(raw.slice(-30));
  return tail ? raw.length - tail[0].length : raw.length;
}

/** `110,203 Citations`, the first on the page. */
export function citationsOf(lines: Lines, from: number): PaperRecord['citationCount'] {
  for (let line = from; line < Math.min(lines.length, from + 200); line++) {
    const { text, place } = lines.printed(line);
    const match = /^([\d,]{1,11}) Citations?(?=$|\p{Lu})/u.exec(text.slice(0, 80));
    if (!match) continue;
    return {
      count: Number(match[1]!.replaceAll(',', '')),
      place: { ...place, endColumn: place.column + match[0].length },
    };
  }
  return undefined;
}
