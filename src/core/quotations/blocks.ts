/** Quotations that are set off: which lines are the quoted words, and who is named for them. */
import type { Cluster } from '../notes/cluster';
import type { Markup } from '../notes/markup';
import type { Span } from '../place';
import type { ClusterList } from './cluster-list';
import type { CommandQuotation } from './commands';
import { footnoteCitations } from './footnote-citations';
import { type CitedIn, citedIn, type FoundQuotation } from './found';
import { lineAt, paragraphAt } from './paragraphs';

/** The quotations of a block: one, or as many as it has lines that end with citations, if the last does. */
export function blockQuotations(
  text: string,
  markup: Markup,
  clusters: ClusterList,
  command: CommandQuotation,
): FoundQuotation[] {
  const { inner, outer, keys } = command;
  const whole = blockQuotation(text, markup, clusters, command);
  const gaps = keys.length > 0 ? [] : gapsOf(text, inner, clusters.within(outer));
  if (gaps.length === 0) return whole ? [whole] : [];
  const parts = [...gaps, undefined].flatMap((gap, index) => {
    const part = { start: gaps[index - 1]?.end ?? inner.start, end: gap?.start ?? inner.end };
    return blockQuotation(text, markup, clusters, { ...command, inner: part, outer: part }) ?? [];
  });
  // What is put behind the last must not stand within the block's command.
  return parts.map((each, index) =>
    whole && index === parts.length - 1 ? { ...each, end: whole.end } : each,
  );
}

/** The line ends behind citations, but the last, that have words of their own before them; none where one has not. */
function gapsOf(text: string, { start, end }: Span, inside: readonly Cluster[]): Span[] {
  const gaps: Span[] = [];
  let from = start;
  for (const { span } of inside) {
    if (!/[\p{L}\p{N}]{2}/u.test(text.slice(from, span.start))) return [];
    const behind = text.slice(span.end, Math.max(span.end, end));
    if (!/[\p{L}\p{N}]/u.test(behind)) return gaps;
    const gap = LINE_END.exec(behind.slice(0, 80));
    if (!gap) return [];
    from = span.end + gap[0].length;
    gaps.push({ start: span.end + gap[1]!.length, end: from });
  }
  return [];
}

const LINE_END = /^([\])]?[.,;]?)[ \t]*(?:\r?\n[ \t>]*(?=\r?\n))*\r?\n/;

/**
 * The quotation that a block is; undefined where it is none but a remark that is set off, with citations amid its words.
 * `@doe says:` before it, an attribution in it or behind it, and citations at its end name whose it is.
 */
function blockQuotation(
  text: string,
  markup: Markup,
  clusters: ClusterList,
  { inner, outer, keys }: CommandQuotation,
): FoundQuotation | undefined {
  const inside = clusters.within(inner);
  const inOptions = clusters
    .within(outer)
    .filter(({ span }) => span.start < inner.start || span.start >= inner.end);
  const lead = leadingCitation(text, wordsStart(text, inner), inside);
  const start = lead?.end ?? wordsStart(text, inner);
  const tail = attributionStart(text, inner, inside);
  if (tail === undefined && inside.length > (lead ? 1 : 0)) return undefined;
  const last = tail ?? inner.end;
  const span = {
    start,
    end: last - /[\s>]*$/.exec(text.slice(Math.max(start, last - 200), last))![0].length,
  };
  if (span.end <= span.start) return undefined;
  const named = inside.filter(
    (each) => each === lead?.cluster || (tail !== undefined && each.span.start >= tail),
  );
  const own: CitedIn[] = [...keys, ...citedIn([...inOptions, ...named])];
  const cited = own.length > 0 ? own : citedIn(outside(text, markup, clusters, inner, outer));
  const cuts = inside
    .filter(({ span: each }) => each.start >= span.start && each.start < span.end)
    .map((each) => each.span);
  const end = Math.max(outer.start, outer.start + text.slice(outer.start, outer.end).trimEnd().length);
  return { span, cuts, cited, isVague: false, isBlock: true, end };
}

/** Behind the marks of the first line, and behind `[!quote]`, which titles a callout. */
function wordsStart(text: string, { start, end }: Span): number {
  return start + MARKS.exec(text.slice(start, Math.min(end, start + 300)))![0].length;
}

const MARKS = /^(?:[ \t>]*\[![\w-]+\][^\n]*\n)?(?:[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?=[ \t]*>))?>)*\s*/;

/** `> @doe99: Words …`, and where the words begin. */
function leadingCitation(
  text: string,
  start: number,
  [cluster]: readonly Cluster[],
): { cluster: Cluster; end: number } | undefined {
  if (!cluster || /\S/.test(text.slice(start, cluster.span.start))) return undefined;
  const colon = /^\s*:\s*/.exec(text.slice(cluster.span.end, cluster.span.end + 10));
  return colon ? { cluster, end: cluster.span.end + colon[0].length } : undefined;
}

