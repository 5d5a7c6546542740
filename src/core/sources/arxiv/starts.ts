/** Where arXiv abstract pages start in a text. */

import { isByline } from '../text/byline';
import type { Lines } from '../text/lines';
import { barePartsBelow } from './bare';
import { DATELINE } from './history';

/** The archives, as the first line of a page names them: `Computer Science > Machine Learning`. */
const GROUP =
  /^#{0,6}\s{0,3}(?:Astrophysics|Computer Science|Condensed Matter|Economics|Electrical Engineering and Systems Science|General Relativity and Quantum Cosmology|High Energy Physics - (?:Experiment|Lattice|Phenomenology|Theory)|Mathematical Physics|Mathematics|Nonlinear Sciences|Nuclear (?:Experiment|Theory)|Physics|Quantitative Biology|Quantitative Finance|Quantum Physics|Statistics)(?:\s(?:>|&gt;|›)\s.{2,80})?$/;

/** `[2505.19955] A Title`: the page's title in the browser, in some dumps the only one. */
export const BRACKETED_TITLE =
  /^#{0,6}\s{0,3}\[((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?)\] (\S.*)$/;

/** A clip's own heading, which stands for the title. */
const HEADING = /^#{1,2}\s{1,3}(\S.*)$/;
const ABSTRACT_HEADING = /^#{1,6}\s{1,3}(?:Abstract|ABSTRACT)\s?:?$/;

