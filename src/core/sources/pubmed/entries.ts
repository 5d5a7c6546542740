/** Where papers stand in what PubMed prints: a page of one, a list of results, its two formats of text. */
import { isByline } from '../text/byline';
import type { Lines } from '../text/lines';
import { isRule } from '../text/words';
import { BUTTON, CITATION, type Entry, JOURNAL } from './entry';
import { fullTextEntry } from './full-text';
import { textEntry } from './text-format';

const PMID = /^[-*\s]{0,4}PMID: ?\d{4,9}\b/;
/** `1: Jumper J, Evans R. Title. Nature. 2021 … PMID: 34265844; PMCID: PMC8371605.` */
const SUMMARY = /^\d{1,4}[:.] \S.{20,3000}\bPMID: ?\d{4,9}\b.{0,80}$/;

export function findEntries(lines: Lines): Entry[] {
  const entries: Entry[] = [];
  let floor = 0;
  let waiting: number | undefined;
  let among = false;
  let isCut = false;
  for (const [line, raw] of lines.texts.entries()) {
    const text = raw.length > 3200 ? '' : raw.trim();
    if (text === '') continue;
    // Below a page's own paper stand those alike, as results do.
    if (NEIGHBOURS.test(text.slice(0, 60)) && (isCut || isWhole(entries.at(-1)))) among = true;
    else if (/^\d[\d,]{0,9} results?$/.test(text)) among = false;
    if (/^\d{1,4}\. /.test(text) && CITATION.test(text) && !PMID_IN.test(text)) waiting = line;
    const entry = SUMMARY.test(text)
      ? ({ layout: 'summary', start: line, end: line + 1, pmid: line, title: line, titleEnd: line } as const)
      : PMID.test(text)
        ? entryOf(lines, line, floor, waiting)
        : fullTextEntry(lines, line, floor);
    // A page whose title cannot be told has its neighbours too.
    isCut = !entry && (isCut || PMID.test(text));
    if (!entry && PMID.test(text)) waiting = undefined;
    if (!entry) continue;
    if (among && entry.layout === 'result') {
      floor = line + 1;
      continue;
    }
    among = false;
    entries.push(entry);
    floor = line + 1;
    waiting = undefined;
  }
  return entries.map((entry, at) => ({
    ...entry,
    end: Math.max(entry.end, isWhole(entry) ? (entries[at + 1]?.start ?? lines.length) : entry.end),
  }));
}

const PMID_IN = /\bPMID: ?\d/;

function entryOf(lines: Lines, pmid: number, floor: number, waiting: number | undefined): Entry | undefined {
  if (waiting !== undefined && waiting >= floor) return textEntry(lines, waiting, pmid);
  return resultEntry(lines, pmid, floor) ?? pageEntry(lines, pmid, floor);
}

/** A page of its own, and no entry of a list. */
export function isWhole(entry: Entry | undefined): boolean {
  return entry?.layout === 'page' || entry?.layout === 'article';
}

const NEIGHBOURS = /^#{0,4}\s?(?:Similar articles|Cited by|References|See also)$/;

/** A result: title, `Jumper J, Evans R.`, citation, PMID, one below the other. */
function resultEntry(lines: Lines, pmid: number, floor: number): Entry | undefined {
  const above = filledAbove(lines, pmid, floor, 3);
  const [citation, authors, title] = above;
  if (citation === undefined || authors === undefined || title === undefined) return undefined;
  if (!CITATION.test(lines.at(citation)) || !AUTHORS.test(lines.at(authors).slice(0, 400))) return undefined;
  const number = filledAbove(lines, title, floor, 1)[0];
  const start = number !== undefined && /^\d{1,5}$/.test(lines.at(number)) ? number : title;
  return {
    layout: 'result',
    start,
    end: pmid + 1,
    pmid,
    citation,
    title,
    titleEnd: title + 1,
    authors,
    authorsEnd: authors + 1,
  };
}