/** Where the words end and the naming of their source begins; `undefined` where citations stand elsewhere, or there are none. */
function attributionStart(text: string, inner: Span, inside: readonly Cluster[]): number | undefined {
  const last = lastLine(text, inner);
  if (!last) return undefined;
  const from = last.start + /^[\s>]*/.exec(text.slice(last.start, last.end))![0].length;
  if (DASH.test(text.slice(from, from + 4))) return Math.max(inner.start, last.start);
  // A paragraph of its own, of a citation and a name or two.
  const alone = inside.filter(({ span }) => span.start >= last.start);
  const before = text.slice(inner.start, last.start);
  const isOwn = /\n[ \t>]*\r?\n$/.test(before);
  if (alone.length > 0 && isOwn && wordsOutside(text, last, alone) <= 6) return last.start;
  return endingCitations(text, inner, inside);
}

const DASH = /^(?:[—–―]|-{2,3}|- ?(?=[@[\\]))/;

/** The last line of the block that has words or a citation: comments are none. */
function lastLine(text: string, { start, end }: Span): Span | undefined {
  for (let at = end; at > start; ) {
    const line = lineAt(text, at);
    const from = Math.max(line.start, start);
    const words = text.slice(from, Math.min(line.end, end)).replace(/<!--.*?-->|^[\s>]*/g, '');
    if (words.trim() !== '') return { start: from, end: Math.min(line.end, end) };
    at = line.start - 1;
  }
  return undefined;
}

function wordsOutside(text: string, { start, end }: Span, clusters: readonly Cluster[]): number {
  let words = '';
  let from = start;
  for (const { span } of clusters) {
    words += ` ${text.slice(from, span.start)}`;
    from = span.end;
  }
  words += ` ${text.slice(from, Math.max(from, end))}`;
  return words.replace(/<!--.*?-->/g, '').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Citations with which the block ends, from the dash or the bracket that leads to them. */
function endingCitations(text: string, inner: Span, inside: readonly Cluster[]): number | undefined {
  let start: number | undefined;
  let behind = inner.end;
  for (const { span } of inside.toReversed()) {
    const rest = text.slice(span.end, behind).replace(NOTHING, '');
    if (/[\p{L}\p{N}]/u.test(rest)) break;
    start = span.start;
    behind = span.start;
  }
  if (start === undefined) return undefined;
  const line = text.slice(Math.max(inner.start, start - 80, text.lastIndexOf('\n', start - 1) + 1), start);
  const lead = /(?:[—–―]|\s--)[^—–―.!?]*$|\([^()]*$/.exec(line);
  return lead ? start - lead[0].length : start;
}

/** What may stand behind the last citation and says nothing. */
const NOTHING = /<!--[\s\S]*?-->|%[^\n]*|\(machine-written[^()]*\)/g;

function outside(text: string, markup: Markup, clusters: ClusterList, inner: Span, outer: Span): Cluster[] {
  const mark =
    markup === 'markdown' ? text.slice(inner.start, inner.end).search(/\[\^[^\]\s@]{1,40}\]\s*$/) : -1;
  const noted = mark < 0 ? [] : footnoteCitations(text, clusters, inner.start + mark);
  return noted.length > 0 ? noted : around(text, markup, clusters, outer);
}

/** The citations of the sentence that leads to the block, or of what follows it as its attribution. */
function around(text: string, markup: Markup, clusters: ClusterList, outer: Span): Cluster[] {
  const behind = text.slice(outer.end, outer.end + 300);
  const gap = /^(?:[ \t]*(?:%|\/\/)[^\n]*)?\s*/.exec(behind)![0];
  if ((gap.match(/\n/g)?.length ?? 0) <= 2) {
    const at = outer.end + gap.length;
    const dash = /^(?:[—–―]|-{2,3})\s*/.exec(text.slice(at, at + 8))?.[0].length ?? 0;
    const line = lineAt(text, at);
    const next = clusters.within({ start: at, end: line.end });
    const [first] = next;
    if (
      first &&
      (dash > 0 || first.span.start === at) &&
      wordsOutside(text, { start: at, end: line.end }, next) <= 8
    )
      return next;
  }
  const before = text.slice(Math.max(0, outer.start - 2000), outer.start).trimEnd();
  if (!/[:,—–][*_"”]*$/.test(before)) return [];
  const from = Math.max(0, outer.start - 2000);
  const paragraph = paragraphAt(text, Math.max(0, from + before.length - 1), markup);
  const found = clusters.within({ start: paragraph.start, end: outer.start });
  const sentence = /[.!?]\s+[\p{Lu}@[]/u;
  const last = found.at(-1);
  if (!last) return [];
  return found.filter(
    ({ span }) => !sentence.test(text.slice(span.end, Math.max(span.end, last.span.start))),
  );
}
