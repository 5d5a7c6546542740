/**
 * The entries of a list of Google Scholar: the line of names, the title on it or above it, the links below it; and
 * the cited title above a list of citing papers.
 */
import type { Printed } from '../../model';
import type { Lines } from '../text/lines';
import { bareItem, filledAbove } from '../text/printed-parts';
import { type Byline, findByline, type Unparted } from './byline';

export interface Entry {
  /** The line of `[PDF] host`, or the title's. */
  readonly start: number;
  readonly titleLine: number;
  readonly line: number;
  /** The columns of that line which are its: in some extractions the next entry is glued behind its links. */
  readonly from: number;
  readonly to: number;
  readonly byline: Byline | Unparted;
  /** The links of the entry, `Save Cite Cited by 5 …`, when they were found. */
  readonly foot?: {
    readonly line: number;
    readonly cited?: { readonly count: number; readonly from: number; readonly to: number };
  };
}

const FOOT = /Related articles|All \d{1,5} versions|Save\s?Cite|Cite\s?Save|Cited by \d/;

/** `[PDF] arxiv.org`, alone on its line. */
const FULL_TEXT = /^\[(?:PDF|HTML|DOC|TXT|PS)\]\s{0,3}[a-z0-9][a-z0-9.-]{2,60}$/i;

