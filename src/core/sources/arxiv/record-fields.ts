/** Where arXiv's plain records start, and their fields. */
import type { Printed } from '../../model';
import type { Lines } from '../text/lines';
import { arxivIdIn, printedIn } from './entries';

export interface RecordLines {
  /** The line of `\\` above the id, or that of the id. */
  readonly start: number;
  readonly id: number;
  /** The line of `\\` behind the fields, or the line behind the last of them. */
  readonly fieldsEnd: number;
  /** Where the next record starts, or the text ends. */
  readonly end: number;
  /** "replaced with revised version …": such an entry has neither first date nor abstract. */
  readonly replaced: boolean;
  /** One of them the title. */
  readonly fields: readonly Field[];
}

export interface Field {
  /** In lower case: `title`, `journal-ref`. */
  readonly label: string;
  /** What stands in brackets behind the label: `revised v2`. */
  readonly note: string;
  readonly value: Printed;
}

/** `arXiv:1706.03762 (*cross-listing*)`; of old `Paper (*cross-listing*): hep-th/9711200`. */
const ID_LINE =
  /^(?:arXiv:|Paper\s?(?:\(\*cross-listing\*\))?:\s{0,4}(?:arXiv:)?)[\w./-]{9,24}\s{0,4}(?:\(\*cross-listing\*\))?$/;
const LABEL =
  /^(From|Date|Proxy|Title|Authors?|Categories|Subj-class|Cross-lists?|Comments?|Report-no|MSC-class|ACM-class|Journal-ref|DOI|License)(?:\s?\(([^()]{1,30})\))?:(?:\s|$)/;
/** The time of a submission to the second, or codes of categories: a reader's own notes have neither. */
const DATED =
  /^Date(?:\s?\([^()]{1,30}\))?:\s.{0,40}\b\d{2}:\d{2}(?::\d{2})?\b|^Categories:\s{1,4}[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z-]{2,20})?(?:\s|$)/;
const REPLACED = /^(?:replaced with revised version|(?:figures|part) added)\b/i;

/** More lines than any record's fields take. */
const MOST_LINES = 400;

