/**
 * Typst's citations: `@a`, `@a[p. 7]`, `#cite(<a>, form: "prose", supplement: [p. 7])`, `#cite(label("a/b"))`
 * (https://typst.app/docs/reference/model/cite/). A reference to a label that the file itself sets is none.
 */

import { behind, blankOut, lineEnd } from './blank';
import type { CitationItem, Cluster } from './cluster';
import { CodeSpans } from './code-spans';
import { isCrossReference, isInAddress } from './keys';
import { readTail, type Tail } from './locators';

/** Every citation of a Typst file. */
export function typstClusters(note: string): Cluster[] {
  if (!note.includes('@') && !note.includes('cite(')) return [];
  const code = new CodeSpans(note);
  const text = blankOut(note, SILENT, (mark) => silentEnd(note, mark, code));
  const labels = new Set(Array.from(text.matchAll(LABEL), (match) => match[1]!));
  const source: Source = { note, text, labels };
  const clusters: Cluster[] = [];
  for (const match of text.matchAll(CITATION)) {
    const cluster = match[1] === undefined ? command(source, match) : reference(source, match);
    if (cluster) clusters.push(cluster);
  }
  return clusters;
}

// An address is passed over whole, lest its `//` begin a comment.
const SILENT = /\b[a-z][a-z\d+.-]*:\/\/[^\s"'<>[\]()]*|\/\/|\/\*|`+|\$|\\[^\s\w]/gi;

/** Where a comment, raw text, math or an escape ends. */
function silentEnd(note: string, { 0: mark, index }: RegExpExecArray, code: CodeSpans): number | undefined {
  if (mark === '//') return lineEnd(note, index);
  if (mark === '/*') return commentEnd(note, index);
  if (mark === '$') return behind(note, '$', index + 1);
  if (mark.startsWith('`')) return code.endAt(index);
  return mark.startsWith('\\') ? index + mark.length : undefined;
}

/** Comments may hold comments. */
function commentEnd(note: string, open: number): number {
  let depth = 0;
  COMMENT_MARK.lastIndex = open;
  for (let mark = COMMENT_MARK.exec(note); mark; mark = COMMENT_MARK.exec(note)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return COMMENT_MARK.lastIndex;
  }
  return note.length;
}

const COMMENT_MARK = /\/\*|\*\//g;
const NAME = String.raw`[\p{XID_Continue}_\-:.]*[\p{XID_Continue}_\-]`;
const LABEL = new RegExp(String.raw`(?<!\(\s*)<(${NAME})>`, 'gu');
const CITATION = new RegExp(
  String.raw`(?<![\p{L}\p{N}])@(${NAME})|(?<![\w.-])#?(?:cite|ref)\(\s*(?:<(${NAME})>|label\(\s*"((?:[^"\\\n]|\\.)*)"\s*\))`,
  'gu',
);

interface Source {
  readonly note: string;
  /** With all that is not to be read blanked. */
  readonly text: string;
  /** Those that the file itself sets. */
  readonly labels: ReadonlySet<string>;
}

/** `@a`, `@a[p. 7]`. */
function reference({ note, text, labels }: Source, match: RegExpExecArray): Cluster | undefined {
  const key = match[1]!;
  if (labels.has(key) || isCrossReference(key) || isInAddress(text, match.index)) return undefined;
  const end = match.index + match[0].length;
  const close = text[end] === '[' ? closing(text, end) : undefined;
  const span = { start: match.index, end: close === undefined ? end : close + 1 };
  const tail = close === undefined ? {} : tailAt(note, end + 1, close);
  const keySpan = { start: match.index + 1, end };
  return clusterOf({ key, keySpan, span, ...tail, suppressAuthor: false, inText: false, certain: true });
}

/** `#cite(<a>, form: "prose")`. */
function command({ note, text, labels }: Source, match: RegExpExecArray): Cluster | undefined {
  const key = match[2] ?? match[3]!;
  if (/^#?ref/.test(match[0]) && (labels.has(key) || isCrossReference(key))) return undefined;
  const keyAt = match.index + match[0].lastIndexOf(key);
  const open = match.index + match[0].indexOf('(');
  const close = closing(text, open);
  const end = close === undefined ? match.index + match[0].length : close + 1;
  const rest = text.slice(match.index + match[0].length, end);
  const form = /\bform:\s*"?(\w+)"?/.exec(rest)?.[1];
  const supplement = /\bsupplement:\s*\[([^\]]*)\]/d.exec(rest)?.indices?.[1];
  const restAt = match.index + match[0].length;
  const cluster = clusterOf({
    key,
    keySpan: { start: keyAt, end: keyAt + key.length },
    span: { start: match.index, end },
    ...(supplement && tailAt(note, restAt + supplement[0], restAt + supplement[1])),
    suppressAuthor: form === 'year',
    inText: form === 'prose' || form === 'author',
    certain: true,
  });
  return form === 'none' ? { ...cluster, nocite: true } : cluster;
}

function tailAt(note: string, start: number, end: number): Tail {
  return readTail(note.slice(start, end).replaceAll('~', ' '), start);
}

function clusterOf(item: CitationItem): Cluster {
  return { span: item.span, form: 'typst', items: [item] };
}

/** The bracket or parenthesis that closes the one at `open`. */
function closing(text: string, open: number): number | undefined {
  for (let at = open, depth = 0; at < text.length && at < open + MOST_OF_A_CITATION; at++) {
    if (text[at] === '(' || text[at] === '[') depth++;
    else if ((text[at] === ')' || text[at] === ']') && --depth === 0) return at;
  }
  return undefined;
}

const MOST_OF_A_CITATION = 5000;
