/** What stands above the dateline of a forum page: its title and, unless the submission is anonymous, its authors. */
import type { Printed } from '../../model';
import { headerAbove } from '../text/header';
import { type Lines, once } from '../text/lines';
import {
  bareLine,
  bareText,
  filledAbove,
  isLooseNameList,
  isNameList,
  isSoleName,
} from '../text/printed-parts';
import { isRule, plainWords } from '../text/words';

/** The lines above a dateline that are its page's; without a title where the page was cut. */
export interface ForumHead {
  readonly start: number;
  readonly title?: Printed;
  /** The line of the authors. */
  readonly names?: number;
}

const BUTTON =
  /^(?:\[?(?:Download )?PDF\]?(?:\(.{0,300}\))?|\[?Open Webpage\]?.{0,60}|\[?Show Bibtex\]?|[-·•|[\] ]{1,6})$/i;
const ANONYMOUS = /^Anonymous(?: Authors?| \d{1,3} Authors)?$/i;
/** The link of a name. */
const PROFILE = /\]\([^()\s]{0,40}\/profile\?id=/;
/** The site's lines above a title: its menu, the way back, the window of its BibTeX, the name of the tab. */
const CRUMB =
  /^\W{0,4}(?:(?:back arrow\s?)?(?:Back|Go) to .{0,120}|(?:Toggle navigation\s?)?OpenReview(?:\.net)?|Log ?in|Sign up|Toggle navigation|Search OpenReview.{0,60}|BibTeX Record|Click anywhere on the box above to highlight complete record|Done|.{1,300} \| OpenReview)$/i;
/** What a crawler writes above a page. */
const HEADER = /^\W{0,4}(?:https?:\/\/.*|(?:url|source|saved|date)\s?:.*)$/i;
/** The lines of a head, blank ones counted. */
const MOST_ABOVE = 14;
/** The same of the site's lines above it. */
const MOST_CRUMBS = 30;

/** Reads upward from a dateline, not above `floor`, where the page before ends. */
export function headAbove(lines: Lines, dateline: number, floor: number): ForumHead | undefined {
  const above: number[] = [];
  const lowest = Math.max(floor, dateline - MOST_ABOVE);
  let top = dateline;
  let isBelowRule = false;
  for (let line = filledAbove(lines, dateline, lowest); line !== undefined && above.length < 2; ) {
    if (isCrumb(lines, line) || HEADER.test(lines.at(line))) break;
    // What stands above a rule is the title where names stand below it, and else of another text.
    if (above.length === 1 && isParted(lines, line, top) && !isNames(lines, above[0]!)) {
      isBelowRule = true;
      break;
    }
    top = line;
    if (!BUTTON.test(lines.at(line))) above.push(line);
    line = filledAbove(lines, line, lowest);
  }
  const [near, far] = above;
  if (near === undefined) return undefined;
  if (far !== undefined && namesAt(lines, near, far)) {
    const anonymous = ANONYMOUS.test(wordsAt(lines, near));
    return {
      start: withCrumbs(lines, far, floor),
      title: titleAt(lines, far),
      ...(!anonymous && { names: near }),
    };
  }
  // A short title looks like a sole name; below a rule only its mark as a heading tells it.
  const isSole = isBelowRule && isSoleName(lines.at(near)) && !/^#{1,2}\s/.test(lines.at(near));
  if (isNames(lines, near) || isSole) return { start: near, names: near };
  return { start: withCrumbs(lines, near, floor), title: titleAt(lines, near) };
}

/** The page starts at the site's own lines, so that an address above them is known to be its. */
function withCrumbs(lines: Lines, title: number, floor: number): number {
  let start = title;
  const lowest = Math.max(floor, title - MOST_CRUMBS);
  for (let line = filledAbove(lines, title, lowest); line !== undefined; ) {
    if (!isCrumb(lines, line)) break;
    start = line;
    line = filledAbove(lines, line, lowest);
  }
  return start;
}

function isCrumb(lines: Lines, line: number): boolean {
  const text = lines.at(line);
  return text.length < 1500 && CRUMB.test(wordsAt(lines, line));
}

/** Whether a rule stands between two lines, and is not the one that draws the upper as a heading. */
function isParted(lines: Lines, upper: number, lower: number): boolean {
  for (let line = upper + 1; line < lower; line++) {
    if (!isRule(lines.at(line))) continue;
    const isFrontMatter = lines.at(line) === '---' && headerAbove(lines, line + 1).url !== undefined;
    if (line > upper + 1 || isFrontMatter) return true;
  }
  return false;
}

/** Whether nothing but a blank line, or what can only stand below a title, is between two lines. */
function isRightAbove(lines: Lines, upper: number, lower: number): boolean {
  if (lower - upper <= 2) return true;
  for (let line = upper + 1; line < lower; line++) if (lines.at(line) !== '') return lower - upper <= 8;
  return false;
}

/** Whether a line can be nothing but names. */
function isNames(lines: Lines, line: number): boolean {
  const text = lines.at(line);
  const words = wordsAt(lines, line);
  return ANONYMOUS.test(words) || isNameList(text, words) || PROFILE.test(text.slice(0, 2000));
}

/** The plain words of a line, which each of the questions above asks for: a line of links is dear to read. */
function wordsAt(lines: Lines, line: number): string {
  const known = wordsOfLines(lines);
  const words = known.get(line) ?? plainWords(lines.at(line));
  known.set(line, words);
  return words;
}

const wordsOfLines = once(() => new Map<number, string>());

/** Whether the line above the dates holds names; a sole name only right below what can be a title. */
function namesAt(lines: Lines, near: number, far: number): boolean {
  if (isNames(lines, near)) return true;
  const text = wordsAt(lines, near);
  const title = bareText(lines, far);
  const canBeTitle = isRightAbove(lines, far, near) && title.length <= 300 && !/[.:,;]$/.test(title);
  return canBeTitle && (isSoleName(text) || isLooseNameList(text));
}

/** Older pages glue a button behind the title: `A TitleDownload PDF`. */
function titleAt(lines: Lines, line: number): Printed {
  const title = bareLine(lines, line);
  const button = /\s?\[?(?:Download PDF|Open Webpage)\]?(?:\([^()]{0,300}\))?(?:Open Webpage)?$/.exec(
    title.text,
  );
  if (!button || button.index === 0) return title;
  const { column } = title.place;
  return bareLine(lines, line, column, column + button.index);
}
