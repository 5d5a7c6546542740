/** The citation that stands at a caret already, and how works are added to it. */
import type { Span } from '../place';
import { clustersAt } from './citations';
import type { CitationForm, Cluster } from './cluster';
import { findKeys } from './keys';
import type { CiteKey, CiteMode } from './request';
import { mystItems, pandocItems } from './write';

export interface Existing {
  /** The keys it cites. */
  readonly keys: ReadonlySet<string>;
  /** What is replaced: nothing, most often. */
  readonly span: Span;
  readonly write: (keys: readonly CiteKey[]) => string;
  /** What is written stands behind the citation, not in it. */
  readonly isBehind?: boolean;
}

export interface Wish {
  readonly form: CitationForm;
  readonly mode: CiteMode;
  /** VS Code's language id of the note. */
  readonly language: string;
  /** One of the works has a prefix, a locator or a suffix. */
  readonly hasAffixes: boolean;
  /** Writes a citation of its own. */
  readonly fresh: (keys: readonly CiteKey[]) => string;
}

/** The citation of the form in which the caret stands or which it touches, or the empty shell of one: `[|]`, `\cite{|}`. */
export function existingAt(text: string, caret: Span, wish: Wish): Existing | undefined {
  const clusters = clustersAt(text, caret, wish.language).filter(({ form }) => form === wish.form);
  const cluster = clusters.at(-1);
  switch (wish.form) {
    case 'pandoc': {
      const closed = clusters.findLast(({ span, nocite }) => !nocite && text[span.end - 1] === ']');
      if (closed) return inCluster(text, closed, wish);
      return inBrackets(text, caret, wish) ?? (cluster && behind(cluster, ' ', wish));
    }
    case 'wikilink':
      return cluster ? behind(cluster, '; ', wish) : inEmptyLink(text, caret, wish);
    case 'footnote':
      return inMarks(text, caret, wish);
    case 'latex':
      return cluster ? inCommand(text, cluster, wish) : inEmptyCommand(text, caret);
    case 'myst':
      return cluster ? inRole(text, cluster) : inEmptyRole(text, caret);
    case 'typst':
      return cluster && behind(cluster, ' ', wish);
    case 'markdown-link':
      return undefined;
  }
}

/** `[@a; @b|]`. */
function inCluster(text: string, cluster: Cluster, { mode }: Wish): Existing {
  const end = text.slice(0, cluster.span.end - 1).trimEnd().length;
  return {
    keys: keysOf(cluster),
    span: { start: end, end },
    write: (keys) => `; ${pandocItems(keys, mode)}`,
  };
}

/** Brackets that are no cluster yet: `[|]`, `[@|]`, `[@a; |]`. */
function inBrackets(text: string, caret: Span, { mode }: Wish): Existing | undefined {
  const inner = enclosingBrackets(text, caret);
  if (!inner) return undefined;
  const content = text.slice(inner.start, inner.end);
  if (/^\s*-?@?\s*$/.test(content)) {
    return { keys: new Set(), span: inner, write: (keys) => pandocItems(keys, mode) };
  }
  const keys = new Set(findKeys(content).map(({ key }) => key));
  if (keys.size === 0) return undefined;
  const before = text.slice(inner.start, caret.start).replace(/-?@$/, '');
  if (before.trimEnd().endsWith(';')) {
    const separator = /^\s*(?:;|$)/.test(text.slice(caret.end, inner.end)) ? '' : '; ';
    return {
      keys,
      span: { start: inner.start + before.length, end: caret.end },
      write: (added) => `${/\s$/.test(before) ? '' : ' '}${pandocItems(added, mode)}${separator}`,
    };
  }
  const end = inner.start + content.trimEnd().length;
  const separator = content.trimEnd().endsWith(';') ? ' ' : '; ';
  return { keys, span: { start: end, end }, write: (added) => separator + pandocItems(added, mode) };
}

