/**
 * Citations that Markdown reads as something else: `[@key]: …` at the head of a paragraph sets the address of a link,
 * `[@key](…)` and `[@key][ref]` are links. Only keys that are known: `[@someone](https://…)` is most often a person.
 */
import { isMarkdown } from '../notes/citations';
import { findKeys } from '../notes/keys';
import type { CheckedNote } from './note';
import { inProse, lineAround } from './probe';
import { editFix, type Found } from './problem';

export function* linkTraps(note: CheckedNote): Generator<Found> {
  const { text } = note;
  if (!isMarkdown(note.language)) return;
  const suspects = [...text.matchAll(CITATION)].flatMap(({ 0: citation, 1: inner, index: start }) => {
    const end = start + citation.length;
    const isTrap = text[end] === ':' ? headsParagraph(text, start) : isLink(text, end);
    if (!isTrap || !findKeys(inner!).some(({ key }) => note.isKnown(key))) return [];
    return [{ start, end, mended: [{ start: end, end: end + 1, newText: ' ' }] }];
  });
  for (const { start, end } of inProse(note, suspects)) {
    const isDefinition = text[end] === ':';
    yield {
      rule: 'link-trap',
      span: { start, end: end + 1 },
      message: isDefinition
        ? 'Markdown reads this as the address of a link, not as a citation. Write a \\ before the colon.'
        : 'Markdown reads this as a link, not as a citation. Put a space behind the citation.',
      fixes: () => [
        editFix(isDefinition ? 'Write \\ before the colon' : 'Put a space behind the citation', {
          start: end,
          end,
          newText: isDefinition ? '\\' : ' ',
        }),
      ],
    };
  }
}

const CITATION = /(?<![\\!\]])\[(-?@[^[\]\n]{1,300})\](?=[:([])/g;
const LINK = /\([^()\n]{0,2000}\)|\[(?!\^|[^\]\n]*@)[^[\]\n]{0,999}\]/y;

function isLink(text: string, at: number): boolean {
  LINK.lastIndex = at;
  return LINK.test(text);
}

/** A line within a paragraph sets no address: what stands above is blank, a heading, or such a line itself. */
function headsParagraph(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_LEAD), at);
  const start = at - before.length + before.lastIndexOf('\n') + 1;
  const lead = text.slice(start, at);
  if (start > 0 && text[start - 1] !== '\n') return false;
  if (!/^(?: {0,3}>)*(?: {0,3}(?:[-*+]|\d{1,9}[.)])[ \t])?[ \t]*$/.test(lead)) return false;
  if (start === 0 || /[-*+.)][ \t]*$/.test(lead)) return true;
  const above = lineAround(text, start - 1);
  return /^[\s>]*(?:#.*|\[[^\]]*\]:.*|---|\.\.\.)?\s*$/.test(text.slice(above.start, above.end));
}

/** Marks of quotations and lists before it. */
const LONGEST_LEAD = 60;
