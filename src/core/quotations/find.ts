/**
 * The quotations of a note that stand next to a citation, or whose trace says where they are from.
 *
 *   findQuotations(text, language, clusters): FoundQuotation[]    in the order of the text
 *
 * Looked for around the citations and traces alone, so that a long note with few of them costs little. `clusters` are all
 * of the note. Nothing here throws, whatever the text.
 */
import type { Cluster } from '../notes/cluster';
import { type Markup, markupOf } from '../notes/markup';
import type { Span } from '../place';
import { blockQuotations } from './blocks';
import { ClusterList } from './cluster-list';
import { type CommandQuotation, commandQuotations } from './commands';
import type { FoundQuotation } from './found';
import { inlineQuotations } from './inline';
import { type Paragraph, paragraphAt, quotedBlockAt } from './paragraphs';
import { type Traces, tracesIn } from './traces';

export function findQuotations(
  text: string,
  language: string,
  clusters: readonly Cluster[],
): FoundQuotation[] {
  const markup = markupOf(language);
  if (!markup) return [];
  const list = new ClusterList(clusters.filter(({ nocite, isLabel }) => !nocite && !isLabel));
  const traces = tracesIn(text, markup);
  if (markup === 'markdown' && list.all.length === 0 && traces.traces.length === 0) return [];
  const found = new Finder(text, markup, list, traces).find();
  return withTraces(text, markup, found, traces);
}

class Finder {
  private readonly text: string;
  private readonly markup: Markup;
  private readonly clusters: ClusterList;
  private readonly traces: Traces;
  /** By the beginning of its block. */
  private readonly blocks = new Map<number, readonly FoundQuotation[]>();
  private readonly inline: FoundQuotation[] = [];

  constructor(text: string, markup: Markup, clusters: ClusterList, traces: Traces) {
    this.text = text;
    this.markup = markup;
    this.clusters = clusters;
    this.traces = traces;
  }

  find(): FoundQuotation[] {
    const commands = commandQuotations(this.text, this.markup);
    for (const command of commands) {
      if (command.isBlock) {
        const found = blockQuotations(this.text, this.markup, this.clusters, command);
        if (found.length > 0) this.blocks.set(command.outer.start, found);
      }
    }
    let end = -1;
    for (const start of this.places(commands)) {
      if (start < end) continue;
      const paragraph = paragraphAt(this.text, start, this.markup);
      end = paragraph.isQuoted ? this.quoted(paragraph) : this.plain(paragraph, commands);
    }
    const blocks = [...this.blocks.values()].flat();
    const own = this.inline.filter(
      ({ span }) => !blocks.some((block) => block.span.start < span.end && span.start < block.span.end),
    );
    return [...blocks, ...own].sort((a, b) => a.span.start - b.span.start);
  }

  /**
   * Where a quotation may be, in order: what opens one, and commands that name a paper. Not where citations stand: a
   * long note has thousands, and few of them by a quotation.
   */
  private places(commands: readonly CommandQuotation[]): number[] {
    const short = this.traces.traces.length > 0;
    const places: number[] = [];
    for (const { 0: mark, index } of this.text.matchAll(PLACES[this.markup])) {
      if (mark.length === 1 || isOpening(mark) || short || /\d/.test(mark)) places.push(index);
    }
    const named = commands.filter(({ isBlock }) => !isBlock).map(({ outer }) => outer.start);
    return named.length === 0 ? places : [...places, ...named].sort((a, b) => a - b);
  }

  /** The end of what was read. */
  private quoted(paragraph: Paragraph): number {
    const block = quotedBlockAt(this.text, paragraph.start);
    if (this.blocks.has(block.start)) return block.end;
    const found = this.block(block);
    this.blocks.set(block.start, found);
    if (found.length > 0) return block.end;
    this.inline.push(
      ...inlineQuotations(this.text, this.markup, this.clusters, paragraph, [], this.hasTrace(paragraph)),
    );
    return paragraph.end;
  }

  private hasTrace({ start, end }: Span): boolean {
    return this.traces.traces.some((trace) => trace.start >= start && trace.start < end);
  }