/** What is between the innermost brackets around the caret, unless they are a link's, an inline note's or a footnote's. */
function enclosingBrackets(text: string, caret: Span): Span | undefined {
  let open = caret.start - 1;
  for (let depth = 0; ; open--) {
    if (open < 0 || caret.start - open > FAR || /\n[ \t]*\n/.test(text.slice(open, open + 3)))
      return undefined;
    if (text[open] === ']') depth++;
    else if (text[open] === '[' && depth-- === 0) break;
  }
  let close = caret.end;
  for (let depth = 0; ; close++) {
    if (close >= text.length || close - caret.end > FAR) return undefined;
    if (text[close] === '[') depth++;
    else if (text[close] === ']' && depth-- === 0) break;
  }
  const isOther =
    /[\\^![]/.test(text[open - 1] ?? '') || text[open + 1] === '^' || /[[(]/.test(text[close + 1] ?? '');
  return isOther || /\n[ \t]*\r?\n/.test(text.slice(open, close))
    ? undefined
    : { start: open + 1, end: close };
}

const FAR = 1000;

/** Where a citation holds one work, or takes no more: another one behind it. */
function behind(cluster: Cluster, separator: string, { fresh }: Wish): Existing {
  const at = cluster.span.end;
  return {
    keys: keysOf(cluster),
    span: { start: at, end: at },
    write: (keys) => separator + fresh(keys),
    isBehind: true,
  };
}

/** `[[|]]`, `[[@|]]`. */
function inEmptyLink(text: string, caret: Span, { fresh }: Wish): Existing | undefined {
  const open = /\[\[@?$/.exec(text.slice(Math.max(0, caret.start - 3), caret.start));
  if (!open || !text.startsWith(']]', caret.end)) return undefined;
  return { keys: new Set(), span: { start: caret.start - open[0].length, end: caret.end + 2 }, write: fresh };
}

/** Footnote marks in a row: `[^a][^b]|`. */
function inMarks(text: string, caret: Span, { fresh }: Wish): Existing | undefined {
  const lineStart = text.lastIndexOf('\n', caret.start - 1) + 1;
  const lineEnd = text.indexOf('\n', caret.end);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  for (const { 0: marks, index } of line.matchAll(/(?:\[\^[^\s[\]]+\])+(?!:)/g)) {
    const end = lineStart + index + marks.length;
    if (caret.start < lineStart + index || caret.end > end) continue;
    const labels = Array.from(marks.matchAll(/\[\^@?([^\]]+)\]/g), (mark) => mark[1]!);
    const keys = new Set(labels.flatMap((label) => [label, label.replace(/-\d+$/, '')]));
    return { keys, span: { start: end, end }, write: fresh };
  }
  return undefined;
}

/** `\cite{a,b|}`; a work with a locator needs a command of its own. */
function inCommand(text: string, cluster: Cluster, wish: Wish): Existing {
  const { end } = cluster.items.at(-1)!.keySpan;
  const separator = /,\s/.test(text.slice(cluster.items[0]!.keySpan.end, end)) ? ', ' : ',';
  if (wish.hasAffixes) return behind(cluster, ' ', wish);
  return {
    keys: keysOf(cluster),
    span: { start: end, end },
    write: (keys) => separator + keys.map(({ key }) => key).join(separator),
  };
}

/** `\cite{|}`. */
function inEmptyCommand(text: string, caret: Span): Existing | undefined {
  const before = text.slice(Math.max(0, caret.start - FAR), caret.start);
  if (!/\\[A-Za-z]*[Cc]ite[A-Za-z]*\*?(?:\[[^\]\n]*\])*\{\s*$/.test(before)) return undefined;
  if (!/^\s*\}/.test(text.slice(caret.end, caret.end + FAR))) return undefined;
  return { keys: new Set(), span: caret, write: (keys) => keys.map(({ key }) => key).join(',') };
}

/** ``{cite:p}`a;b|` ``. */
function inRole(text: string, cluster: Cluster): Existing {
  const { end } = cluster.items.at(-1)!.span;
  const separator = text.slice(cluster.span.start, end).includes(';')
    ? ';'
    : cluster.items.length > 1
      ? ','
      : ';';
  return {
    keys: keysOf(cluster),
    span: { start: end, end },
    write: (keys) => separator + mystItems(keys, separator),
  };
}

/** ``{cite:p}`|` ``. */
function inEmptyRole(text: string, caret: Span): Existing | undefined {
  const before = text.slice(Math.max(0, caret.start - 40), caret.start);
  if (!/\{cite[a-z:]*\}`$/.test(before) || text[caret.end] !== '`') return undefined;
  return { keys: new Set(), span: caret, write: (keys) => mystItems(keys) };
}

function keysOf(cluster: Cluster): ReadonlySet<string> {
  return new Set(cluster.items.map(({ key }) => key));
}
