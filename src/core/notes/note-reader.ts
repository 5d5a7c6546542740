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
 * `reader.charactersRead` counts what all of it has cost. `language` is VS Code's language id. The note is kept in
 * chunks (chunk-list.ts).
 */
import type { Span } from '../place';
import type { ChunkedText } from './chunked-text';
import { isMarkdown, stretchesOf } from './citations';
import type { Cluster } from './cluster';
import { type CitationAt, keyIn } from './cluster-at';
import { addUses, type KeyUse } from './key-use';
import { MarkdownReader } from './markdown-reader';
import { moved } from './moved';
import { StretchReader } from './stretch-reader';

export class NoteReader {
  private readonly reader: ChunkedText;
  private allClusters: readonly Cluster[] | undefined;
  private allKeys: readonly KeyUse[] | undefined;
  /** Clusters of the chunks at their place in the text: before a change they stay where they are. */
  private readonly placed = new WeakMap<Cluster, Cluster>();

  constructor(text: string, language: string) {
    this.reader = isMarkdown(language)
      ? new MarkdownReader(text)
      : new StretchReader(text, stretchesOf(language));
  }

  get text(): string {
    return this.reader.text;
  }

  /** Characters read since the reader was made. */
  get charactersRead(): number {
    return this.reader.charactersRead;
  }

  /** Replaces the text between two offsets; those outside the text count as its ends. */
  change(start: number, end: number, newText: string): void {
    this.allClusters = undefined;
    this.allKeys = undefined;
    this.reader.change(start, end, newText);
  }

  /** Every citation, in the order of the text. */
  get clusters(): readonly Cluster[] {
    this.allClusters ??= this.clustersNear(undefined);
    return this.allClusters;
  }

  /** Those that touch a stretch of the text; one that stands in another comes behind it. */
  clustersIn(window: Span): readonly Cluster[] {
    const near = this.allClusters ?? this.clustersNear(window);
    return near.filter(({ span }) => span.start <= window.end && span.end >= window.start);
  }

  /** The innermost one that an offset touches. */
  clusterAt(offset: number): Cluster | undefined {
    return this.clustersIn({ start: offset, end: offset }).at(-1);
  }

  /** The item whose key, with its `@`, `-` and braces, the offset touches, and its cluster. */
  citationAt(offset: number): CitationAt | undefined {
    const { text, start } = this.reader.partAt(offset);
    const clusters = this.clustersIn({ start: offset, end: offset });
    const found = keyIn(
      text,
      offset - start,
      clusters.map((cluster) => moved(cluster, -start)),
    );
    if (!found) return undefined;
    const cluster = moved(found.cluster, start);
    return { cluster, item: cluster.items[found.cluster.items.indexOf(found.item)]! };
  }

  /** Every key where it stands, in the order of the text. */
  get keys(): readonly KeyUse[] {
    this.allKeys ??= this.keysNear(undefined);
    return this.allKeys;
  }

  /** Those that touch a stretch of the text. */
  keysIn(window: Span): readonly KeyUse[] {
    const near = this.allKeys ?? this.keysNear(window);
    return near.filter(({ start, end }) => start <= window.end && end >= window.start);
  }

  private clustersNear(window: Span | undefined): Cluster[] {
    const found: Cluster[] = [];
    this.reader.visit(window, (cluster, start) => found.push(this.placedAt(cluster, start)));
    return found;
  }

  private placedAt(cluster: Cluster, start: number): Cluster {
    const before = this.placed.get(cluster);
    if (before?.span.start === cluster.span.start + start) return before;
    const now = moved(cluster, start);
    this.placed.set(cluster, now);
    return now;
  }

  private keysNear(window: Span | undefined): KeyUse[] {
    const found: KeyUse[] = [];
    this.reader.visit(window, (cluster, start) => addUses(found, cluster, start));
    return found;
  }
}
