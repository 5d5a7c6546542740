/**
 * The rows of a list of citing papers: a title, in one extraction a line of metadata, mostly a summary. One
 * extraction puts a `-` alone above each row, another `- ` before the title, a third nothing at all.
 */

import { parseDate } from '../../dates';
import type { PartialDate, Printed } from '../../model';
import type { Lines } from '../text/lines';
import { bareItem } from '../text/printed-parts';
import { holdsWords } from '../text/words';

export interface PithRow {
  readonly title: Printed;
  readonly summary?: Printed;
  readonly categories: readonly string[];
  readonly date?: PartialDate;
  readonly verdict?: string;
  readonly novelty?: number;
  /** Tokens of the metadata line beyond those, as printed. */
  readonly evidence: readonly string[];
  /** First line, and the line behind the last. */
  readonly start: number;
  readonly end: number;
}

/** The rows between two lines. Text behind the last row that belongs to none is left alone. */
export function readRows(lines: Lines, start: number, end: number): PithRow[] {
  const filled: number[] = [];
  let dashes = false;
  let metadata = false;
  for (let index = start; index < end; index++) {
    const text = lines.at(index);
    if (!holdsWords(text) && !isMarkAlone(text)) continue;
    filled.push(index);
    dashes ||= isDash(text);
    metadata ||= parseMetadata(text) !== undefined;
  }
  const groups = dashes
    ? byDash(lines, filled)
    : metadata
      ? byMetadata(lines, filled)
      : bySentence(lines, filled);
  return groups.flatMap((group) => rowOf(lines, group) ?? []);
}

/** The lines between two lines that have no titles: summaries only, each on its line. */
export function isSummariesOnly(lines: Lines, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const text = lines.at(index);
    if (isDash(text) || parseMetadata(text)) return false;
  }
  return true;
}

interface Metadata {
  readonly categories: readonly string[];
  readonly date?: PartialDate;
  readonly verdict?: string;
  readonly novelty?: number;
  readonly evidence: readonly string[];
}

const CATEGORY =
  /^(?:[a-z]+(?:-[a-z]+)*\.[A-Za-z-]{2,17}|(?:gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph))$/;

/** `cs.CL · 2025-04-23 · unverdicted · none · ref 14 · internal anchor`, any part of which may be missing. */
function parseMetadata(text: string): Metadata | undefined {
  if (text.length > 200 || !text.includes('·')) return undefined;
  // An archive's emblem stands before its category: `💻 cs.CL`.
  const rest = text
    .split('·')
    .map((token) => token.replace(/^[^\p{L}\p{N}]+/u, '').trim())
    .filter((token) => token !== '');
  if (rest.length === 0 || rest.some((token) => token.length > 40)) return undefined;
  const categories: string[] = [];
  while (CATEGORY.test(rest[0] ?? '')) categories.push(rest.shift()!);
  const date = /^\d{4}-\d{2}(?:-\d{2})?$/.test(rest[0] ?? '') ? parseDate(rest.shift()!) : undefined;
  if (categories.length === 0 && date === undefined && !rest.some(isTelling)) return undefined;
  const verdict =
    rest[0] !== undefined && /^\p{L}[\p{L} -]*$/u.test(rest[0]) && !isTelling(rest[0])
      ? rest.shift()
      : undefined;
  const score = rest.find((token) => NOVELTY.test(token));
  return {
    categories,
    ...(date && { date }),
    ...(verdict !== undefined && { verdict }),
    ...(score !== undefined && { novelty: Number(NOVELTY.exec(score)![1]) }),
    evidence: rest.filter((token) => token !== score),
  };
}

const NOVELTY = /^novelty (\d+(?:\.\d+)?)$/;

/** A token that only a row has. "none" and the verdicts are words that prose may hold too. */
function isTelling(token: string): boolean {
  return NOVELTY.test(token) || /^(?:ref \d+|internal anchor)$/.test(token);
}

function isDash(text: string): boolean {
  return /^[-–•*](?: |$)/.test(text);
}

function isMarkAlone(text: string): boolean {
  return text.length === 1 && isDash(text);
}

function byDash(lines: Lines, filled: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const index of filled) {
    if (isDash(lines.at(index))) groups.push([]);
    groups.at(-1)?.push(index);
  }
  return groups;
}

/** A line of metadata stands below the title; a title without one can only be told by its want of a full stop. */
function byMetadata(lines: Lines, filled: readonly number[]): number[][] {
  const isMetadata = filled.map((index) => parseMetadata(lines.at(index)) !== undefined);
  const groups: number[][] = [];
  for (const [at, index] of filled.entries()) {
    const group = groups.at(-1);
    const opens = isMetadata[at + 1] === true && !isMetadata[at];
    const closed = group !== undefined && group.length > 1 && !isMetadata[at] && hasSummary(lines, group);
    if (!group || opens || (closed && !endsSentence(lines.at(index)))) groups.push([index]);
    else group.push(index);
  }
  return groups;
}

function hasSummary(lines: Lines, group: readonly number[]): boolean {
  const last = group.at(-1)!;
  return group.length > 1 && parseMetadata(lines.at(last)) === undefined;
}

/** With neither marks nor metadata: a title, then the line that ends like a sentence. */
function bySentence(lines: Lines, filled: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const index of filled) {
    const group = groups.at(-1);
    if (group && group.length === 1 && endsSentence(lines.at(index))) group.push(index);
    else groups.push([index]);
  }
  return groups;
}

function endsSentence(text: string): boolean {
  return /[.!…]["”’)]?$/.test(text);
}

/** Behind the mark of a row; nothing where the mark stands alone. */
function inlineTitle(lines: Lines, line: number): Printed {
  const raw = lines.texts[line] ?? '';
  return /^\s*[-*]\s+\S/.test(raw) ? bareItem(lines, line) : lines.printed(line, raw.search(/[-–•*]/) + 1);
}

function rowOf(lines: Lines, group: readonly number[]): PithRow | undefined {
  const start = group[0]!;
  const marked = isDash(lines.at(start));
  const inline = marked ? inlineTitle(lines, start) : undefined;
  const isInline = inline !== undefined && inline.text !== '';
  const body = marked ? group.slice(1) : [...group];
  const titleLine = marked && isInline ? start : body.shift();
  if (titleLine === undefined) return undefined;
  const title = isInline ? inline : bareItem(lines, titleLine);
  const metadata = body[0] === undefined ? undefined : parseMetadata(lines.at(body[0]));
  const metadataLine = metadata ? body.shift() : undefined;
  // A summary is one paragraph: what follows it after a blank line is the foot of the page or someone's note.
  const first = body[0];
  let last = first;
  for (const index of body.slice(1)) if (last !== undefined && index === last + 1) last = index;
  const summary = first === undefined ? undefined : lines.printedLines(first, last! + 1);
  return {
    title,
    ...(summary && { summary }),
    ...(metadata ?? { categories: [], evidence: [] }),
    start: titleLine,
    end: (last ?? metadataLine ?? titleLine) + 1,
  };
}
