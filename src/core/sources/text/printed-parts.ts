/** Small readers that sources share: lines without their Markdown, stretches over lines, lists of names. */
import type { Printed } from '../../model';
import { isName } from './glued-authors';
import type { Lines } from './lines';
import { holdsWords, plainWords } from './words';

export { withoutLinks } from './words';

/** The words of a line without heading marks, emphasis or the link around all of it: `# [A Title](https://…)`. */
export function bareLine(lines: Lines, index: number, start = 0, end = Number.POSITIVE_INFINITY): Printed {
  const text = (lines.texts[index] ?? '').slice(0, end);
  let from = start + /^[\s>#]{0,12}(?:[*_]{1,3})?/.exec(text.slice(start, start + 20))![0].length;
  let to = text.trimEnd().length;
  while (to > from && /[*_]/.test(text[to - 1]!)) to--;
  if (text[from] === '[' && text[to - 1] === ')') {
    const close = text.lastIndexOf('](');
    if (close > from && !text.slice(from, close).includes('](')) {
      from++;
      to = close;
    }
  }
  return lines.printed(index, from, to);
}

/** The words of a line as `bareLine` gives them, to match labels against. */
export function bareText(lines: Lines, index: number): string {
  return bareLine(lines, index).text;
}

/** The words from a column of one line to a column of another, white space around them left out. */
export function printedSpan(
  lines: Lines,
  from: { readonly line: number; readonly column?: number },
  to: { readonly line: number; readonly column?: number },
): Printed | undefined {
  let first = from.line;
  let last = to.line;
  const piece = (line: number) =>
    lines.printed(
      line,
      line === from.line ? from.column : undefined,
      line === to.line ? to.column : undefined,
    );
  while (first <= last && piece(first).text === '') first++;
  while (last > first && piece(last).text === '') last--;
  if (first > last) return undefined;
  const start = piece(first);
  if (first === last) return start;
  const texts = [start.text];
  for (let line = first + 1; line < last; line++) texts.push(lines.at(line));
  const end = piece(last);
  texts.push(end.text);
  const { endLine, endColumn } = end.place;
  return { text: texts.join('\n'), place: { ...start.place, endLine, endColumn } };
}

/** The words of a line without the marks of a Markdown heading, list, link or emphasis around them. */
export function bareItem(lines: Lines, line: number): Printed {
  const raw = lines.texts[line] ?? '';
  let from = /^[\s#>]{0,20}(?:[-*+]\s{1,4})?/.exec(raw)![0].length;
  let to = raw.trimEnd().length;
  for (const mark of ['**', '__', '*']) {
    if (to - from > 2 * mark.length && raw.startsWith(mark, from) && raw.endsWith(mark, to)) {
      from += mark.length;
      to -= mark.length;
    }
  }
  const link = to - from < 4000 ? /^\[([^\]]{1,2000})\]\([^()\s]{1,1500}\)$/.exec(raw.slice(from, to)) : null;
  return link ? lines.printed(line, from + 1, from + 1 + link[1]!.length) : lines.printed(line, from, to);
}

/** The nearest line above `below`, and not above `floor`, that holds words. */
export function filledAbove(lines: Lines, below: number, floor = 0): number | undefined {
  for (let index = below - 1; index >= Math.max(0, floor); index--)
    if (holdsWords(lines.texts[index] ?? '')) return index;
  return undefined;
}

/** The first line from `from` on, and before `end`, that holds words. */
export function filledFrom(lines: Lines, from: number, end = lines.length): number | undefined {
  for (let index = from; index < end; index++) if (holdsWords(lines.texts[index] ?? '')) return index;
  return undefined;
}

/**
 * Where a text that starts at `from` ends when no label stands behind it: before the first empty line, for more
 * may be someone's note.
 */
export function endOfBlock(lines: Lines, from: number, end = lines.length): number {
  let index = from;
  while (index < end && lines.at(index) !== '') index++;
  return index;
}

/** Whether a line is a list of two names at least: nearly all parts between commas look like one. `words` are its plain ones, if known. */
export function isNameList(text: string, words?: string): boolean {
  if (text.length > 20_000 || !/[,;]/.test(text)) return false;
  const parts = (words ?? plainWords(text))
    .split(/[,;]/)
    .map((part) => part.replace(/[\d*†‡§¶]+$/, '').trim())
    .filter((part) => part !== '');
  const names = parts.filter((part) => part.includes(' ') && isName(part)).length;
  return parts.length > 1 && names * 5 >= parts.length * 4 && !parts.some((part) => /^and\s/.test(part));
}

/** Whether every part between commas can be a name, some of one word; the parts of a short title can too. */
export function isLooseNameList(text: string): boolean {
  if (text.length > 20_000) return false;
  const parts = plainWords(text)
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const full = parts.filter((part) => part.includes(' ')).length;
  return parts.length > 1 && full * 2 >= parts.length && parts.every(isName);
}

/** Whether a line can be the name of one person; a short title can too. */
export function isSoleName(text: string): boolean {
  const plain = plainWords(text);
  const words = plain.split(/\s+/).length;
  return words > 1 && words < 5 && isName(plain);
}

/** The first line of the page below an address, which may stand in front matter or above a day. */
export function belowAddress(lines: Lines, address: number): number | undefined {
  let from = address + 1;
  for (let above = address - 1; above >= 0 && address - above < 30; above--) {
    const text = lines.at(above);
    if (text === '---') {
      while (from < lines.length && from - address < 30 && lines.at(from) !== '---') from++;
      from++;
      break;
    }
    if (!/^[\w-]{1,40}:/.test(text)) break;
  }
  for (let index = from; index < Math.min(lines.length, from + 8); index++) {
    const text = lines.at(index);
    if (
      text !== '' &&
      !/^(?:[-=*_]{3,}|(?:saved|date|retrieved|accessed|published time)\s?:.{0,60})$/i.test(text)
    )
      return index;
  }
  return undefined;
}
