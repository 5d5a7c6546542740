/**
 * Which citations of a note are shown as their style prints them, where they stand: made when the note was printed, and
 * moved along as its text changes until it is printed again. Offsets are UTF-16 units of the note's text.
 */
import type { Cluster } from '../notes/cluster';
import type { Span } from '../place';
import { clip } from '../views/markdown';

/** A citation that is shown in other words than it is written in. */
export interface ShownCitation extends Span {
  readonly text: string;
}

/** What was printed of a note: one citation for each cluster, in the order of the text. */
interface Printed {
  readonly clusters: readonly Cluster[];
  readonly citations: readonly {
    readonly inText: string;
    /** Of the note that holds the rest, in a style of notes. */
    readonly noteNumber?: number;
    /** Keys that nothing is known of. */
    readonly unknown: readonly string[];
  }[];
}

/** Characters: what is longer would push the rest of the sentence out of sight. */
const LONGEST = 160;

type Moving = { start: number; end: number; readonly text: string };

export class ShownCitations {
  /** In the order of the text, apart from each other. */
  #all: Moving[];

  constructor(printed: Printed) {
    this.#all = shownOf(printed);
  }

  get size(): number {
    return this.#all.length;
  }

  /**
   * The text between two offsets was replaced by one of this length. A citation that was touched stays as typed until
   * the note is printed again.
   */
  change(start: number, end: number, length: number): void {
    const first = this.#firstEndingFrom(start);
    let last = first;
    while (last < this.#all.length && this.#all[last]!.start <= end) last++;
    if (last > first) this.#all.splice(first, last - first);
    const by = length - (end - start);
    if (by === 0) return;
    for (let n = first; n < this.#all.length; n++) {
      const each = this.#all[n]!;
      each.start += by;
      each.end += by;
    }
  }

  /** Those within one of the windows, but for those that a selection or caret touches. The same objects as long as they stand. */
  in(windows: readonly Span[], selections: readonly Span[]): ShownCitation[] {
    const found = new Set<ShownCitation>();
    for (const { start, end } of windows)
      for (let n = this.#firstEndingFrom(start); n < this.#all.length && this.#all[n]!.start <= end; n++) {
        const each = this.#all[n]!;
        if (!selections.some((span) => span.start <= each.end && span.end >= each.start)) found.add(each);
      }
    return [...found];
  }

  /** Index of the first one that ends at the offset or behind it. */
  #firstEndingFrom(offset: number): number {
    let [low, high] = [0, this.#all.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#all[middle]!.end < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function shownOf({ clusters, citations }: Printed): Moving[] {
  const shown: Moving[] = [];
  clusters.forEach(({ span, form }, n) => {
    const { inText, noteNumber, unknown } = citations[n]!;
    const text = noteNumber === undefined ? inText : inText + superscript(noteNumber);
    const words = clip(text.replace(/\s+/g, ' ').trim(), LONGEST);
    const { start, end } = span;
    const before = shown.at(-1);
    // One that stands in another is that one's to say.
    if (before && start < before.end) return;
    // A link says already who is cited; a key that is not known stays as typed, to be mended.
    if (words !== '' && unknown.length === 0 && form !== 'markdown-link')
      shown.push({ start, end, text: words });
  });
  return shown;
}

function superscript(number: number): string {
  return String(number).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);
}