/** `[PDF][PDF] `, `[CITATION][C] `, `[BOOK] ` before a title. */
export const PREFIX = /^\s{0,20}(?:[-*]\s)?(?:#{1,6}\s)?(?:\[[A-Z]{1,9}\]\s{0,3}){1,2}/;

const LINKS_BELOW = 9;

export function entriesOf(lines: Lines): Entry[] {
  const bylines = findBylines(lines);
  const entries = bylines.map((own, at): Entry | undefined => {
    const { line, from, to, byline } = own;
    const isAlone = 'names' in byline && lines.printed(line, from, byline.namesStart).text === '';
    const foot = footOf(lines, own, bylines[at + 1]?.line ?? lines.length);
    if (from > 0)
      return isAlone ? undefined : { start: line, titleLine: line, ...own, ...(foot && { foot }) };
    const titleLine = isAlone ? titleAbove(lines, line) : line;
    if (titleLine === undefined || (at > 0 && titleLine <= bylines[at - 1]!.line)) return undefined;
    const above = isAlone || !PREFIX.test(lines.texts[line]!) ? titleAbove(lines, titleLine) : undefined;
    const start = above !== undefined && FULL_TEXT.test(lines.at(above)) ? above : titleLine;
    return { start, titleLine, line, from, to, byline, ...(foot && { foot }) };
  });
  const found = entries.filter((entry) => entry !== undefined);
  if (!found.some(({ foot }) => foot)) return [];
  // Without its links an entry is believed when its line is whole: the list was cut there.
  return found.filter(({ foot, byline }) => foot || ('whole' in byline && byline.whole));
}

interface BylineAt {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly byline: Byline | Unparted;
}

const LABEL = String.raw`(?:Save|Cite|Cited by [\d,]{1,9}|Related articles|All \d{1,5} versions|View as HTML|Cached|Library Search|Web of Science: [\d,]{1,9}|Import into \w{3,8}|☆|»)`;
/** Where the next entry is glued on: two spaces behind the links of one, and no further link. */
const SEAM = new RegExp(
  String.raw`(?:Cited by [\d,]{1,9}|Related articles|All \d{1,5} versions|View as HTML|Cached|Library Search|Web of Science: [\d,]{1,9})\s{2,8}(?!${LABEL})(?=[\p{Lu}\p{N}["“])`,
  'gu',
);
const LONGEST_LINE = 200_000;

function findBylines(lines: Lines): BylineAt[] {
  const found: BylineAt[] = [];
  for (let line = 0; line < lines.length; line++) {
    const text = lines.texts[line]!;
    if (!/\s-\s/.test(text)) continue;
    let from = 0;
    for (const to of text.length > LONGEST_LINE ? [text.length] : [...seamsOf(text), text.length]) {
      const byline = findByline(text.slice(from, to));
      if (byline) found.push({ line, from, to, byline: 'names' in byline ? shifted(byline, from) : byline });
      from = to;
    }
  }
  return found;
}

function seamsOf(text: string): number[] {
  return [...text.matchAll(SEAM)].map((match) => match.index + match[0].length);
}

function shifted(byline: Byline, by: number): Byline {
  return {
    ...byline,
    namesStart: byline.namesStart + by,
    namesEnd: byline.namesEnd + by,
    venueStart: byline.venueStart + by,
    venueEnd: byline.venueEnd + by,
  };
}

const WITHIN = 'Search within citing articles';

/** Lines of the results page that can stand where the cited title is missing. */
const NO_TITLE =
  /results?\b|^(?:Articles|Case law|My (?:profile|library)|Sign in|Any time|Google Scholar|Advanced search|Loading.*|Sort by.*|https?:.*)$|(?:…|\.{3})$/i;

/** The title that a list of citing papers prints, right above `Search within citing articles`. */
export function citedAbove(
  lines: Lines,
  start: number,
  floor: number,
): { readonly line: number; readonly title: Printed } | undefined {
  for (let line = start - 1; line > Math.max(floor, start - 12); line--) {
    if (lines.at(line) !== WITHIN) continue;
    const above = titleAbove(lines, line);
    if (above === undefined || above <= floor) return undefined;
    const title = bareItem(lines, above);
    const isTitle = title.text.length >= 8 && title.text.length <= 400 && !NO_TITLE.test(title.text);
    return isTitle ? { line: above, title } : undefined;
  }
  return undefined;
}

function titleAbove(lines: Lines, line: number): number | undefined {
  return filledAbove(lines, line, line - 3);
}

function footOf(lines: Lines, own: BylineAt, next: number): Entry['foot'] {
  const { line } = own;
  // Where another entry is glued on, the links of this one stand before it.
  const limit = own.to < lines.texts[line]!.length ? line + 1 : Math.min(next, line + LINKS_BELOW);
  for (let below = line; below < Math.max(limit, line + 1); below++) {
    const text = partOf(lines, below, own);
    if (text.length > 4_000 || !FOOT.test(text)) continue;
    const cited = citedBy(lines, below, own, limit);
    return { line: cited?.line ?? below, ...(cited && { cited }) };
  }
  return undefined;
}

/** `Cited by 5`, on the line of the links or, where each has its own line, soon below it. */
function citedBy(
  lines: Lines,
  start: number,
  own: BylineAt,
  limit: number,
): { readonly line: number; readonly count: number; readonly from: number; readonly to: number } | undefined {
  for (let line = start; line < Math.min(Math.max(limit, own.line + 1), start + 5); line++) {
    const text = partOf(lines, line, own);
    const column = line === own.line ? own.from : 0;
    const match = text.length > 4_000 ? null : /Cited by ([\d,]{1,9})/.exec(text);
    if (match)
      return {
        line,
        count: Number(match[1]!.replaceAll(',', '')),
        from: column + match.index,
        to: column + match.index + match[0].length,
      };
  }
  return undefined;
}

/** A line, or of the entry's own the part that is its. */
function partOf(lines: Lines, line: number, { line: own, from, to }: BylineAt): string {
  const text = lines.texts[line]!;
  return line === own ? text.slice(from, to) : text;
}

/** Menus of the site between its address and the first entry. */
const MENU =
  /^(?:Articles|Case law|Profiles|My (?:profile|library)|Sign in|Google Scholar|(?:About )?[\d,]{1,12} results?\b.{0,30}|Page \d+ of .{0,40}|Any time|Since \d{4}|Custom range.{0,4}|Sort by (?:relevance|date)|Any type|Review articles|include patents|include citations|Create alert|Search within citing articles)$/;

/** The first line of the menus right above a line; the line itself where none stands there. */
export function topOfMenus(lines: Lines, line: number, floor: number): number {
  let top = line;
  for (let above = line - 1; above > floor && above > line - 60; above--) {
    const text = lines.at(above);
    if (text === '') continue;
    if (!MENU.test(text)) break;
    top = above;
  }
  return top;
}
