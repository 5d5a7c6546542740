/**
 * Typst's citations: `@a`, `@a[p. 7]`, `#cite(<a>, form: "prose", supplement: [p. 7])`, `#cite(label("a/b"))`
 * (https://typst.app/docs/reference/model/cite/). A reference to a label that the file itself sets is none.
 */

import { behind, blankOut, endsParagraph, lineEnd } from './blank';
import type { CitationItem, Cluster } from './cluster';
import { isCrossReference, isInAddress } from './keys';
import { readTail, type Tail } from './locators';
import type { Stretch } from './stretch';

/** The citations of some paragraphs of a Typst file, which begin in raw text (`r3`), comments (`c1`) or neither, `''`. */
export function typstStretch(note: string, open: string): Stretch {
  let stillOpen = '';
  const endOf = ({ 0: mark, index }: RegExpExecArray): number | undefined => {
    const found = silentEnd(note, mark, index);
    if (typeof found !== 'string') return found;
    stillOpen = found;
    return note.length;
  };
  const begins = open === '' ? 0 : endOfOpen(note, open);
  if (typeof begins === 'string') return { clusters: [], labels: [], open: begins };
  const text = blankOut(note, SILENT, endOf, begins);
  const labels = Array.from(text.matchAll(LABEL), (match) => match[1]!);
  const clusters = text.includes('@') || text.includes('(') ? citations({ note, text }) : [];
  return { clusters, labels, open: stillOpen };
}

function citations(source: Source): Cluster[] {
  return Array.from(source.text.matchAll(CITATION)).flatMap((match) => {
    const cluster = match[1] === undefined ? command(source, match) : reference(source, match);
    return cluster ?? [];
  });
}

// An address is passed over whole, lest its `//` begin a comment.
const SILENT = /\b[a-z][a-z\d+.-]*:\/\/[^\s"'<>[\]()]*|\/\/|\/\*|`+|\$|\\[^\s\w]/gi;

/**
 * Where a comment, raw text, math or an escape ends, or what stays open to the end of the note. Math and raw text
 * within a line are taken to end in their paragraph: a stray `$` must not silence the rest.
 */
function silentEnd(note: string, mark: string, at: number): number | string | undefined {
  if (mark === '//') return lineEnd(note, at);
  if (mark === '/*') return commentEnd(note, at, 0);
  if (mark === '$' || mark === '`') {
    const close = behind(note, mark, at + 1);
    return close !== undefined && !/\n[ \t\r]*\n/.test(note.slice(at, close)) ? close : undefined;
  }
  if (mark === '``') return at + 2;
  if (mark.startsWith('`')) return behind(note, mark, at + mark.length) ?? `r${mark.length}`;
  return mark.startsWith('\\') ? at + mark.length : undefined;
}

function endOfOpen(note: string, open: string): number | string {
  const count = Number(open.slice(1));
  return open.startsWith('r') ? (behind(note, '`'.repeat(count), 0) ?? open) : commentEnd(note, 0, count);
}

/** Comments may hold comments: where so many and those that begin at an index or behind it end. */
function commentEnd(note: string, at: number, open: number): number | string {
  let depth = open;
  COMMENT_MARK.lastIndex = at;
  for (let mark = COMMENT_MARK.exec(note); mark; mark = COMMENT_MARK.exec(note)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return COMMENT_MARK.lastIndex;
  }
  return `c${depth}`;
}

const COMMENT_MARK = /\/\*|\*\//g;
const NAME = String.raw`[\p{XID_Continue}_\-:.]*[\p{XID_Continue}_\-]`;
/** White space without a blank line. */
const SPACE = String.raw`[^\S\n]*(?:\n[^\S\n]*)?`;
const LABEL = new RegExp(String.raw`(?<!\(${SPACE})<(${NAME})>`, 'gu');
const CITATION = new RegExp(
  String.raw`(?<![\p{L}\p{N}])@(${NAME})|(?<![\w.-])#?(?:cite|ref)\(${SPACE}(?:<(${NAME})>|label\(${SPACE}"((?:[^"\\\n]|\\.)*)"${SPACE}\))`,
  'gu',
);

interface Source {
  readonly note: string;
  /** With all that is not to be read blanked. */
  readonly text: string;
}

/** `@a`, `@a[p. 7]`. */
function reference({ note, text }: Source, match: RegExpExecArray): Cluster | undefined {
  const key = match[1]!;
  if (isCrossReference(key) || isInAddress(text, match.index)) return undefined;
  const end = match.index + match[0].length;
  const close = text[end] === '[' ? closing(text, end) : undefined;
  const span = { start: match.index, end: close === undefined ? end : close + 1 };
  const tail = close === undefined ? {} : tailAt(note, end + 1, close);
  const keySpan = { start: match.index + 1, end };
  return clusterOf({ key, keySpan, span, ...tail, suppressAuthor: false, inText: false, certain: true });
}

/** `#cite(<a>, form: "prose")`. */
function command({ note, text }: Source, match: RegExpExecArray): Cluster | undefined {
  const key = match[2] ?? match[3]!;
  if (/^#?ref/.test(match[0]) && isCrossReference(key)) return undefined;
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
  const last = Math.min(open + MOST_OF_A_CITATION, text.length);
  for (let at = open, depth = 0; at < last && !endsParagraph(text, at); at++) {
    if (text[at] === '(' || text[at] === '[') depth++;
    else if ((text[at] === ')' || text[at] === ']') && --depth === 0) return at;
  }
  return undefined;
}

const MOST_OF_A_CITATION = 5000;
