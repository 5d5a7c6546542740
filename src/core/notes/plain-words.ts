/** Some words of a note without markup, for a row of a list. */
import type { Span } from '../place';

export type MarkupOf = 'markdown' | 'latex';

export interface PlainWords {
  /** On one line. */
  readonly words: string;
  /** What `key` was, in `words`. */
  readonly key: Span;
}

/**
 * The words without markup. What touches one of the `kept` spans, which are in order, stays as typed but for line ends;
 * `key` stands in one of them. By marks, not by their pairs: a sentence may hold one half of an emphasis.
 */
export function plainWords(
  raw: string,
  markup: MarkupOf,
  key: Span = { start: 0, end: 0 },
  kept: readonly Span[] = [],
): PlainWords {
  const out = new Output(raw, key);
  const mark = new RegExp(MARKS[markup]);
  let passed = 0;
  for (let match = mark.exec(raw); match; match = mark.exec(raw)) {
    const end = match.index + match[0].length;
    while (kept[passed] && kept[passed]!.end <= match.index) passed++;
    if (!/^\s/.test(match[0]) && touches(kept, passed, match.index, end)) {
      mark.lastIndex = match.index + 1;
      continue;
    }
    const inner = match.slice(1).find((group) => group !== undefined);
    out.put(match.index, end, SPACE.test(match[0]) ? ' ' : (inner?.replace(/\s+/g, ' ') ?? ''));
  }
  return out.end();
}

/** Whether one of the spans from an index on, in the order of their beginnings, touches a stretch. */
function touches(spans: readonly Span[], from: number, start: number, end: number): boolean {
  for (let n = from; n < spans.length && spans[n]!.start < end; n++) if (spans[n]!.end > start) return true;
  return false;
}

const SPACE = /^(?:\s+|~|\\\\)$/;

/** What stands in a group is left of a mark, or nothing. */
const MARKS: Readonly<Record<MarkupOf, RegExp>> = {
  markdown: new RegExp(
    [
      String.raw`\s+`,
      '\\\\([!-/:-@[-`{-~])',
      '`+([^`]+)`+',
      // A formula is not taken apart.
      String.raw`(\$(?!\s)[^$\n]*[^$\s]\$)`,
      String.raw`\[\^[^\]\s]+\]`,
      // A link, an image: what opens it, what closes it.
      String.raw`!?\[(?=[^\[\]]*\]\()`,
      String.raw`\]\((?<=\[[^\[\]]*\]\()[^()\n]*\)`,
      String.raw`<!--[\s\S]*?-->`,
      String.raw`<([a-z][a-z\d+.-]*:[^\s<>]*)>`,
      '</?[A-Za-z][^<>]*>',
      String.raw`\*+(?=\S)|(?<=\S)\*+|~~|==`,
      String.raw`(?<![\p{L}\p{N}@_])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}_])`,
    ].join('|'),
    'gu',
  ),
  latex: new RegExp(
    [
      String.raw`\s+`,
      String.raw`(?<!\\)%.*`,
      String.raw`\\([%&#$_{}])`,
      String.raw`(?<!\\)(\$[^$\n]*\$)`,
      // Of most commands the argument is text.
      String.raw`\\(?:label|ref|eqref|pageref|autoref|cref|index|url|vspace|hspace)\*?\{[^{}]*\}`,
      String.raw`\\[A-Za-z]+\*?(?:\[[^\[\]]*\])?[ \t]*`,
      String.raw`~|\\\\`,
      '[{}]',
    ].join('|'),
    'gu',
  ),
};

class Output {
  private readonly raw: string;
  private readonly key: Span;
  private words = '';
  private from = 0;
  private start = 0;

  constructor(raw: string, key: Span) {
    this.raw = raw;
    this.key = key;
  }

  put(start: number, end: number, words: string): void {
    this.copyTo(start);
    const isSecondSpace = words === ' ' && (this.words === '' || this.words.endsWith(' '));
    if (!isSecondSpace) this.words += words;
    this.from = end;
  }

  end(): PlainWords {
    this.copyTo(this.raw.length);
    const length = this.key.end - this.key.start;
    return { words: this.words.trimEnd(), key: { start: this.start, end: this.start + length } };
  }

  private copyTo(end: number): void {
    const { start } = this.key;
    if (this.from <= start && start <= end) this.start = this.words.length + start - this.from;
    this.words += this.raw.slice(this.from, end);
    this.from = Math.max(this.from, end);
  }
}

/** Index of the brace that closes the one at `open`, where one does soon enough. */
export function closingBrace(text: string, open: number): number | undefined {
  const last = Math.min(text.length, open + MOST_OF_A_TITLE);
  for (let at = open, depth = 0; at < last; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return undefined;
}

const MOST_OF_A_TITLE = 2000;