const TITLE = /^[\s>#*_]{0,8}Title\s?:/;
const ABSTRACT = /^[\s>#*_]{0,8}Abstract[*_]{0,2}\s?:|^[[(]{0,2}(?:View|Download) PDF.{0,600}?Abstract:/;
/** What only arXiv's page has, so that a form with a title and an abstract is none. */
const OF_ARXIV =
  /^(?:\[?View PDF|Submission history|arXivLabs|References & Citations|Bibliographic and Citation Tools|Access Paper)|\bCite\sas:.{0,40}arXiv:/;
const ID_LINE = /^arXiv:\S{9,24}(?: [([][\w.-]+[)\]])?(?:\s|$)/;
/** Below the id in copies that break the line between them. */
const ARCHIVE_LINE = /^\([a-z]{2,8}(?:-[a-z]{2,5})?(?:\.[A-Za-z-]{2,12})?\)$/;
const NOTICE = /^(?:This paper has been withdrawn|A newer version of this paper has been withdrawn)/;

/** What the page says on hovering over a missing submitter. */
const TOOLTIP = /^(?:Focus to learn more|Older arxiv papers may lack submitter name)/;

/** Lines between a heading and the dateline below it: the names, between blank ones. */
const NAMES = 6;

/** Lines above the dateline that are looked at for the page's first. */
const HEAD = 14;

export function isGroup(text: string): boolean {
  return GROUP.test(text);
}

export function isWithdrawalNotice(text: string): boolean {
  return NOTICE.test(text);
}

export function isTooltip(text: string): boolean {
  return TOOLTIP.test(text);
}

export function isAbstractHeading(text: string): boolean {
  return ABSTRACT_HEADING.test(text);
}

/**
 * The heading above a dateline, where nothing but one line of names stands between; undefined where the page
 * has a title of its own, or no abstract below: a note may quote a dateline.
 */
export function headingAbove(
  lines: Lines,
  dateline: number,
  floor: number,
): { readonly line: number; readonly names?: number } | undefined {
  let names: number | undefined;
  for (let line = dateline - 1; line >= Math.max(floor, dateline - NAMES); line--) {
    const text = lines.at(line);
    if (text === '') continue;
    if (HEADING.test(text)) {
      const isTitle = !GROUP.test(text) && !BRACKETED_TITLE.test(text) && !TITLE.test(text);
      return isTitle && hasAbstractBelow(lines, dateline)
        ? { line, ...(names !== undefined && { names }) }
        : undefined;
    }
    if (names !== undefined || !isByline(text)) return undefined;
    names = line;
  }
  return undefined;
}

/** Between dateline and abstract: addresses, buttons and rules. Any other words may be the title. */
const BESIDES = /^(?:$|>|-{2,}$|\[?(?:View PDF|HTML|arXiv:|https?:))/;

function hasAbstractBelow(lines: Lines, dateline: number): boolean {
  for (let line = dateline + 1; line < Math.min(lines.length, dateline + HEAD); line++) {
    const text = lines.texts[line]!.slice(0, 700).trim();
    if (ABSTRACT.test(text) || ABSTRACT_HEADING.test(text)) return true;
    if (TITLE.test(text) || DATELINE.test(text) || !BESIDES.test(text)) return false;
  }
  return false;
}

type Sign = 'dateline' | 'title' | 'abstract' | 'mark';

interface Signed {
  readonly line: number;
  readonly sign: Sign;
}

/**
 * A page is a dateline with a title, or (some dumps lack the dateline) a title with an abstract and a mark of
 * arXiv's. A note may quote any one of them.
 */
export function findStarts(lines: Lines): number[] {
  const signs = findSigns(lines);
  const starts: number[] = [];
  // Where the page at hand ends at the earliest, and whether it still waits for its abstract.
  let floor = 0;
  let open = false;
  for (const [at, { line, sign }] of signs.entries()) {
    if (sign === 'abstract') open = false;
    if (sign === 'mark' || sign === 'abstract') continue;
    if (sign === 'title' && open) continue;
    const heading = sign === 'dateline' ? headingAbove(lines, line, floor) : undefined;
    const start = heading?.line ?? startAbove(lines, line, floor);
    if (starts.at(-1) === start) continue;
    const proved =
      heading !== undefined ||
      (sign === 'dateline' && barePartsBelow(lines, line) !== undefined) ||
      (sign === 'dateline' ? provesDated(lines, signs, at, start) : provesUndated(signs, at));
    if (!proved) continue;
    starts.push(start);
    floor = line + 1;
    open = true;
  }
  return starts;
}

function provesDated(lines: Lines, signs: readonly Signed[], at: number, start: number): boolean {
  const { line } = signs[at]!;
  let title = false;
  let head = false;
  for (let above = start; above < line; above++) {
    const text = lines.at(above);
    if (TITLE.test(text) || BRACKETED_TITLE.test(text)) title = true;
    else if (text !== '') head = true;
  }
  let more = head;
  for (let next = at + 1; next < signs.length && signs[next]!.sign !== 'dateline'; next++) {
    if (signs[next]!.sign === 'title') title = true;
    else more = true;
    if (title && more) return true;
  }
  return title && more;
}

function provesUndated(signs: readonly Signed[], at: number): boolean {
  let abstract = false;
  for (let next = at + 1; next < signs.length; next++) {
    const { sign } = signs[next]!;
    if (sign === 'title' || (sign === 'dateline' && !abstract)) return false;
    if (sign === 'dateline') return false;
    if (sign === 'abstract') abstract = true;
    // "View PDF" may stand above the abstract; a mark before and an abstract after prove it as well.
    if (sign === 'mark' && (abstract || signs[next + 1]?.sign === 'abstract')) return true;
  }
  return false;
}

function findSigns(lines: Lines): Signed[] {
  const signs: Signed[] = [];
  for (const [line, raw] of lines.texts.entries()) {
    // A long line is prose, but for the abstract that is glued to its label.
    const text = raw.length > 700 ? raw.slice(0, 700) : raw;
    if (DATELINE.test(text)) signs.push({ line, sign: 'dateline' });
    else if (TITLE.test(text) || BRACKETED_TITLE.test(text)) signs.push({ line, sign: 'title' });
    else if (ABSTRACT.test(text)) signs.push({ line, sign: 'abstract' });
    else if (OF_ARXIV.test(text)) signs.push({ line, sign: 'mark' });
  }
  return signs;
}

function startAbove(lines: Lines, anchor: number, floor: number): number {
  let start = anchor;
  for (let index = anchor - 1; index >= Math.max(floor, anchor - HEAD); index--) {
    const text = lines.at(index);
    if (text === '') continue;
    const isHead =
      GROUP.test(text) ||
      ID_LINE.test(text) ||
      ARCHIVE_LINE.test(text) ||
      NOTICE.test(text) ||
      TOOLTIP.test(text) ||
      BRACKETED_TITLE.test(text) ||
      TITLE.test(text);
    if (!isHead) break;
    start = index;
  }
  return start;
}
