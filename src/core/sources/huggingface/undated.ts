/**
 * Hugging Face's page of a paper without its day and authors: an extraction that keeps title, abstract and the
 * lists below them. The site's address above the title tells it.
 */
import { headerAbove } from '../text/header';
import type { Lines } from '../text/lines';
import { bareText, filledAbove } from '../text/printed-parts';
import { isIdLine, LABELS, titleFrom } from './marks';

const CITING = /^(?:Models|Datasets|Spaces) citing this paper\b/;
const LONGEST_TITLE = 300;

/** The id that an address of the site gives. */
export function paperAddress(url: string | undefined): string | undefined {
  return /huggingface\.co\/papers\/([\w.-]{9,20})/.exec(url ?? '')?.[1];
}

/** The titles of such pages: each right below its address and above "Abstract", with the site's lists further down. */
export function findUndated(lines: Lines): number[] {
  const found: number[] = [];
  let open: number | undefined;
  for (let line = 0; line < lines.length; line++) {
    if (lines.texts[line]!.length > 200) continue;
    const text = bareText(lines, line);
    if (LABELS.abstract.test(text)) open = titleAbove(lines, line) ?? open;
    else if (open !== undefined && CITING.test(text)) {
      found.push(open);
      open = undefined;
    }
  }
  return found;
}

/** The line "Abstract" of a page without a day, in a slice that its address was found above. */
export function undatedIn(lines: Lines): number | undefined {
  if (paperAddress(lines.url) === undefined) return undefined;
  for (let line = 1; line < Math.min(lines.length, 12); line++)
    if (LABELS.abstract.test(bareText(lines, line))) return line;
  return undefined;
}

function titleAbove(lines: Lines, label: number): number | undefined {
  const last = filledAbove(lines, label, label - 5);
  if (last === undefined) return undefined;
  const first = titleFrom(lines, last);
  const text = bareText(lines, first);
  const isTitle =
    !isIdLine(text) &&
    !LABELS.authors.test(text) &&
    !/^Published on\b/.test(text) &&
    lines.texts[last]!.length <= LONGEST_TITLE;
  return isTitle && paperAddress(headerAbove(lines, first).url) !== undefined ? first : undefined;
}
