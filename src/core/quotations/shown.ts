/** The words of a quotation without the markup of the note, and where each stands. */
import type { Markup } from '../notes/markup';
import type { Span } from '../place';
import { quotedTokens, type Token } from './tokens';

/** The words of a quotation, by which it is compared; the same object for the same words as long as it is remembered. */
export interface QuotedWords {
  /** Their spans count from the beginning of the quotation in the note. */
  readonly tokens: readonly Token[];
  /** The forms, a space around each; undefined where brackets or gaps leave more than one way to read them. */
  readonly joined: string | undefined;
}

/**
 * The words of a stretch of the note. `cuts` are stretches that are no words of it, citations say, in order. They are
 * remembered, for at each keystroke all quotations of a note but one are those of before.
 */
export function wordsShown(
  note: string,
  span: Span,
  markup: Markup,
  cuts: readonly Span[] = [],
): QuotedWords {
  const words = note.slice(span.start, span.end);
  const inside = cuts.map(({ start, end }) => ({ start: start - span.start, end: end - span.start }));
  const key = `${markup}${inside.map(({ start, end }) => `${start}-${end}`).join()}\0${words}`;
  let found = known.get(key);
  if (!found) {
    found = wordsOf(words, markup, inside);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, found);
  }
  return found;
}

const known = new Map<string, QuotedWords>();
/** More than the quotations of the notes that are open. */
const MOST_KNOWN = 4000;

function wordsOf(words: string, markup: Markup, cuts: readonly Span[]): QuotedWords {
  const { text, origins } = shown(words, { start: 0, end: words.length }, markup, cuts);
  const tokens = quotedTokens(text).map((token) => ({
    ...token,
    start: origins[token.start]!,
    end: origins[token.end - 1]! + 1,
  }));
  const isOneWay = !tokens.some(({ soft, behindGap }, index) => soft || (behindGap && index > 0));
  return { tokens, joined: isOneWay ? ` ${tokens.map(({ form }) => form).join(' ')} ` : undefined };
}

/** The tokens where they stand in the note. */
export function tokensIn({ tokens }: QuotedWords, { start: by }: Span): Token[] {
  return tokens.map((token) => ({ ...token, start: token.start + by, end: token.end + by }));
}

interface Shown {
  readonly text: string;
  /** Index in the note of each character of `text`. */
  readonly origins: readonly number[];
}

function shown(note: string, { start, end }: Span, markup: Markup, cuts: readonly Span[]): Shown {
  let text = '';
  const origins: number[] = [];
  const put = (words: string, at: number, step: 0 | 1) => {
    for (let n = 0; n < words.length; n++) origins.push(at + n * step);
    text += words;
  };
  const raw = (from: number, to: number) => {
    let at = from;
    for (const match of note.slice(from, to).matchAll(MARKS[markup])) {
      const index = from + match.index;
      put(note.slice(at, index), at, 1);
      at = index + match[0].length;
      const escaped = match[1];
      // An escaped character stands where it stands.
      if (escaped !== undefined) put(escaped, at - escaped.length, 1);
      else put(stands(match[0]), index, 0);
    }
    put(note.slice(at, to), at, 1);
  };
  let from = start;
  for (const cut of cuts) {
    if (cut.end <= from || cut.start >= end) continue;
    raw(from, Math.max(from, cut.start));
    put(' ', Math.max(from, cut.start), 0);
    from = cut.end;
  }
  if (from < end) raw(from, end);
  return { text, origins };
}

/** What a mark stands for; most stand for nothing. */
function stands(mark: string): string {
  if (mark.startsWith('\\textbackslash')) return '\\';
  if (mark.startsWith('\\textasciicircum')) return '^';
  if (mark.startsWith('\\textasciitilde')) return ' ≈';
  if (/^<sup>/i.test(mark)) return '^';
  return /^\s|^~$|^<br/i.test(mark) ? ' ' : '';
}

const COMMENT = String.raw`<!--[\s\S]*?-->`;

const MARKS: Readonly<Record<Markup, RegExp>> = {
  markdown: new RegExp(
    [
      String.raw`\\([!-/:-@[-${'`'}{-~])`,
      String.raw`(?<=[^\s-])[-\u2010]\r?\n[ \t]*(?:>[ \t]?)*(?=\p{Ll})`,
      String.raw`\r?\n[ \t]*(?:>[ \t]?)*`,
      COMMENT,
      '</?[A-Za-z][^<>]*>',
      String.raw`\[\^[^\]\s]+\]`,
      String.raw`!?\[(?=[^\[\]]*\]\()`,
      String.raw`\]\((?<=\[[^\[\]]*\]\()[^()\n]*\)`,
      String.raw`\*+|~~|==|${'`'}+`,
      String.raw`(?<![\p{L}\p{N}])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}_])`,
    ].join('|'),
    'gu',
  ),
  latex: new RegExp(
    [
      String.raw`(?<!\\)%.*(?:\n[ \t]*)?`,
      String.raw`\\text(?:backslash|asciicircum|asciitilde)(?:\{\}|[ \t])?`,
      String.raw`\\(?:label|footnote|index|vspace|hspace)\*?\{[^{}]*\}`,
      String.raw`(?<!\\)~`,
      String.raw`\\(?:textins|textelp)\{(?=[^{}]+\})`,
    ].join('|'),
    'gu',
  ),
  typst: new RegExp(
    [
      String.raw`\\([^\sA-Za-z0-9])`,
      String.raw`(?<!:)\/\/.*`,
      String.raw`\/\*[\s\S]*?\*\/`,
      String.raw`#[a-z][\w.-]*(?:\([^()]*\))?(?=\[)`,
      '~',
      String.raw`\*`,
      String.raw`(?<![\p{L}\p{N}])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}_])`,
    ].join('|'),
    'gu',
  ),
};