const AUTHORS = /^[\p{L}\p{M}'’ -]{2,40} \p{Lu}{1,3}(?:, .{3,}|\.)/u;

const BESIDE =
  /^(?:Affiliations?(?: Expand)?|Authors?|Free (?:PMC )?article|Full text links|Cite|Display options|Expand|Collapse|[-•]?\s?\d{1,2} \S.{5,400}|#? ?Contributed equally\.?|No abstract available)$/;

/** A page: above the PMID the authors, if they are there, and the title; above them the citation. */
function pageEntry(lines: Lines, pmid: number, floor: number): Entry | undefined {
  let authors: number | undefined;
  for (let line = pmid - 1; line >= Math.max(floor, pmid - 40); line--) {
    const text = lines.at(line);
    if (text === '' || isRule(text) || BESIDE.test(text)) continue;
    if (authors === undefined && isPeople(text)) authors = line;
    else {
      if (text.length < 8 || text.length > 400 || CITATION.test(text) || isByline(text)) return undefined;
      const { start, citation } = aboveTitle(lines, line, floor);
      if (isBelowTitle(lines, line, floor, authors ?? citation)) return undefined;
      // A letter has no abstract: then the citation above the title shows that this is a page.
      if (!hasAbstract(lines, pmid) && (citation === undefined || authors === undefined)) return undefined;
      return {
        layout: 'page',
        start,
        end: pmid + 1,
        pmid,
        title: line,
        titleEnd: line + 1,
        ...(citation !== undefined && { citation }),
        ...(authors !== undefined && { authors, authorsEnd: authors + 1 }),
      };
    }
  }
  return undefined;
}

/** A button that no list of ours knows, where the title stands above it: below the names, or below the citation. */
function isBelowTitle(lines: Lines, line: number, floor: number, known: number | undefined): boolean {
  const [first, second] = filledAbove(lines, line, floor, 2).map((above) => lines.at(above).slice(0, 2000));
  if (known === undefined && first !== undefined && isPeople(first)) return true;
  const isCited = (text: string | undefined) =>
    text !== undefined && (CITATION.test(text) || /^doi: ?10\./.test(text));
  return !isCited(first) && isCited(second);
}

function isPeople(text: string): boolean {
  return PEOPLE.test(text) || (/^#{1,6} |\]\(/.test(text) && isByline(text));
}

/** `John Jumper # 1, Richard Evans # 2`: a name with the mark of an affiliation, or several names. */
const PEOPLE =
  /^\p{Lu}[\p{L}\p{M}.'’ -]{3,60}(?:\s?[#*]?\s?\d|,\s\p{Lu}[\p{L}.'’-]{0,20} \p{Lu}[\p{L}\p{M}.'’ -]{0,40}(?:,|\s?\d|$))/u;

function hasAbstract(lines: Lines, pmid: number): boolean {
  let others = 0;
  for (let line = pmid + 1; line < lines.length && others < 6; line++) {
    const text = lines.at(line);
    if (/^#{0,4}\s?(?:Abstract|No abstract available)$/i.test(text)) return true;
    if (PMID.test(text.slice(0, 100))) return false;
    if (text !== '') others++;
  }
  return false;
}

function aboveTitle(lines: Lines, title: number, floor: number): { start: number; citation?: number } {
  let start = title;
  let citation: number | undefined;
  for (const line of filledAbove(lines, title, floor, 8)) {
    const text = lines.at(line);
    if (BUTTON.test(text)) continue;
    if (citation === undefined && /^doi: ?10\.\S+/.test(text)) start = line;
    else if (citation === undefined && text.length < 400 && CITATION.test(text)) start = citation = line;
    else if (citation !== undefined && lines.at(citation).startsWith('.') && JOURNAL.test(text)) start = line;
    else if (
      citation !== undefined &&
      /^(?:Review|Meta-Analysis|Randomized Controlled Trial|Case Reports|Comparative Study)$/.test(text)
    )
      start = line;
    else break;
  }
  return { start, ...(citation !== undefined && { citation }) };
}

/** Up to `count` filled lines above, nearest first. */
function filledAbove(lines: Lines, below: number, floor: number, count: number): number[] {
  const found: number[] = [];
  for (let line = below - 1; line >= Math.max(floor, below - 12) && found.length < count; line--)
    if (lines.at(line) !== '' && !isRule(lines.at(line))) found.push(line);
  return found;
}
