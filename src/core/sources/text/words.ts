/**
 * What of a line is words: Markdown's marks, its links and images, and buttons taken out. For telling what a line
 * is, and for reading names; a title is printed as it stands.
 */

import { oneLine } from '../../prose';

/** Nothing that is told by its words is longer. */
const LONGEST = 20_000;

/** `![Image 1](https://…)`, `![](a.png "Logo")`. */
const IMAGE = /!\[[^[\]]{0,300}\]\([^()\s]{0,1500}(?:\s{1,3}"[^"]{0,300}")?\s?\)/g;

/** `[Lei Li](https://…)`, `[Lei Li](/profile?id=~Lei_Li1 "~Lei_Li1")`, with brackets in the address. */
const LINK =
  /\[([^[\]]{0,500})\]\([^()\s]{0,1000}(?:\([^()\s]{0,100}\)[^()\s]{0,300}){0,3}(?:\s{1,3}"[^"]{0,300}")?\)/g;

/** A site's button between names, to which the next name may be glued. */
const BUTTON = /\bView ORCID Profile/g;

/** Marks of footnotes as an extraction writes them: `⟨1⟩`. */
const FOOTNOTE = /⟨[^⟨⟩]{0,40}⟩/g;

const EMPHASIS = /\*{1,3}|(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])/gu;

/** Markdown's images, links and footnote marks taken out: `[Lei Li](https://…)[^2]` → `Lei Li`. */
export function withoutLinks(text: string): string {
  if (!text.includes('[') && !text.includes('\\')) return text;
  let plain = text;
  if (plain.includes('![')) plain = plain.replace(IMAGE, ' ');
  if (plain.includes('[^')) plain = plain.replace(/\[\^\d{1,3}\]/g, '');
  if (plain.includes('](')) plain = plain.replace(LINK, '$1');
  return plain.includes('\\') ? plain.replace(/\\([[\]])/g, '$1') : plain;
}

/** The words of a line on their own: `### [Akari Asai](https://…), **Zeqiu Wu**⟨1⟩` → `Akari Asai, Zeqiu Wu`. */
export function plainWords(line: string): string {
  if (line.length > LONGEST) return line.trim();
  const words = withoutLinks(line)
    .replace(BUTTON, ' ')
    .replace(FOOTNOTE, '')
    .replace(/^[\s>#]{0,12}(?:[-*+]\s{1,4})?/, '');
  return oneLine(/[*_]/.test(words) ? words.replace(EMPHASIS, '') : words);
}

/**
 * Whether a line holds words at all. The line under a heading (`=====`), a rule (`---`, `* * *`) and one with
 * nothing but images hold none.
 */
export function holdsWords(line: string): boolean {
  const text = line.length <= LONGEST && line.includes('![') ? withoutLinks(line) : line;
  return /\p{L}/u.test(text);
}

/** Whether the line draws the one above it as a heading, or parts what stands above from what stands below. */
export function isRule(line: string): boolean {
  const text = line.trim();
  return text.length > 1 && /^(?:=+|-+|_+|\*+|~+|#+|(?:[-*_] ){2,}[-*_]?)$/.test(text.slice(0, 1000));
}
