/** Where prose is in a Markdown note, with all that is no prose in it blanked. */
import type { Span } from '../place';
import { BLANK } from './blank';
import { proseBlocks } from './blocks';
import { frontMatterEnd } from './front-matter';
import { readInlines } from './inline';

/**
 * A paragraph or heading. `text` has the length of the span: code, math, HTML, links, escapes are `BLANK`, the
 * marks of containers at the beginning of its lines are spaces.
 */
export interface ProseRegion {
  readonly span: Span;
  readonly text: string;
  /** The captions of its images, which are blanked in its text. */
  readonly captions: readonly ProseRegion[];
}

/**
 * The regions that may hold a citation, in order; others are left out. With a window, only those that touch it.
 * Reading stops behind the last candidate, so that a note without any costs one search.
 */
export function proseRegions(text: string, window?: Span): ProseRegion[] {
  const candidates = new Candidates(text);
  const last = Math.min(candidates.last(), window?.end ?? Number.POSITIVE_INFINITY);
  const regions: ProseRegion[] = [];
  if (last < 0) return regions;
  proseBlocks(text, frontMatterEnd(text), last, (lines) => {
    const span = { start: lines[0]!.start, end: lines.at(-1)!.end };
    if (window && (span.end < window.start || span.start > window.end)) return;
    if (candidates.within(span)) regions.push(proseRegion(text, lines));
  });
  return regions;
}

/** The region of a paragraph or heading of these lines. */
export function proseRegion(text: string, lines: readonly Span[]): ProseRegion {
  return regionOf(joined(text, lines), lines[0]!.start);
}

function regionOf(words: string, start: number): ProseRegion {
  const { text, captions } = readInlines(words);
  return {
    span: { start, end: start + words.length },
    text,
    captions: outermost(captions).map(({ start: from, end }) =>
      regionOf(words.slice(from, end), start + from),
    ),
  };
}

/** Those that stand in no other: an image within the text of another is read with it. */
function outermost(spans: readonly Span[]): Span[] {
  let end = 0;
  return spans
    .toSorted((a, b) => a.start - b.start)
    .filter((span) => {
      if (span.end <= end) return false;
      end = span.end;
      return true;
    });
}

/** The note's own words between two indices of a region, blanked ones too. */
export function rawText(region: ProseRegion, note: string, start: number, end: number): string {
  return region.text.slice(start, end).replace(BLANKS, (blank: string, at: number) => {
    const from = region.span.start + start + at;
    return note.slice(from, from + blank.length);
  });
}

const BLANKS = new RegExp(`${BLANK}+`, 'g');

/** The lines with line feeds and spaces for what was between them, so that offsets stay. */
function joined(text: string, lines: readonly Span[]): string {
  let out = '';
  let end = lines[0]!.start;
  for (const line of lines) {
    if (line.start > end) out += `\n${' '.repeat(line.start - end - 1)}`;
    out += text.slice(line.start, line.end);
    end = line.end;
  }
  return out;
}

const MARKS = ['@', 'cite', 'Cite'];

/** Whether there is anything in a text that may begin a citation. */
export function mayCite(text: string): boolean {
  return MARKS.some((mark) => text.includes(mark));
}

/** Every `@` and `cite` of a text, asked for in order. */
class Candidates {
  private readonly text: string;
  private readonly next: { readonly mark: string; at: number }[];

  constructor(text: string) {
    this.text = text;
    this.next = MARKS.map((mark) => ({ mark, at: text.indexOf(mark) }));
  }

  /** Index of the last one, -1 when there is none. */
  last(): number {
    return Math.max(...this.next.map(({ mark, at }) => (at < 0 ? at : this.text.lastIndexOf(mark))));
  }

  within({ start, end }: Span): boolean {
    for (const next of this.next) {
      if (next.at >= 0 && next.at < start) next.at = this.text.indexOf(next.mark, start);
    }
    return this.next.some(({ at }) => at >= start && at < end);
  }
}
