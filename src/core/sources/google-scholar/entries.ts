/**
 * The entries of a list of Google Scholar: the line of names, the title on it or above it, the links below it; and
 * the cited title above a list of citing papers.
 */
import type { Printed } from '../../model';
import type { Lines } from '../text/lines';
import { bareItem } from '../text/printed-parts';
import { type Byline, findByline, type Unparted } from './byline';

export interface Entry {
  /** The line of `[PDF] host`, or the title's. */
  readonly start: number;
  readonly titleLine: number;
  readonly line: number;
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
  const bylines: { readonly line: number; readonly byline: Byline | Unparted }[] = [];
  for (let line = 0; line < lines.length; line++) {
    const text = lines.texts[line]!;
    if (!/\s-\s/.test(text)) continue;
    const byline = findByline(text);
    if (byline) bylines.push({ line, byline });
  }
  const entries = bylines.map(({ line, byline }, at): Entry | undefined => {
    const isAlone = 'names' in byline && lines.printed(line, 0, byline.namesStart).text === '';
    const titleLine = isAlone ? filledAbove(lines, line) : line;
    if (titleLine === undefined || (at > 0 && titleLine <= bylines[at - 1]!.line)) return undefined;
    const above = isAlone || !PREFIX.test(lines.texts[line]!) ? filledAbove(lines, titleLine) : undefined;
    const start = above !== undefined && FULL_TEXT.test(lines.at(above)) ? above : titleLine;
    const foot = footOf(lines, line, bylines[at + 1]?.line ?? lines.length);
    return { start, titleLine, line, byline, ...(foot && { foot }) };
  });
  const found = entries.filter((entry) => entry !== undefined);
  if (!found.some(({ foot }) => foot)) return [];
  // Without its links an entry is believed when its line is whole: the list was cut there.
  return found.filter(({ foot, byline }) => foot || ('whole' in byline && byline.whole));
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
    const above = filledAbove(lines, line);
    if (above === undefined || above <= floor) return undefined;
    const title = bareItem(lines, above);
    const isTitle = title.text.length >= 8 && title.text.length <= 400 && !NO_TITLE.test(title.text);
    return isTitle ? { line: above, title } : undefined;
  }
  return undefined;
}

function filledAbove(lines: Lines, line: number): number | undefined {
  for (let above = line - 1; above >= Math.max(0, line - 3); above--)
    if (lines.at(above) !== '') return above;
  return undefined;
}

function footOf(lines: Lines, line: number, limit: number): Entry['foot'] {
  for (let below = line; below < Math.min(limit, line + LINKS_BELOW); below++) {
    const text = lines.texts[below]!;
    if (text.length > 4_000 || !FOOT.test(text)) continue;
    const cited = citedBy(lines, below, Math.min(limit, line + LINKS_BELOW));
    return { line: cited?.line ?? below, ...(cited && { cited }) };
  }
  return undefined;
}

/** `Cited by 5`, on the line of the links or, where each has its own line, soon below it. */
function citedBy(
  lines: Lines,
  from: number,
  limit: number,
): { readonly line: number; readonly count: number; readonly from: number; readonly to: number } | undefined {
  for (let line = from; line < Math.min(limit, from + 5); line++) {
    const text = lines.texts[line]!;
    const match = text.length > 4_000 ? null : /Cited by ([\d,]{1,9})/.exec(text);
    if (match)
      return {
        line,
        count: Number(match[1]!.replaceAll(',', '')),
        from: match.index,
        to: match.index + match[0].length,
      };
  }
  return undefined;
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