/** `\\`, or `\\ ( https://arxiv.org/abs/… , 1633kb)`. */
export function isBar(text: string): boolean {
  return /^\\{1,4}(?:\s{0,4}\(.*)?$/.test(text);
}

/** A record has an id, a title, and a date, categories or the word of its replacement. */
export function findRecords(lines: Lines): RecordLines[] {
  const ids: number[] = [];
  for (const [index, raw] of lines.texts.entries()) {
    if (raw.length > 120 || !/^\s{0,3}[aP]/.test(raw)) continue;
    if (ID_LINE.test(raw.trim()) && arxivIdIn(raw)) ids.push(index);
  }
  const found: RecordLines[] = [];
  for (const [at, id] of ids.entries()) {
    const next = ids[at + 1];
    const end = next === undefined ? lines.length : aboveId(lines, next);
    const record = recordAt(lines, id, end);
    if (record) found.push(record);
  }
  return found;
}

/** The line of an id in the last lines, behind the last record: a record that was cut. */
export function cutRecord(lines: Lines, last: RecordLines | undefined): number | undefined {
  const end = lines.lastFilled;
  for (let index = end; index > Math.max(last?.id ?? 0, end - 8); index--) {
    if (lines.at(index).length < 120 && ID_LINE.test(lines.at(index)) && arxivIdIn(lines.at(index)))
      return index;
  }
  return undefined;
}

function recordAt(lines: Lines, id: number, end: number): RecordLines | undefined {
  let title = false;
  let dated = false;
  let replaced = false;
  let index = id + 1;
  for (; index < Math.min(end, id + MOST_LINES); index++) {
    const text = lines.at(index);
    if (isBar(text)) break;
    if (REPLACED.test(text)) replaced = true;
    const label = LABEL.exec(text)?.[1];
    // What is not a field stands above the title only as the word of a replacement, below it never.
    if (label === undefined && !title && !REPLACED.test(text) && text !== '') return undefined;
    if (text === '' && title && !LABEL.test(lines.at(filledBelow(lines, index, end)))) break;
    if (label === 'Title') title = text.length > 'Title:'.length;
    if (DATED.test(text)) dated = true;
  }
  if (!title || !(dated || replaced)) return undefined;
  const fields = fieldsOf(lines, id, index);
  if (!fields.some(({ label }) => label === 'title')) return undefined;
  const fieldsEnd = filledBelow(lines, index, end);
  return { start: aboveId(lines, id), id, fieldsEnd, end, replaced, fields };
}

function filledBelow(lines: Lines, from: number, end: number): number {
  let index = from;
  while (index < end && lines.at(index) === '') index++;
  return index;
}

function aboveId(lines: Lines, id: number): number {
  return id > 0 && isBar(lines.at(id - 1)) && !lines.at(id - 1).includes('(') ? id - 1 : id;
}

function fieldsOf(lines: Lines, id: number, fieldsEnd: number): Field[] {
  const fields: Field[] = [];
  for (let index = id + 1; index < fieldsEnd; index++) {
    const raw = lines.texts[index]!;
    const text = raw.trimStart();
    const match = LABEL.exec(text.slice(0, 60));
    if (!match) continue;
    let end = index + 1;
    const indent = raw.length - text.length;
    while (end < fieldsEnd && goesOn(lines, end, indent)) end++;
    const label = labelOf(match[1]!);
    const from = indent + match[0].length;
    const glued = label === 'title' ? gluedAuthors(lines, index, from, end) : undefined;
    const value = printedIn(
      lines,
      glued ? { line: index, from, end: glued.line + 1, to: glued.column } : { line: index, from, end },
    );
    if (value) fields.push({ label, note: match[2] ?? '', value });
    const name = glued && nameBelow(lines, glued.line + 1, end);
    if (name) fields.push({ label: 'authors', note: '', value: name });
    index = end - 1;
  }
  return fields;
}

/** Where `Author:` ends a line of the title: an author's own form, sent in as the title with what follows it. */
function gluedAuthors(
  lines: Lines,
  from: number,
  column: number,
  end: number,
): { readonly line: number; readonly column: number } | undefined {
  for (let line = from; line < end; line++) {
    const text = lines.texts[line]!;
    const at = /\sAuthors?\s?:\s*$/.exec(text.slice(-40));
    const start = at ? Math.max(0, text.length - 40) + at.index : 0;
    if (at && (line > from || start > column)) return { line, column: start };
  }
  return undefined;
}

/** `Riccardo Capovilla # pages: 6`: one name, and what else the form asked for. */
function nameBelow(lines: Lines, line: number, end: number): Printed | undefined {
  if (line !== end - 1) return undefined;
  const name = /^\s*(\p{Lu}[\p{L}.'-]{0,30}(?:\s\p{Lu}[\p{L}.'-]{0,30}){1,3})\s*(?:#.*)?$/u.exec(
    lines.texts[line]!.slice(0, 300),
  )?.[1];
  if (name === undefined) return undefined;
  const from = lines.texts[line]!.indexOf(name);
  return lines.printed(line, from, from + name.length);
}

/** A line that is no field belongs to the one above, indented or not; indented it does whatever it holds. */
function goesOn(lines: Lines, index: number, indent: number): boolean {
  const raw = lines.texts[index]!;
  const text = raw.trim();
  const isDeeper = raw.length - raw.trimStart().length >= indent + 2;
  return text !== '' && !REPLACED.test(text) && (isDeeper || !LABEL.test(text));
}

function labelOf(printed: string): string {
  const label = printed.toLowerCase();
  if (label === 'author') return 'authors';
  return label === 'comment' ? 'comments' : label;
}
