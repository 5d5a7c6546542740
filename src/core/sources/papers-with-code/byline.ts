/** The byline of a page of Papers with Code, on one line or with every part on its own. */
import type { Printed } from '../../model';
import type { Lines } from '../text/lines';
import { bareText, filledAbove, printedSpan } from '../text/printed-parts';

/** Date or venue and authors of a page, with the line of its title. */
export interface Byline {
  /** The line of the title above it. */
  readonly title: number;
  /** Without "Edit social preview". */
  readonly printed: Printed;
  /** The line behind it. */
  readonly end: number;
}

const BUTTON = 'Edit social preview';
/** A byline begins with a day or with a venue and its year. */
const DATE_OR_VENUE =
  /^(?:\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][\w&' -]{1,60} \d{4}(?: \d{1,2})?)\s{0,4}(?:·|$)/;
/** Without the button a line of this form is a byline only above "PDF Abstract". */
const ON_ONE_LINE = /^\d{1,2} [A-Z][a-z]{2,8} \d{4}\s{0,4}· ?\S.{3,}$/;
/** Of a name or a dot a line. */
const LONGEST_PART = 60;
const MOST_LINES = 1200;
const MOST_TO_BUTTONS = 24;

/** The bylines of all pages, in order. */
export function findBylines(lines: Lines): Byline[] {
  const found: Byline[] = [];
  let floor = 0;
  for (let line = 0; line < lines.length; line++) {
    const raw = lines.texts[line]!;
    if (raw.length > 20_000) continue;
    const at = raw.indexOf(BUTTON);
    const byline =
      at >= 0 && raw.slice(at + BUTTON.length).trim().length < 4
        ? aboveButton(lines, line, at, floor)
        : ON_ONE_LINE.test(raw) && isAboveButtons(lines, line)
          ? at < 0
            ? withTitle(lines, line, { line }, { line }, floor)
            : undefined
          : undefined;
    // What stands above a button belongs to it, whether it is a byline or not.
    if (at >= 0) floor = line + 1;
    if (!byline) continue;
    found.push(byline);
    floor = byline.end;
  }
  return found;
}

function aboveButton(lines: Lines, line: number, at: number, floor: number): Byline | undefined {
  const before = lines.texts[line]!.slice(0, at).trim();
  const first = before.length > 1 && DATE_OR_VENUE.test(before) ? line : firstLine(lines, line, floor);
  if (first === undefined) return undefined;
  return withTitle(lines, first, { line: first }, { line, column: at }, floor);
}

/** Up from the button over names, commas and dots, to the date or the venue. */
function firstLine(lines: Lines, button: number, floor: number): number | undefined {
  let dots = 0;
  let first: number | undefined;
  for (let line = button - 1; line >= Math.max(floor, button - MOST_LINES); line--) {
    const text = lines.at(line);
    if (text === '') continue;
    const starts = DATE_OR_VENUE.test(text.slice(0, 200));
    dots += text.includes('·') ? 1 : 0;
    // A date may stand below a venue: the topmost of the two is the first.
    if (starts) first = line;
    else if (first !== undefined) break;
    if (!starts && text.length > LONGEST_PART && !/[·,]/.test(text)) return undefined;
  }
  if (first === undefined || dots === 0) return undefined;
  // A dot parts the date from the names: a title further up may end in a year too.
  let below = first + 1;
  while (below < button && lines.at(below) === '') below++;
  const isParted = lines.at(first).includes('·') || (below < button && lines.at(below).startsWith('·'));
  return isParted ? first : undefined;
}

function withTitle(
  lines: Lines,
  first: number,
  from: { readonly line: number },
  to: { readonly line: number; readonly column?: number },
  floor: number,
): Byline | undefined {
  const title = filledAbove(lines, first, floor);
  const printed = printedSpan(lines, from, to);
  if (title === undefined || !printed || first - title > 4 || bareText(lines, title).length > 400)
    return undefined;
  return { title, printed, end: to.line + 1 };
}

function isAboveButtons(lines: Lines, byline: number): boolean {
  for (let line = byline + 1; line < Math.min(lines.length, byline + MOST_TO_BUTTONS); line++) {
    const text = lines.at(line);
    if (/^\[?PDF\]?(?:\([^()\s]{1,300}\))? \[?Abstract\b/.test(text)) return true;
    if (text.includes(BUTTON)) return false;
  }
  return false;
}