  private block(block: Span): FoundQuotation[] {
    return blockQuotations(this.text, this.markup, this.clusters, {
      inner: block,
      outer: block,
      isBlock: true,
      keys: [],
    });
  }

  private plain(paragraph: Paragraph, commands: readonly CommandQuotation[]): number {
    const inside = commands.filter(
      ({ outer, isBlock }) => !isBlock && outer.start >= paragraph.start && outer.start < paragraph.end,
    );
    this.inline.push(
      ...inlineQuotations(this.text, this.markup, this.clusters, paragraph, inside, this.hasTrace(paragraph)),
    );
    return paragraph.end;
  }
}

/** A term in quotation marks is taken whole, so that it is passed over. */
const TERM = String.raw`["“„«‘‚](?:[^\s"“”„«»‘’]{1,30}[ \t]){0,2}[^\s"“”„«»‘’]{1,30}["”“»’]`;
const OPENERS = '["“”„«»‹›‘‚「『]';

const PLACES: Readonly<Record<Markup, RegExp>> = {
  markdown: new RegExp(
    `(?<!BT)BT[^BT\\n]+BT(?!BT)|${TERM}|`.replaceAll('BT', '`') +
      String.raw`^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*>|${OPENERS}|<(?:q|blockquote)\b|(?<![A-Za-z0-9\\])['’](?=[\p{L}\p{N}[(])`,
    'gmu',
  ),
  latex: new RegExp(`${TERM}|${OPENERS}|${'`'}`, 'g'),
  typst: new RegExp(`${TERM}|${OPENERS}`, 'g'),
};

/** It opens a block or an element; others of several characters are terms or code. */
function isOpening(mark: string): boolean {
  return /[>]$|^</.test(mark);
}

/** `“Öl verdirbt nicht” (own translation)`: the page has other words, and who translated them says so. */
function isTranslated(text: string, { span }: FoundQuotation): boolean {
  return (
    TRANSLATED_WITHIN.test(text.slice(Math.max(span.start, span.end - 40), span.end)) ||
    TRANSLATED_BEHIND.test(text.slice(span.end, span.end + 80))
  );
}

const TRANSLATED =
  "(?:(?:my|our|own|author['’]?s?['’]?) translation|translat(?:ion|ed) (?:by (?:me|us|the author)|mine|ours))";
const TRANSLATED_WITHIN = new RegExp(String.raw`[(\[]${TRANSLATED}[)\]]?$`, 'i');
const TRANSLATED_BEHIND = new RegExp(
  String.raw`^["”“»’']*[^.!?"“”„«»\n]{0,40}(?<!\p{L})${TRANSLATED}(?!\p{L})`,
  'iu',
);

/** Each with its trace, without those that are marked as paraphrases and those that nobody is named for. */
function withTraces(
  text: string,
  markup: Markup,
  found: readonly FoundQuotation[],
  { traces, paraphrases }: Traces,
): FoundQuotation[] {
  const meant = (comment: Span) => {
    const nearest = found.findLast(({ span }) => span.start <= comment.start);
    return nearest && isBehind(text, nearest, comment) ? nearest : undefined;
  };
  const left = new Set<FoundQuotation>();
  for (const comment of paraphrases) {
    const nearest = meant(comment);
    if (!nearest) continue;
    left.add(nearest);
    // Behind a comment of these nothing else can stand, so that it speaks for its line.
    if (markup === 'markdown') continue;
    const line = text.lastIndexOf('\n', comment.start) + 1;
    for (const each of found) if (each.end >= line && each.end <= comment.end) left.add(each);
  }
  const traced = new Map(traces.map((trace) => [meant(trace), trace] as const));
  return found
    .filter((each) => !left.has(each) && !isTranslated(text, each))
    .map((each) => ({ ...each, ...(traced.has(each) && { trace: traced.get(each)! }) }))
    .filter(({ cited, trace }) => cited.length > 0 || trace);
}

/** Whether the comment stands within what holds the quotation, or behind it without a blank line between. */
function isBehind(text: string, { end }: FoundQuotation, comment: Span): boolean {
  return comment.start <= end || !/\n[ \t>]*\r?\n/.test(text.slice(end, comment.start));
}
