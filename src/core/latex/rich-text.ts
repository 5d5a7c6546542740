/**
 * The rich text of titles in CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html#rich-text),
 * which publishers write into other formats, too: `CO<sub>2</sub>`, `<span class="nocase">pH</span>`.
 */
import { SUBSCRIPTS, SUPERSCRIPTS } from './letters';

/** A tag with its attributes quoted, as nobody writes `a <b and c> d`. */
const TAG =
  /<(\/?)(i|b|em|strong|italic|bold|sc|scp|sub|sup|span)((?:\s{1,4}[\w:-]{1,30}=(?:"[^"<>]{0,200}"|'[^'<>]{0,200}')){0,6})\s{0,4}>/gi;

export function hasTags(text: string): boolean {
  return text.includes('</');
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly start: number;
  readonly end: number;
}

/** Without the tags that stand in pairs; indices as Unicode has them, where it has all of their letters. */
export function withoutTags(text: string): string {
  const parts: string[] = [];
  let at = 0;
  let raised: number | undefined;
  for (const { name, closes, start, end } of pairedTags(text)) {
    parts.push(text.slice(at, start));
    at = end;
    if (name !== 'sub' && name !== 'sup') continue;
    if (!closes) raised = parts.length;
    else if (raised !== undefined) {
      parts.push(index(parts.splice(raised).join(''), name === 'sup'));
      raised = undefined;
    }
  }
  return parts.join('') + text.slice(at);
}

/** `2+` → `²⁺`; the letters of `21<sup>st</sup>` and what Unicode lacks stay on the line. */
function index(text: string, isRaised: boolean): string {
  const table = isRaised ? SUPERSCRIPTS : SUBSCRIPTS;
  const chars = [...text.trim()];
  if (/^(?:st|nd|rd|th)$/i.test(text.trim()) || !chars.every((char) => table.has(char))) return text;
  return chars.map((char) => table.get(char)!).join('');
}

function pairedTags(text: string): Tag[] {
  const open: Tag[] = [];
  const paired: Tag[] = [];
  for (const match of text.matchAll(TAG)) {
    const tag = {
      name: match[2]!.toLowerCase(),
      closes: match[1] === '/',
      start: match.index,
      end: match.index + match[0].length,
    };
    if (!tag.closes) open.push(tag);
    else if (open.at(-1)?.name === tag.name) paired.push(open.pop()!, tag);
    else open.length = 0;
  }
  return paired.sort((a, b) => a.start - b.start);
}
