/** Page text as inert Markdown: it may never become a link, HTML, an icon or structure. */

export { clip, plural } from '../prose';

/**
 * Escapes every ASCII punctuation character (CommonMark 0.31 §2.4 allows that for each), so that neither
 * emphasis nor HTML nor GFM's automatic links (`https://…`, `www.…`, `a@b.c`) can arise; line ends become spaces.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
