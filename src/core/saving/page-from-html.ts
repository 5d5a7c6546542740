/** From the source of a web page to what is kept of it. */

import { depthOfHtml, withClosedTags, withoutTags } from './html-depth';
import { type Head, headOfHtml } from './html-metadata';
import { textOfHtml, tidyText } from './html-text';

export interface HtmlPage extends Head {
  readonly text: string;
}

/** What is behind this many characters of source is left out: pages of papers are far smaller. */
const LONGEST = 16_000_000;
/** Browsers nest no deeper than 512; what is unclosed counts here as well. */
const DEEPEST = 1500;

/** The text of the page with what its head says. Never throws. */
export function pageFromHtml(html: string): HtmlPage {
  const source = withClosedTags(html.slice(0, LONGEST));
  if (depthOfHtml(source) > DEEPEST) return { text: tidyText(withoutTags(source)) };
  return { text: textOfHtml(source), ...headOfHtml(source) };
}

/** What a fragment of a page may begin with; the text of a page may begin with `<s>` or `<think>`. */
const ELEMENTS =
  'html|head|body|meta|title|div|p|span|section|article|main|header|nav|h[1-6]|ul|ol|li|dl|table|tbody|tr|td|a|blockquote|center|font|form|figure|b|strong|i|em';
const OPENS_PAGE = /^(?:<\?xml[^<>]{0,200}\?>\s{0,100})?<(?:!doctype\s+html|html|head|body|meta)\b/i;
const OPENS_FRAGMENT = new RegExp(`^<(?:${ELEMENTS})(?:\\s[^<>]{0,5000})?>`, 'i');
const CLOSES = new RegExp(`</(?:${ELEMENTS})\\s{0,10}>$`, 'i');

/**
 * Whether a text is the source of a page, whole or a fragment from tag to tag. A note that opens with a line of
 * HTML is none.
 */
export function looksLikeHtml(text: string): boolean {
  const start = withoutComments(text.replace(/^\uFEFF/, '').trimStart());
  if (OPENS_PAGE.test(start)) return text.includes('</');
  return OPENS_FRAGMENT.test(start) && CLOSES.test(text.slice(-200).trimEnd());
}

/** Browsers write where they saved a page from in a comment above it. */
function withoutComments(text: string): string {
  let rest = text;
  for (let count = 0; count < 5 && rest.startsWith('<!--'); count++) {
    const end = rest.indexOf('-->');
    if (end < 0) return '';
    rest = rest.slice(end + 3).trimStart();
  }
  return rest;
}
