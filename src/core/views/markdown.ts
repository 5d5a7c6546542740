/** Page text as inert Markdown: it may never become a link, HTML, an icon or structure. */

/**
 * Escapes every ASCII punctuation character (CommonMark 0.31 §2.4 allows that for each), so that neither
 * emphasis nor HTML nor GFM's automatic links (`https://…`, `www.…`, `a@b.c`) can arise; line ends become spaces.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** The beginning of a text, cut at a word, with an ellipsis where something was cut. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > length / 2 ? space : length).replace(/[\s,;:.–-]+$/, '')}…`;
}

/** `1 citer`, `2 citers`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
