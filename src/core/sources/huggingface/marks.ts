/** What tells Hugging Face's page of a paper from other texts with a date of publication. */
import type { Lines } from '../text/lines';
import { bareText, filledAbove } from '../text/printed-parts';

/** Labels of the page; each stands at the start of its line, to be matched without Markdown. */
export const LABELS = {
  authors: /^Authors?:/,
  abstract: /^Abstract$/,
  generated: /^AI-generated summary$/,
  /** Buttons and sections below the abstract. */
  chrome:
    /^(?:\[?View (?:arXiv page|PDF)|Add to collection|Project page|GitHub(?:$| [\d.,]+k?$|[\d.,]+k?(?:Add|$))|Upvote|Community$|Edit Preview|Sign up or log in|(?:Models|Datasets|Spaces) citing this paper|Collections including this paper|Get this paper in your agent)/,
  /** Where the page says how to refer to the paper: in a model's README, on a command line. */
  cite: /Cite arxiv\.org\/abs\/\S{9,24} in a \w{4,8} README\.md|^hf papers read \d{4}\.\d{4,5}$/,
} as const;

const PUBLISHED = /^[\s#*_>-]{0,6}Published on [A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?(?!\d)/;
const OWN_ID = /^arxiv:\s?\d{4}\.\d{4,5}$/;
const MARK =
  /^(?:Models|Datasets|Spaces) citing this paper|in a (?:model|dataset|Space) README\.md|^\[?View arXiv page|^hf papers read \d|^AI-generated summary$|(?:^|· ?)Submitted by\b/;

/** `arxiv:2402.06196`, as it stands above the title. */
export function isIdLine(text: string): boolean {
  return OWN_ID.test(text);
}

/** The line `Published on …` of a page. */
export interface Published {
  readonly line: number;
  /** The line of the page before, which no page starts above. */
  readonly floor: number;
}

/**
 * The line `Published on …` of each page: with authors or an abstract below it, and with something that only
 * this site prints, or the site's address above. Blogs print such dates too.
 */
export function findPublished(lines: Lines): Published[] {
  const found: Published[] = [];
  let open: { line: number; floor: number; body: boolean; mark: boolean } | undefined;
  let floor = 0;
  const close = () => {
    if (open?.body && open.mark) found.push({ line: open.line, floor: open.floor });
  };
  for (let line = 0; line < lines.length; line++) {
    const raw = lines.texts[line]!;
    if (raw.length > 600) continue;
    if (PUBLISHED.test(raw) && hasTitleAbove(lines, line, floor)) {
      close();
      open = { line, floor, body: false, mark: hasMarkAbove(lines, line, floor) };
      floor = line + 1;
    }
    if (!open || (open.body && open.mark)) continue;
    const text = bareText(lines, line);
    // Models listed below a paper have such dates as well.
    if (!open.body && (line - open.line > MOST_TO_BODY || /^(?:Models|Datasets|Spaces) citing/.test(text))) {
      open = undefined;
      continue;
    }
    if (LABELS.authors.test(text) || LABELS.abstract.test(text)) open.body = true;
    if (MARK.test(text)) open.mark = true;
  }
  close();
  return found;
}

const MOST_ABOVE = 16;
/** Between the date and the authors stand who submitted it and the votes. */
const MOST_TO_BODY = 30;
const LONGEST_TITLE = 300;

function hasTitleAbove(lines: Lines, line: number, floor: number): boolean {
  const title = filledAbove(lines, line, Math.max(floor, line - MOST_ABOVE));
  return title !== undefined && lines.at(title).length <= LONGEST_TITLE && !OWN_ID.test(lines.at(title));
}

function hasMarkAbove(lines: Lines, line: number, floor: number): boolean {
  for (let above = line - 1; above >= Math.max(floor, line - MOST_ABOVE); above--) {
    const text = lines.at(above);
    if (OWN_ID.test(text) || /huggingface\.co\/papers\/\d{4}\.\d{4,5}/.test(text.slice(0, 500))) return true;
    // The title, and what may stand above it.
    if (text.length > 400) return false;
  }
  return false;
}

/** The first line of the page: `Papers`, the id, or the title. */
export function startAbove(lines: Lines, published: number, floor: number): number {
  const title = filledAbove(lines, published, Math.max(floor, published - MOST_ABOVE));
  if (title === undefined) return published;
  let start = titleFrom(lines, title);
  for (let above: number | undefined = start; above !== undefined; ) {
    above = filledAbove(lines, start, Math.max(floor, title - MOST_ABOVE));
    if (above === undefined || !(OWN_ID.test(lines.at(above)) || bareText(lines, above) === 'Papers')) break;
    start = above;
  }
  return start;
}

/** A title is wrapped into so many lines at most. */
const MOST_WRAPPED = 4;

/** The first line of a title that ends in a line: a heading goes on in the lines right below it. */
export function titleFrom(lines: Lines, last: number): number {
  for (let line = last; line >= Math.max(0, last - MOST_WRAPPED + 1) && lines.at(line) !== ''; line--) {
    if (!/^\s{0,3}#{1,6}\s/.test(lines.texts[line]!)) continue;
    return isIdLine(bareText(lines, line)) || bareText(lines, line) === 'Papers' ? last : line;
  }
  return last;
}
