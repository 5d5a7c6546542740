/**
 * A page that was copied in the browser: the site's style sheet hides the words "Title:", "Authors:" and
 * "Abstract:", so that a copy lacks them. Below the dateline stand title, names, buttons and abstract, and their
 * order alone tells them apart.
 */
import { isByline } from '../text/byline';
import type { Lines } from '../text/lines';
import { filledFrom } from '../text/printed-parts';
import { endOfDateline } from './history';

/** Lines at which the parts start. */
export interface BareParts {
  readonly title: number;
  readonly authors: number;
  readonly abstract: number;
}

const BUTTON =
  /^(?:View PDF|Download PDF|PDF$|HTML(?: \(experimental\))?$|TeX Source|Other Formats|view license)/;
/** Labels that the style sheet shows: what stands before the first of them is the abstract. */
const SHOWN_LABEL =
  /^(?:Comments?|Subjects?|(?:MSC|ACM)\s(?:classes|class)|Report\snumber|Cite\sas|Journal\sreference|Related\sDOI|DOI)\s?:|^Submission history$/;
/** Any label: then the page is no bare one. */
const LABEL = /^[\s>#*_]{0,8}(?:Title|Authors?|Abstract)\s?:/;

const LONGEST_TITLE = 400;
/** Lines that a list of authors can fill, and those between it and the labels below the abstract. */
const MOST_NAMES = 12;
const MOST_BELOW = 60;
const SHORTEST_ABSTRACT = 80;

/** The parts below a dateline; undefined where they are not all there in their order. */
export function barePartsBelow(lines: Lines, dateline: number): BareParts | undefined {
  const title = nearBelow(lines, endOfDateline(lines, dateline));
  if (title === undefined || !isWords(lines.at(title)) || lines.at(title).length > LONGEST_TITLE)
    return undefined;
  const authors = nearBelow(lines, title + 1);
  if (authors === undefined || !isNames(lines.at(authors))) return undefined;
  let below = authors + 1;
  while (below < authors + MOST_NAMES && lines.at(below) !== '' && isNames(lines.at(below))) below++;
  const abstract = firstProse(lines, below);
  if (abstract === undefined || lines.at(abstract).length < SHORTEST_ABSTRACT) return undefined;
  return hasLabelBelow(lines, abstract) ? { title, authors, abstract } : undefined;
}

/** Blank lines between two parts are few. */
const GAP = 3;

function nearBelow(lines: Lines, from: number): number | undefined {
  return filledFrom(lines, from, Math.min(lines.length, from + GAP));
}

/** The first line behind the buttons. */
function firstProse(lines: Lines, from: number): number | undefined {
  for (let line = from; line < Math.min(lines.length, from + MOST_NAMES); line++) {
    const text = lines.at(line);
    if (text === '' || BUTTON.test(text)) continue;
    return isWords(text) ? line : undefined;
  }
  return undefined;
}

function hasLabelBelow(lines: Lines, abstract: number): boolean {
  for (let line = abstract + 1; line < Math.min(lines.length, abstract + MOST_BELOW); line++) {
    const text = lines.at(line);
    if (SHOWN_LABEL.test(text)) return true;
    if (LABEL.test(text)) return false;
  }
  return false;
}

function isWords(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !LABEL.test(text) && !SHOWN_LABEL.test(text) && !BUTTON.test(text);
}

/** Names, or one: a copy has no mark that tells one name from a short line of other words but its place. */
function isNames(text: string): boolean {
  return isByline(text) || (/^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){1,4}$/u.test(text) && !/[.!?]$/.test(text));
}
