/**
 * The citations of a note that is open and changes: after each change the same as `findCitations` of its text, at
 * the cost of what the change touches, not of the note.
 *
 *   const reader = new NoteReader(text, language)
 *   reader.change(start, end, newText)             as often as the text changes; offsets in the text as it then is
 *   reader.clusters                                every citation
 *   reader.clustersIn(span), clusterAt(offset), citationAt(offset)
 *   reader.keys, keysIn(span)                      every key where it stands, for a fraction of the cost
 *
 * `reader.charactersRead` counts what all of it has cost. `language` is VS Code's language id. A note in Markdown is
 * kept in chunks (chunk-list.ts); one in LaTeX or Typst is read again as a whole when it is next asked.
 */
import type { Span } from '../place';
import { findCitations, isMarkdown } from './citations';
import type { Cluster } from './cluster';
import { type CitationAt, keyIn } from './cluster-at';
import { type KeyUse, usesIn } from './key-use';
import { MarkdownReader } from './markdown-reader';

export class NoteReader {
  private readonly language: string;
  private readonly markdown: MarkdownReader | undefined;
  private whole: string;
  private found: readonly Cluster[] | undefined;
  private uses: readonly KeyUse[] | undefined;
  private read = 0;

  constructor(text: string, language: string) {
    this.language = language;
    this.markdown = isMarkdown(language) ? new MarkdownReader(text) : undefined;
    this.whole = this.markdown ? '' : text;
  }

  get text(): string {
    return this.markdown ? this.markdown.text : this.whole;
  }

  /** Characters read since the reader was made. */
  get charactersRead(): number {
    return this.read + (this.markdown?.charactersRead ?? 0);
  }

  /** Replaces the text between two offsets; those outside the text count as its ends. */
  change(start: number, end: number, newText: string): void {
    this.found = undefined;
    this.uses = undefined;
    if (this.markdown) this.markdown.change(start, end, newText);
    else
      this.whole =
        this.whole.slice(0, Math.max(0, start)) + newText + this.whole.slice(Math.max(start, end, 0));
  }

  /** Every citation, in the order of the text. */
  get clusters(): readonly Cluster[] {
    this.found ??= this.markdown ? this.markdown.clusters() : this.readWhole();
    return this.found;
  }

  /** Those that touch a stretch of the text; one that stands in another comes behind it. */
  clustersIn(window: Span): readonly Cluster[] {
    const all = this.markdown && !this.found ? this.markdown.clusters(window) : this.clusters;
    return all.filter(({ span }) => span.start <= window.end && span.end >= window.start);
  }

  /** The innermost one that an offset touches. */
  clusterAt(offset: number): Cluster | undefined {
    return this.clustersIn({ start: offset, end: offset }).at(-1);
  }

  /** The item whose key, with its `@`, `-` and braces, the offset touches, and its cluster. */
  citationAt(offset: number): CitationAt | undefined {
    return this.markdown
      ? this.markdown.citationAt(offset)
      : keyIn(this.whole, offset, this.clustersIn({ start: offset, end: offset }));
  }

  /** Every key where it stands, in the order of the text. */
  get keys(): readonly KeyUse[] {
    this.uses ??= this.markdown ? this.markdown.keys() : usesIn(this.clusters);
    return this.uses;
  }

  /** Those that touch a stretch of the text. */
  keysIn(window: Span): readonly KeyUse[] {
    const near = this.markdown && !this.uses ? this.markdown.keys(window) : this.keys;
    return near.filter(({ start, end }) => start <= window.end && end >= window.start);
  }

  private readWhole(): readonly Cluster[] {
    this.read += this.whole.length;
    return findCitations(this.whole, this.language);
  }
}
