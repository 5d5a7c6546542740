/** Quotations within a paragraph: words in quotation marks, and whose they are by the citations around them. */
import type { Cluster } from '../notes/cluster';
import type { Markup } from '../notes/markup';
import type { Span } from '../place';
import { sentences } from '../prose';
import type { ClusterList } from './cluster-list';
import type { CommandQuotation } from './commands';
import { footnoteCitations } from './footnote-citations';
import { citedIn, type FoundQuotation } from './found';
import { mayQuote, type Quoted, quotedIn } from './marks';

/** `commands` are the quotations that commands make in the paragraph; with `short`, scare quotes count as well. */
export function inlineQuotations(
  text: string,
  markup: Markup,
  clusters: ClusterList,
  paragraph: Span,
  commands: readonly CommandQuotation[],
  short: boolean,
): FoundQuotation[] {
  if (paragraph.end - paragraph.start > MOST_OF_A_PARAGRAPH) return [];
  if (commands.length === 0 && !mayQuote(text.slice(paragraph.start, paragraph.end))) return [];
  const inside = clusters.within(paragraph);
  const blanked = blank(text, paragraph, markup, [
    ...inside.map(({ span }) => span),
    ...commands.map(({ outer }) => outer),
  ]);
  const by = paragraph.start;
  const moved = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const marked = quotedIn(blanked, markup).map(({ inner, outer }) => ({
    inner: moved(inner),
    outer: moved(outer),
    keys: [],
  }));
  const all = [...marked, ...commands]
    .filter(({ inner }) => short || isLong(text.slice(inner.start, inner.end)))
    .sort((a, b) => a.outer.start - b.outer.start);
  if (all.length === 0) return [];
  const reading = new Attribution(text, paragraph, inside, all);
  return all.map((each) => {
    const near = reading.of(each);
    const noted =
      markup === 'markdown' && near.isVague ? footnoteCitations(text, clusters, each.outer.end) : [];
    const { cited, isVague, end } = noted.length > 0 ? { ...near, cited: noted, isVague: false } : near;
    const own = each.keys.length > 0 ? each.keys : citedIn(cited);
    const cuts = inside.filter(({ span }) => span.start >= each.inner.start && span.end <= each.inner.end);
    return {
      span: each.inner,
      cuts: cuts.map(({ span }) => span),
      cited: own,
      isVague: isVague && each.keys.length === 0,
      isBlock: false,
      end: markup === 'markdown' ? end : lineEnd(text, end),
    };
  });
}

/** Characters; nobody writes longer ones. */
const MOST_OF_A_PARAGRAPH = 50_000;

/** Four words, or a figure among two: most quotation marks are around a term. */
function isLong(words: string): boolean {
  const count = words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return count >= 4 || (count >= 2 && /\d/.test(words));
}

function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  const end = feed < 0 ? text.length : feed;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** The paragraph with what is no prose of it, and what holds quotation marks of its own, as spaces. */
function blank(text: string, { start, end }: Span, markup: Markup, spans: readonly Span[]): string {
  const silent = markup === 'latex' ? /(?<!\\)%.*/g : markup === 'typst' ? /(?<!:)\/\/.*/g : MARKDOWN;
  let words = text.slice(start, end).replace(silent, (found) => ' '.repeat(found.length));
  for (const span of spans) {
    const from = Math.max(0, span.start - start);
    const to = Math.min(words.length, span.end - start);
    // A letter, lest a citation be taken for the end of a sentence.
    if (to > from) words = words.slice(0, from) + 'x'.repeat(to - from) + words.slice(to);
  }
  return words;
}

const MARKDOWN =
  /(?<!`)(`+)(?!`)[^`][\s\S]*?(?<!`)\1(?!`)|<!--[\s\S]*?-->|<(?!\/?(?:q|blockquote)\b)\/?[a-z][^<>]*>|\]\([^()\n]*\)/gi;

class Attribution {
  private readonly text: string;
  private readonly paragraph: Span;
  private readonly clusters: readonly Cluster[];
  private readonly quoted: readonly Quoted[];
  private readonly sentences: readonly Span[];
  /** Each stands right behind a quotation, and speaks for it alone. */
  private readonly taken = new Map<Quoted, readonly Cluster[]>();

