/** What stands above the dateline of a forum page: its title and, unless the submission is anonymous, its authors. */
import type { Printed } from '../../model';
import type { Lines } from '../text/lines';
import { bareLine, filledAbove, isLooseNameList, isNameList, isSoleName } from '../text/printed-parts';

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
/** The site's lines above a title. */
const CRUMB =
  /^\W{0,4}(?:(?:Back|Go) to .{0,120}|OpenReview(?:\.net)?|Log ?in|Sign up|Toggle navigation|Search OpenReview.{0,60})$/i;
/** What a crawler writes above a page. */
const HEADER = /^\W{0,4}(?:https?:\/\/.*|(?:url|source|saved|date)\s?:.*|-{3,})$/i;
/** The lines of a head, blank ones counted. */
const MOST_ABOVE = 14;

/** Reads upward from a dateline, not above `floor`, where the page before ends. */
export function headAbove(lines: Lines, dateline: number, floor: number): ForumHead | undefined {
  const above: number[] = [];
  const lowest = Math.max(floor, dateline - MOST_ABOVE);
  for (let line = filledAbove(lines, dateline, lowest); line !== undefined && above.length < 2; ) {
    if (CRUMB.test(lines.at(line)) || HEADER.test(lines.at(line))) break;
    if (!BUTTON.test(lines.at(line))) above.push(line);
    line = filledAbove(lines, line, lowest);
  }
  const [near, far] = above;
  if (near === undefined) return undefined;
  if (far !== undefined && namesAt(lines, near, far)) {
    const anonymous = ANONYMOUS.test(lines.at(near));
    return {
      start: withCrumbs(lines, far, lowest),
      title: titleAt(lines, far),
      ...(!anonymous && { names: near }),
    };
  }
  if (ANONYMOUS.test(lines.at(near)) || isNameList(lines.at(near))) return { start: near, names: near };
  return { start: withCrumbs(lines, near, lowest), title: titleAt(lines, near) };
}

/** The page starts at the site's own lines, so that an address above them is known to be its. */
function withCrumbs(lines: Lines, title: number, lowest: number): number {
  let start = title;
  for (let line = filledAbove(lines, title, lowest); line !== undefined; ) {
    if (!CRUMB.test(lines.at(line))) break;
    start = line;
    line = filledAbove(lines, line, lowest);
  }
  return start;
}

/** Whether the line above the dates holds names; a sole name only right below what can be a title. */
function namesAt(lines: Lines, near: number, far: number): boolean {
  const text = lines.at(near);
  if (ANONYMOUS.test(text) || isNameList(text)) return true;
  const title = lines.at(far);
  const canBeTitle = near - far <= 2 && title.length <= 300 && !/[.:,;]$/.test(title);
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
