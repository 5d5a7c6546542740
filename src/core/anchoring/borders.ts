/** From letters back to the text: where a passage begins and ends as a reader would select it. */
import type { Span } from '../place';
import type { Candidate } from './candidate';
import type { Pattern } from './pattern';
import type { PreparedText } from './prepared';

/** The passage of a candidate, with the punctuation and the white space that the quote has at its ends. */
export function spanOf(source: PreparedText, pattern: Pattern, { from, to, bordered }: Candidate): Span {
  const { text, starts, widths } = source;
  if (to <= from) {
    const at = starts[Math.min(from, starts.length - 1)]!;
    return { start: at, end: at };
  }
  let start = starts[from]!;
  let end = starts[to - 1]! + widths[to - 1]!;
  // A word that was replaced is in or out as a whole.
  if (!bordered.start) start = wordStart(text, start, end);
  if (!bordered.end) end = wordEnd(text, start, end);
  return withMarks(text, pattern, balanced(text, { start, end }));
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;

function isInWord(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && LETTER.test(text[offset - 1]!) && LETTER.test(text[offset]!);
}

/** To the nearer end of the word at the border; never beyond the passage. */
function wordStart(text: string, start: number, end: number): number {
  if (!isInWord(text, start)) return start;
  let back = start;
  while (isInWord(text, back)) back--;
  let on = start;
  while (on < end && LETTER.test(text[on]!)) on++;
  if (start - back <= on - start || on >= end) return back;
  while (on < end && !LETTER.test(text[on]!)) on++;
  return on < end ? on : back;
}

function wordEnd(text: string, start: number, end: number): number {
  if (!isInWord(text, end)) return end;
  let on = end;
  while (isInWord(text, on)) on++;
  let back = end;
  while (back > start && LETTER.test(text[back - 1]!)) back--;
  if (on - end <= end - back || back <= start) return on;
  while (back > start && !LETTER.test(text[back - 1]!)) back--;
  return back > start ? back : on;
}

/** With the braces and dollars whose partners are inside: `\mathrm{x` gets its `}`. */
function balanced(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end);
  if (!/[{}$]/.test(inside) && !/[{$]$/.test(text.slice(Math.max(0, start - 1), start)))
    return { start, end };
  let open = 0;
  let missing = 0;
  for (const char of inside) {
    if (char === '{') open++;
    else if (char === '}' && open > 0) open--;
    else if (char === '}') missing++;
  }
  let from = start;
  let to = end;
  for (; open > 0 && text[to] === '}'; open--) to++;
  for (; missing > 0; missing--) {
    const before = /(?:\\[A-Za-z]{1,24}\*?|[_^])?\{$/.exec(text.slice(Math.max(0, from - 30), from));
    if (!before) break;
    from -= before[0].length;
  }
  const isOdd = (text.slice(from, to).match(/(?<!\\)\$/g)?.length ?? 0) % 2 === 1;
  if (isOdd && text[to] === '$') to++;
  else if (isOdd && text[from - 1] === '$') from--;
  return { start: from, end: to };
}

/** Marks that extractions exchange for one another. */
const ALIKE: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '\u00a0': ' ',
  '\r': ' ',
  '\n': ' ',
  '\t': ' ',
};

function alike(char: string): string {
  return ALIKE[char] ?? char;
}

/** Takes in what the quote has beside its outermost letters, as far as it stands there too. */
function withMarks(text: string, { head, tail }: Pattern, { start, end }: Span): Span {
  let from = start;
  for (let i = head.length - 1; i >= 0 && from > 0 && alike(text[from - 1]!) === alike(head[i]!); i--) from--;
  let to = end;
  for (let i = 0; i < tail.length && to < text.length && alike(text[to]!) === alike(tail[i]!); i++) to++;
  return { start: from, end: to };
}
