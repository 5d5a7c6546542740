/**
 * LaTeX's citation commands, of LaTeX itself, natbib and biblatex: `\cite[see][p. 3]{a,b}`, `\textcite{a}`,
 * `\citep`, `\parencites[3]{a}[4]{b}`, `\nocite{*}`. They stand in LaTeX files, and in Markdown too.
 */
import type { Span } from '../place';
import { blankOut, endsParagraph, lineEnd } from './blank';
import type { CitationItem, Cluster } from './cluster';
import { type LocatorTerms, locatorTerms } from './locator-terms';
import { readTail } from './locators';
import { type ProseRegion, rawText } from './prose-regions';
import type { Stretch } from './stretch';

/** Every citation command of the region. */
export function latexClusters(
  region: ProseRegion,
  note: string,
  terms: LocatorTerms = locatorTerms(),
): Cluster[] {
  if (!/cite/i.test(region.text)) return [];
  const clusters: Cluster[] = [];
  for (const command of region.text.matchAll(COMMAND)) {
    const name = command[1]!;
    if (NO_CITATION.test(name)) continue;
    const { items, end } = readArguments(region, command.index + command[0].length, {
      note,
      terms,
      several: /[Cc]ites$/.test(name),
      hasVolume: HAS_VOLUME.test(name),
      inText: IN_TEXT.test(name),
      suppressAuthor: WITHOUT_AUTHOR.test(name) || (command[2] === '*' && STAR_DROPS_AUTHOR.test(name)),
    });
    if (items.length === 0) continue;
    const from = region.span.start;
    const span = { start: from + command.index, end: from + end };
    clusters.push({ span, form: 'latex', ...(name === 'nocite' && { nocite: true }), items });
  }
  return clusters;
}

/** A LaTeX file as one region, comments and verbatim text blanked. */
export function latexRegion(text: string): ProseRegion {
  return blankedLatex(text, '').region;
}

/** The citations of some paragraphs of a LaTeX file, which begin in a verbatim environment or in none, `''`. */
export function latexStretch(text: string, open: string): Stretch {
  if (open === '' && !text.includes('ite') && !text.includes('\\begin'))
    return { clusters: [], labels: [], open };
  const blanked = blankedLatex(text, open);
  return { clusters: latexClusters(blanked.region, text), labels: [], open: blanked.open };
}

function blankedLatex(text: string, open: string): { region: ProseRegion; open: string } {
  const start = open === '' ? 0 : text.indexOf(`\\end{${open}}`);
  let stillOpen = start < 0 ? open : '';
  const endOf = (mark: RegExpExecArray) => {
    const end = silentEnd(text, mark);
    if (end === text.length && mark[1] !== undefined) stillOpen = mark[1];
    return end;
  };
  const blanked = blankOut(text, SILENT, endOf, start < 0 ? text.length : start);
  return { region: { span: { start: 0, end: text.length }, text: blanked, captions: [] }, open: stillOpen };
}

const COMMAND = /\\([A-Za-z]*[Cc]ite[A-Za-z]*)(\*?)/g;
/** Commands with `cite` in the name that set something up, or belong to the .aux file. */
const NO_CITATION =
  /^(?:if\w*|At\w*|cite(?:text|left|right|punct|mid|form|dash|numfont|counter)|citestyle|citereset\w*|citesetup|citation|bibcite|citename|citefield|citelist|citetracker\w*|setcite\w*|citeindex\w*|\w*[Cc]iteCommand|(?:new|renew|provide|Declare)\w*[Cc]ite\w*(?<!^newcite))$/;
