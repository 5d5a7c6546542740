/**
 * Citations that Markdown reads as something else: `[@key]: …` at the head of a paragraph sets the address of a link,
 * `[@key](…)` and `[@key][ref]` are links. Only keys that are known: `[@someone](https://…)` is most often a person.
 */
import { isMarkdown } from '../notes/citations';
import { findKeys } from '../notes/keys';
import type { CheckedNote } from './note';
import { lastBefore, placesOf } from './places-of';
import { inProse, lineAround } from './probe';
import { editFix, type Found } from './problem';

export function* linkTraps(note: CheckedNote): Generator<Found> {
  const { text } = note;
  if (!isMarkdown(note.language)) return;
  const suspects = bracketsBeforeLinks(text).flatMap(({ start, end, inner }) => {
    const isTrap = text[end] === ':' ? headsParagraph(text, start) : isLink(text, end);
    if (!isTrap || !findKeys(inner).some(({ key }) => note.isKnown(key))) return [];
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

/** `[@a, p. 3](`, `[-@a]:`, `[@a][`. */
function bracketsBeforeLinks(text: string): { start: number; end: number; inner: string }[] {
  const ends = [']:', '](', ']['].flatMap((literal) => [...placesOf(literal, text)]).sort((a, b) => a - b);
  return ends.flatMap((close) => {
    const start = lastBefore('[', text, close, LONGEST);
    CITATION.lastIndex = start;
    const citation = start < 0 ? undefined : CITATION.exec(text);
    const end = start + (citation?.[0].length ?? 0);
    return citation && end === close + 1 ? [{ start, end, inner: citation[1]! }] : [];
  });
}

/** Letters of a citation in brackets. */
const LONGEST = 303;
const CITATION = /(?<![\\!\]])\[(-?@[^[\]\n]{1,300})\](?=[:([])/y;
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