  constructor(text: string, paragraph: Span, clusters: readonly Cluster[], quoted: readonly Quoted[]) {
    this.text = text;
    this.paragraph = paragraph;
    this.clusters = clusters.filter(
      ({ span }) => !quoted.some(({ inner }) => inner.start <= span.start && span.end <= inner.end),
    );
    this.quoted = quoted;
    this.sentences = this.cut();
    for (const each of quoted) this.taken.set(each, this.behind(each));
  }

  of(quoted: Quoted): { cited: readonly Cluster[]; isVague: boolean; end: number } {
    const { outer } = quoted;
    const inCommand = this.clusters.filter(({ span }) => span.start >= outer.start && span.end <= outer.end);
    if (inCommand.length > 0) return { cited: inCommand, isVague: false, end: outer.end };
    const behind = this.taken.get(quoted)!;
    if (behind.length > 0) return { cited: behind, isVague: false, end: behind.at(-1)!.span.end };
    const free = this.clusters.filter((each) => !this.isTaken(each, quoted));
    const own = this.sentences.filter(({ start, end }) => start < outer.end && outer.start < end);
    const cited = free.filter(({ span }) =>
      own.some(({ start, end }) => start <= span.start && span.start < end),
    );
    if (cited.length > 0) return { cited, isVague: false, end: outer.end };
    const before = this.clusters.filter(({ span }) => span.end <= outer.start).at(-1);
    const next = before ?? this.clusters.find(({ span }) => span.start >= outer.end);
    return { cited: next ? [next] : [], isVague: true, end: outer.end };
  }

  private isTaken(cluster: Cluster, by: Quoted): boolean {
    // `“one” and “two” [@a]`: what stands behind the second is also for the first, unless a word of theirs stands between.
    for (const [quoted, taken] of this.taken) {
      if (quoted === by || !taken.includes(cluster)) continue;
      if (quoted.outer.start < by.outer.start) return true;
      const between = this.text.slice(by.outer.end, quoted.outer.start);
      if (!/^[\s,;–—-]*(?:\p{L}+[\s,;]+){0,4}$/u.test(between)) return !this.isAloneIn(cluster, by);
    }
    return false;
  }

  /** Nothing else in the sentence could be for it. */
  private isAloneIn(cluster: Cluster, { outer }: Quoted): boolean {
    const own = this.sentences.find(({ start, end }) => start <= outer.start && outer.start < end);
    if (!own) return false;
    const inside = this.clusters.filter(({ span }) => own.start <= span.start && span.start < own.end);
    return inside.length === 1 && inside[0] === cluster;
  }

  /** The citations that follow with nothing but marks between. */
  private behind({ outer }: Quoted): Cluster[] {
    const found: Cluster[] = [];
    let end = outer.end;
    for (const cluster of this.clusters) {
      const { span } = cluster;
      if (span.start < outer.end) continue;
      const between = this.text.slice(end, span.start);
      if (between.length > 20 || /[\p{L}\p{N}"“„«]/u.test(between)) break;
      found.push(cluster);
      end = span.end;
    }
    return found;
  }

  /** Sentences of the note, not of what it quotes. */
  private cut(): Span[] {
    const { start, end } = this.paragraph;
    let words = this.text.slice(start, end);
    for (const { span } of this.clusters) words = filled(words, span.start - start, span.end - start);
    for (const { outer, inner } of this.quoted) {
      // What ends with the quotation ends the sentence, too.
      const closes =
        /[.!?]\s*$/.test(this.text.slice(inner.start, inner.end)) &&
        /^\s+\p{Lu}/u.test(this.text.slice(outer.end, outer.end + 4));
      words = filled(words, outer.start - start, outer.end - start);
      if (closes) words = `${words.slice(0, outer.end - start - 1)}.${words.slice(outer.end - start)}`;
    }
    return sentences(words).map((each) => ({ start: each.start + start, end: each.end + start }));
  }
}

function filled(words: string, start: number, end: number): string {
  return words.slice(0, start) + 'X'.repeat(Math.max(0, end - start)) + words.slice(end);
}