const IN_TEXT = /^(?:[Tt]extcites?|[Cc]ite(?:t|alt|author)|newcite|shortcite|citeasnoun)$/;
const WITHOUT_AUTHOR = /^cite(?:year|yearpar|yearNP|date|title|url|num)$/;
const STAR_DROPS_AUTHOR = /^(?:[Cc]ite|[Pp]arencite|[Aa]utocite)$/;
const HAS_VOLUME = /^(?:[Vv]|[Pp]v|[Ff]t?v|[Ss]v|[Tt]v|[Aa]v)olcites?$/;
const KEY = /[^\s,{}#%~\\\uFFFC]+/g;

interface Manner {
  readonly note: string;
  readonly terms: LocatorTerms;
  /** The command takes a list of arguments: `\cites[1]{a}[2]{b}`. */
  readonly several: boolean;
  /** A volume stands before the key: `\volcite{2}[33]{a}`. */
  readonly hasVolume: boolean;
  readonly inText: boolean;
  readonly suppressAuthor: boolean;
}

function readArguments(
  region: ProseRegion,
  start: number,
  manner: Manner,
): { items: CitationItem[]; end: number } {
  const { text } = region;
  const items: CitationItem[] = [];
  let end = start;
  let at = start;
  if (manner.several) {
    for (let note = groupEnd(text, at, '(', ')'); note !== undefined; note = groupEnd(text, at, '(', ')'))
      at = note;
  }
  do {
    const notes: Span[] = [];
    // apacite: `\cite<see>[p. 3]{a}`.
    const before = groupEnd(text, at, '<', '>');
    if (before !== undefined) {
      notes.push({ start: text.indexOf('<', at) + 1, end: before - 1 });
      at = before;
    }
    if (manner.hasVolume) at = groupEnd(text, groupEnd(text, at, '[', ']') ?? at, '{', '}') ?? at;
    for (let note = groupEnd(text, at, '[', ']'); note !== undefined && notes.length < 2; ) {
      notes.push({ start: text.indexOf('[', at) + 1, end: note - 1 });
      at = note;
      note = groupEnd(text, at, '[', ']');
    }
    const close = groupEnd(text, at, '{', '}');
    if (close === undefined) break;
    items.push(...keysIn(region, text.indexOf('{', at) + 1, close - 1, notes, manner));
    at = close;
    end = close;
  } while (manner.several);
  return { items, end };
}

function keysIn(
  region: ProseRegion,
  start: number,
  end: number,
  notes: readonly Span[],
  { note, terms, inText, suppressAuthor }: Manner,
): CitationItem[] {
  const items: CitationItem[] = [];
  const list = region.text.slice(start, end);
  for (const { 0: key, index } of list.matchAll(KEY)) {
    const around = `${list[index - 1] ?? ''}${list[index + key.length] ?? ''}`;
    if (/[{}#~\\]/.test(around)) continue;
    const from = region.span.start + start + index;
    const span = { start: from, end: from + key.length };
    items.push({ key, keySpan: span, span, suppressAuthor, inText, certain: true });
  }
  const post = notes.at(-1);
  const last = items.length - 1;
  if (last < 0 || !post) return items;
  const before = notes.length > 1 ? trimmedSpan(region.text, notes[0]!) : undefined;
  const tail = readTail(
    rawText(region, note, post.start, post.end).replaceAll('~', ' '),
    region.span.start + post.start,
    terms,
  );
  items[last] = { ...items[last]!, ...tail };
  if (before && before.start < before.end) {
    const prefixSpan = { start: region.span.start + before.start, end: region.span.start + before.end };
    items[0] = { ...items[0]!, prefix: rawText(region, note, before.start, before.end), prefixSpan };
  }
  return items;
}

function trimmedSpan(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: Math.max(from, start + words.trimEnd().length) };
}

/** Behind the group that follows at `start`, after white space (no blank line) and comments; braces within are balanced. */
function groupEnd(text: string, start: number, open: string, close: string): number | undefined {
  GAP.lastIndex = start;
  GAP.test(text);
  if (text[GAP.lastIndex] !== open) return undefined;
  const last = Math.min(text.length, start + MOST_OF_A_GROUP);
  for (let at = GAP.lastIndex + 1, depth = 0; at < last; at++) {
    const char = text[at];
    if (endsParagraph(text, at)) return undefined;
    if (char === '\\' && text[at + 1] !== '\n') at++;
    else if (depth === 0 && char === close) return at + 1;
    else if (char === '{') depth++;
    else if (char === '}' && --depth < 0) return undefined;
  }
  return undefined;
}

const GAP = /[ \t]*(?:\uFFFC*\r?\n[ \t]*)?/y;
const MOST_OF_A_GROUP = 5000;

/** Environments whose text is as it is. */
const VERBATIM = 'verbatim|Verbatim|lstlisting|minted|comment|filecontents|alltt';
const SILENT = new RegExp(
  String.raw`\\begin\{((?:${VERBATIM})\*?)\}|\\(?:verb|lstinline)\*?([^\sA-Za-z*])|\\[^a-zA-Z]|%`,
  'g',
);

function silentEnd(
  text: string,
  { 0: mark, 1: environment, 2: delimiter, index }: RegExpExecArray,
): number | undefined {
  const behind = index + mark.length;
  if (mark === '%') return lineEnd(text, index);
  if (environment !== undefined) {
    const end = text.indexOf(`\\end{${environment}}`, behind);
    return end < 0 ? text.length : end;
  }
  if (delimiter === undefined) return undefined;
  const close = text.indexOf(delimiter === '{' ? '}' : delimiter, behind);
  return close < 0 || close > lineEnd(text, index) ? undefined : close + 1;
}
