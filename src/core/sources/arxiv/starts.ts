/** Where arXiv abstract pages start in a text. */

import type { Lines } from '../text/lines';
import { DATELINE } from './history';

/** The archives, as the first line of a page names them: `Computer Science > Machine Learning`. */
const GROUP =
  /^#{0,6}\s{0,3}(?:Astrophysics|Computer Science|Condensed Matter|Economics|Electrical Engineering and Systems Science|General Relativity and Quantum Cosmology|High Energy Physics - (?:Experiment|Lattice|Phenomenology|Theory)|Mathematical Physics|Mathematics|Nonlinear Sciences|Nuclear (?:Experiment|Theory)|Physics|Quantitative Biology|Quantitative Finance|Quantum Physics|Statistics)(?:\s(?:>|&gt;|›)\s.{2,80})?$/;

/** `[2505.19955] A Title`: the page's title in the browser, in some dumps the only one. */
export const BRACKETED_TITLE =
  /^#{0,6}\s{0,3}\[((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?)\] (\S.*)$/;

const TITLE = /^[\s>#*_]{0,8}Title\s?:/;
const ABSTRACT = /^[\s>#*_]{0,8}Abstract[*_]{0,2}\s?:|^[[(]{0,2}(?:View|Download) PDF.{0,600}?Abstract:/;
/** What only arXiv's page has, so that a form with a title and an abstract is none. */
const OF_ARXIV =
  /^(?:\[?View PDF|Submission history|arXivLabs|References & Citations|Bibliographic and Citation Tools|Access Paper)|\bCite\sas:.{0,40}arXiv:/;
const ID_LINE = /^arXiv:\S{9,24}(?: [([][\w.-]+[)\]])?(?:\s|$)/;
const NOTICE = /^(?:This paper has been withdrawn|A newer version of this paper has been withdrawn)/;

/** What the page says on hovering over a missing submitter. */
const TOOLTIP = /^(?:Focus to learn more|Older arxiv papers may lack submitter name)/;

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
    const start = startAbove(lines, line, floor);
    if (starts.at(-1) === start) continue;
    const proved = sign === 'dateline' ? provesDated(lines, signs, at, start) : provesUndated(signs, at);
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
      NOTICE.test(text) ||
      TOOLTIP.test(text) ||
      BRACKETED_TITLE.test(text) ||
      TITLE.test(text);
    if (!isHead) break;
    start = index;
  }
  return start;
}
