/**
 * Where a citation stands, in words: the headings above it and the sentence around it, for lists of citations.
 *
 *   const contextsOf = contextReader(text, language, clusters)
 *   contextsOf(cited): Context[]                     one for each of `cited`, in their order
 *
 * One pass over the note when they are first asked for; `clusters` are all of the note. `language` is VS Code's
 * language id. Nothing here throws, whatever the text.
 */
import type { Span } from '../place';
import { sentences } from '../prose';
import { isMarkdown } from './citations';
import type { Cluster } from './cluster';
import type { CitationAt } from './cluster-at';
import { markdownParts } from './markdown-parts';
import { type MarkupOf, plainWords } from './plain-words';
import { commandParts, type Part } from './text-parts';

export interface Context {
  /** Of the sections that it stands in, the outermost first, without markup. A heading's own is not among them. */
  readonly headings: readonly string[];
  /** The sentence without markup, on one line; citations are as typed. Never empty. */
  readonly words: string;
  /** The key in `words`, its `@` included. */
  readonly key: Span;
  /** The sentence in the note. */
  readonly span: Span;
}

export type ContextsOf = (cited: readonly CitationAt[]) => Context[];

export function contextReader(text: string, language: string, clusters: readonly Cluster[]): ContextsOf {
  const markup: MarkupOf = isMarkdown(language) || language === 'typst' ? 'markdown' : 'latex';
  let parts: readonly Part[] | undefined;
  return (cited) => {
    parts ??= isMarkdown(language) ? markdownParts(text) : commandParts(text, language);
    const reading = new Reading(text, markup, parts, clusters);
    const inOrder = cited.toSorted((a, b) => a.item.keySpan.start - b.item.keySpan.start);
    const found = new Map(inOrder.map((each) => [each, reading.contextOf(each)] as const));
    return cited.map((each) => found.get(each)!);
  };
}

/** Of a sentence that is longer, so much is kept on each side of the key. Characters. */
const MOST_OF_A_SIDE = 500;
const MOST_OF_A_TITLE = 300;
/** Marks that stand beside a citation, such as a full stop and a bracket. */
const MOST_MARKS = 10;

class Reading {
  private readonly text: string;
  private readonly markup: MarkupOf;
  private readonly parts: readonly Part[];
  private readonly clusters: readonly Cluster[];
  private next = 0;
  private nextCluster = 0;
  private readonly open: { readonly level: number; readonly title: string }[] = [];
  private cut: { readonly part: Part; readonly sentences: readonly Span[] } | undefined;

  constructor(text: string, markup: MarkupOf, parts: readonly Part[], clusters: readonly Cluster[]) {
    this.text = text;
    this.markup = markup;
    this.parts = parts;
    this.clusters = clusters;
  }

  /** To be asked in the order of the text. */
  contextOf({ cluster, item }: CitationAt): Context {
    const at = item.keySpan.start;
    for (; this.next < this.parts.length && this.parts[this.next]!.span.end < at; this.next++) {
      this.enter(this.parts[this.next]!);
    }
    const part = this.parts[this.next];
    const isIn = part !== undefined && part.span.start <= at;
    // What a line of a table says is no part of the next.
    const inTable = isIn && part.words.trimStart().startsWith('|');
    const span =
      isIn && !inTable
        ? this.sentenceIn(part, cluster.span)
        : within(lineAt(this.text, at), isIn ? part.span : undefined);
    const level = (isIn && part.level) || Number.POSITIVE_INFINITY;
    return {
      headings: this.open.filter((heading) => heading.level < level).map(({ title }) => title),
      ...this.wordsOf(isIn ? part : undefined, span, written(this.text, item.keySpan)),
      span,
    };
  }

  private enter({ level, words }: Part): void {
    if (level === undefined) return;
    while (this.open.length > 0 && this.open.at(-1)!.level >= level) this.open.pop();
    const title = plainWords(words.slice(0, MOST_OF_A_TITLE), this.markup).words.replace(
      / *#+$| *\{[^{}]*\}$/g,
      '',
    );
    if (title !== '') this.open.push({ level, title });
  }

  /** The sentences that the cluster touches; one that stands alone behind a full stop goes with what it supports. */
  private sentenceIn(part: Part, cluster: Span): Span {
    if (this.cut?.part !== part) this.cut = { part, sentences: sentencesOf(part.words) };
    const by = part.span.start;
    const all = this.cut.sentences;
    const first = countWhile(all, ({ end }) => end + by <= cluster.start);
    const last = countWhile(all, ({ start }) => start + by < cluster.end) - 1;
    if (first >= all.length || last < first) return cluster;
    const span = { start: all[first]!.start + by, end: all[last]!.end + by };
    return first > 0 && this.isAlone(cluster, span)
      ? { start: all[first - 1]!.start + by, end: span.end }
      : span;
  }

  /** Whether there are no words in the sentence but the cluster's. */
  private isAlone(cluster: Span, { start, end }: Span): boolean {
    const others = cluster.start - start + Math.max(0, end - cluster.end);
    const rest = () => this.text.slice(start, cluster.start) + this.text.slice(cluster.end, end);
    return others < MOST_MARKS && !/[\p{L}\p{N}]/u.test(rest());
  }

  private wordsOf(part: Part | undefined, span: Span, key: Span): Pick<Context, 'words' | 'key'> {
    const start = Math.max(span.start, key.start - MOST_OF_A_SIDE);
    const end = Math.max(key.end, Math.min(span.end, key.end + MOST_OF_A_SIDE));
    const raw = part
      ? part.words.slice(start - part.span.start, end - part.span.start)
      : this.text.slice(start, end);
    const moved = (each: Span) => ({ start: each.start - start, end: each.end - start });
    return plainWords(raw, this.markup, moved(key), this.clustersIn(start, end).map(moved));
  }

  private clustersIn(start: number, end: number): Span[] {
    while (this.nextCluster > 0 && this.clusters[this.nextCluster - 1]!.span.end > start) this.nextCluster--;
    while ((this.clusters[this.nextCluster]?.span.end ?? end) < start) this.nextCluster++;
    const found: Span[] = [];
    for (let n = this.nextCluster; n < this.clusters.length && this.clusters[n]!.span.start < end; n++) {
      found.push(this.clusters[n]!.span);
    }
    return found;
  }
}

/** The sentences, `p. 3` taken for a page and not for the end of one. */
function sentencesOf(words: string): Span[] {
  const found: Span[] = [];
  for (const { start, end } of sentences(words)) {
    const before = found.at(-1);
    const isPage =
      before && /^\d/.test(words[start]!) && /\bp\.$/.test(words.slice(before.start, before.end));
    if (isPage) found.pop();
    found.push({ start: isPage ? before.start : start, end });
  }
  return found;
}

/** The key with what marks it: `-@{key}`. */
function written(text: string, { start, end }: Span): Span {
  const isBraced = text[start - 1] === '{' && text[start - 2] === '@' && text[end] === '}';
  const at = isBraced ? start - 1 : start;
  return { start: text[at - 1] === '@' ? at - 1 : start, end: isBraced ? end + 1 : end };
}

function lineAt(text: string, at: number): Span {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const feed = text.indexOf('\n', at);
  return { start, end: feed < 0 ? text.length : feed };
}

function within(span: Span, bounds: Span = span): Span {
  return { start: Math.max(span.start, bounds.start), end: Math.min(span.end, bounds.end) };
}

/** How many at the beginning please; behind the first that does not, none does. */
function countWhile<T>(items: readonly T[], pleases: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pleases(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
