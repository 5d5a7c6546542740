/** Words between quotation marks, of whatever language and markup. */
import type { Markup } from '../notes/markup';
import type { Span } from '../place';

export interface Quoted {
  /** Between the marks. */
  readonly inner: Span;
  /** With the marks. */
  readonly outer: Span;
}

/** Whether there is anything that may begin a quotation. */
export function mayQuote(paragraph: string): boolean {
  return MARK.test(paragraph);
}

/** An apostrophe within a word is none. */
const MARK = /["“”„«»‹›‘‚`「『<]|(?<![A-Za-z])['’]/;

/** The words in quotation marks of a paragraph, the outer of two alone; what is blanked in it is not looked at. */
export function quotedIn(paragraph: string, markup: Markup): Quoted[] {
  const found: Quoted[] = [];
  const closers = new Closers(paragraph);
  for (let at = 0; at < paragraph.length; ) {
    OPENING[markup].lastIndex = at;
    const open = OPENING[markup].exec(paragraph);
    if (!open) break;
    const mark = open[0];
    const from = open.index + mark.length;
    const close = closers.behind(mark, from);
    if (close && close.start > from) {
      found.push({
        inner: { start: from, end: close.start },
        outer: { start: open.index, end: close.end },
      });
      at = close.end;
    } else at = from;
  }
  return found;
}

/** Behind a figure, `"` is inches; behind a letter, `'` is an apostrophe. */
const OPENING: Readonly<Record<Markup, RegExp>> = {
  markdown:
    /[“”„«»‹›「『]|(?<![\p{L}\p{N}\\=])"(?=\S)|(?<![\p{L}\p{N}])[‘‚’](?=[\p{L}\p{N}[(…*_])|(?<![\p{L}\p{N}`\\])'(?=[\p{L}\p{N}[(])|<(?:q|blockquote)(?:\s[^<>]{0,200})?>/gu,
  latex: /[“”„«»‹›「『]|(?<!`)``?(?!`)|"`|(?<![\p{L}\p{N}\\=])"(?=[\p{L}\p{N}[(\\.])|(?<![\p{L}\p{N}])[‘‚]/gu,
  typst: /[“”„«»‹›「『]|(?<![\p{L}\p{N}\\=])"(?=\S)|(?<![\p{L}\p{N}])[‘‚]/gu,
};

const CLOSING: Readonly<Record<string, RegExp>> = {
  '“': /”/g,
  '”': /”/g,
  '„': /[“”]/g,
  '«': /»/g,
  '»': /«/g,
  '‹': /›/g,
  '›': /‹/g,
  '「': /」/g,
  '『': /』/g,
  '"': /(?<=\S)"(?![\p{L}\p{N}])/gu,
  '‘': /’(?![\p{L}\p{N}])/gu,
  '’': /’(?![\p{L}\p{N}])/gu,
  '‚': /[‘’](?![\p{L}\p{N}])/gu,
  "'": /(?<=\S)'(?![\p{L}\p{N}])/gu,
  '``': /''|"|”/g,
  '`': /(?<!')'(?!['\p{L}\p{N}])/gu,
  '"`': /"'/g,
};

/** Where marks are closed; each is looked for once, however many open before it. */
class Closers {
  private readonly paragraph: string;
  private readonly next = new Map<RegExp, Span | undefined>();

  constructor(paragraph: string) {
    this.paragraph = paragraph;
  }

  behind(mark: string, from: number): Span | undefined {
    const pattern = mark.startsWith('<') ? TAG : CLOSING[mark]!;
    let close = this.first(pattern, from);
    if (!close || close.start > from + LONGEST) return undefined;
    // `“He said “no” to it”`: what opens in it is closed first.
    const inner =
      mark === '“' || mark === '«' ? this.paragraph.slice(from, close.start).split(mark).length - 1 : 0;
    for (let n = 0; n < inner; n++) close = this.search(pattern, close.end) ?? close;
    return close;
  }

  private first(pattern: RegExp, from: number): Span | undefined {
    const known = this.next.get(pattern);
    if (known ? known.start >= from : this.next.has(pattern)) return known;
    const found = this.search(pattern, from);
    this.next.set(pattern, found);
    return found;
  }

  private search(pattern: RegExp, from: number): Span | undefined {
    pattern.lastIndex = from;
    const match = pattern.exec(this.paragraph);
    return match ? { start: match.index, end: match.index + match[0].length } : undefined;
  }
}

const TAG = /<\/(?:q|blockquote)>/gi;

/** Characters; what is longer is two marks that have nothing to do with each other. */
const LONGEST = 4000;
