/** Paragraphs and set-off blocks around an offset of a note, found from their lines: nothing else of it is read. */
import type { Markup } from '../notes/markup';
import type { Span } from '../place';

export interface Paragraph extends Span {
  /** All its lines begin with `>`. */
  readonly isQuoted: boolean;
}

/** The paragraph that holds the offset, so far as it is of a size that a reader would write. */
export function paragraphAt(text: string, offset: number, markup: Markup): Paragraph {
  const own = lineAt(text, offset);
  const isQuoted = markup === 'markdown' && isQuote(text, own);
  let { start, end } = own;
  for (let n = 0; n < MOST_LINES && start > 0 && !begins(text, lineAt(text, start), markup); n++) {
    const above = lineAt(text, start - 1);
    if (isBlank(text, above, markup) || isHeading(text, above, markup)) break;
    if (isQuoted !== (markup === 'markdown' && isQuote(text, above))) break;
    start = above.start;
  }
  for (let n = 0; n < MOST_LINES && end < text.length; n++) {
    const below = lineAt(text, end + 1);
    if (isBlank(text, below, markup) || begins(text, below, markup)) break;
    if (isQuoted !== (markup === 'markdown' && isQuote(text, below))) break;
    end = below.end;
  }
  return { start, end, isQuoted };
}

/** The lines that begin with `>` around an offset that stands in one of them. */
export function quotedBlockAt(text: string, offset: number): Span {
  let { start, end } = lineAt(text, offset);
  for (let n = 0; n < MOST_LINES && start > 0; n++) {
    const above = lineAt(text, start - 1);
    if (!isQuote(text, above)) break;
    start = above.start;
  }
  for (let n = 0; n < MOST_LINES && end < text.length; n++) {
    const below = lineAt(text, end + 1);
    if (!isQuote(text, below)) break;
    end = below.end;
  }
  return { start, end };
}

/** Without the line feed. */
export function lineAt(text: string, offset: number): Span {
  const feed = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: feed < 0 ? text.length : feed };
}

const MOST_LINES = 300;

function isQuote(text: string, { start, end }: Span): boolean {
  return QUOTE.test(text.slice(start, Math.min(end, start + 60)));
}

const QUOTE = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*>/;

function isBlank(text: string, { start, end }: Span, markup: Markup): boolean {
  const line = text.slice(start, end);
  return markup === 'markdown' ? /^[\s>]*$/.test(line) : line.trim() === '';
}

function isHeading(text: string, { start }: Span, markup: Markup): boolean {
  return (
    markup === 'markdown' && /^[ \t>]*(?:#{1,6}[ \t]|(?:`{3}|~{3}|:{3}))/.test(text.slice(start, start + 80))
  );
}

/** An item of a list, a heading, a row of a table begins a paragraph. */
function begins(text: string, { start }: Span, markup: Markup): boolean {
  return BEGINS[markup].test(text.slice(start, start + 80));
}

const BEGINS: Readonly<Record<Markup, RegExp>> = {
  markdown: /^[ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|`{3}|~{3}|:{3}|\|)/,
  latex: /^[ \t]*\\(?:item|(?:sub)*section|chapter|paragraph)\b/,
  typst: /^[ \t]*(?:[-+]|=+|\d+\.)[ \t]/,
};
