/**
 * arXiv's abstract page (https://arxiv.org/abs/…). One extraction has neither authors nor id: then the title
 * is all it can be joined by, and the name in the submission history is the submitter's, not an author's.
 */
import { findIdentifiers } from '../identifiers';
import type { Identifier, PaperRecord, Printed, Problem, Version } from '../model';
import { readAuthors } from './arxiv-authors';
import {
  DATELINE,
  endOfDateline,
  joinVersions,
  versionsInDateline,
  versionsInHistory,
} from './arxiv-history';
import { findLabelled, type Label, type Labelled, withoutLinks } from './arxiv-labels';
import { BRACKETED_TITLE, findStarts, isGroup, isWithdrawalNotice } from './arxiv-starts';
import type { Lines } from './lines';
import type { PageReading, Source } from './source';

const ID = 'arxiv-abstract';

export const ARXIV_ABSTRACT: Source = {
  id: ID,
  label: 'arXiv abstract page',
  sign: /Submitted\s(?:on\s)?\d{1,2}\s[A-Z]|Title\s?:|\[\S{9,24}\] \S/,
  starts: findStarts,
  read: readPage,
};

function readPage(lines: Lines): PageReading {
  const labelled = findLabelled(lines);
  const title = titleOf(lines, labelled);
  const abstract = abstractOf(lines, labelled);
  const place = lines.place(0, endOfPage(lines, labelled, abstract));
  const url = lines.url;
  const page = { source: ID, place, ...(url !== undefined && { url }) };
  if (!title)
    return { page, records: [], citations: [], problems: [missing(lines, 'arxiv-title-missing', 'title')] };
  const head = headOf(lines, labelled);
  const authors = readAuthors(valueText(lines, labelled, 'authors'));
  const versions = versionsOf(lines, labelled, head);
  const found = identifiersOf(lines, labelled, head);
  const shown = versions.find((version) => version.shown)?.version ?? found.version;
  const comments = inline(valueText(lines, labelled, 'comments'));
  const journal = inline(valueText(lines, labelled, 'journal'));
  const submitter = submitterOf(lines, labelled);
  const isWithdrawn =
    head.withdrawn ||
    (versions.at(-1)?.withdrawn ?? false) ||
    [abstract?.text, comments].some((text) => WITHDRAWN.test(text ?? ''));
  const record: PaperRecord = {
    source: ID,
    place,
    part: 'page',
    title,
    authors: authors.authors,
    authorsComplete: authors.complete,
    ...(submitter !== undefined && { submitter }),
    ...(versions[0]?.version === 1 && versions[0].date && { date: versions[0].date }),
    identifiers: found.identifiers,
    categories: categoriesOf(lines, labelled, head),
    ...(abstract && { abstract }),
    ...(versions.length > 0 && { versions }),
    ...(shown !== undefined && { shownVersion: shown }),
    ...(isWithdrawn && { withdrawn: true }),
    ...(comments !== '' && { comments }),
    ...(journal !== '' && { journalReference: journal }),
  };
  return {
    page: { ...page, about: 0 },
    records: [record],
    citations: [],
    problems: problemsOf(lines, abstract),
  };
}

const WITHDRAWN =
  /^(?:this|the) (?:paper|article|submission|manuscript|preprint|work)(?: v\d+)? (?:has been|is|was|is being) (?:temporarily )?withdrawn\b|^withdrawn\b/i;

interface Head {
  readonly group?: string;
  readonly ids: string;
  readonly dateline: string;
  readonly withdrawn: boolean;
}

/** What stands above the title or between it and the authors: group, id, notice, dateline. */
function headOf(lines: Lines, labelled: readonly Labelled[]): Head {
  const end =
    labelled.find(({ label }) => label === 'abstract' || label === 'authors')?.line ??
    Math.min(lines.length, 20);
  let group: string | undefined;
  let dateline = '';
  let withdrawn = false;
  const ids: string[] = [];
  for (let index = 0; index < end; index++) {
    const text = lines.at(index);
    if (isGroup(text)) group ??= text.replace(/^#+\s*/, '');
    if (/^[*_]{0,2}arXiv:\S/.test(text)) ids.push(text);
    const bracketed = BRACKETED_TITLE.exec(text);
    if (bracketed) ids.push(`arXiv:${bracketed[1]}`);
    if (isWithdrawalNotice(text)) withdrawn = true;
    if (dateline === '' && DATELINE.test(lines.texts[index]!)) {
      dateline = lines.texts.slice(index, endOfDateline(lines, index)).join(' ');
    }
  }
  return { ...(group !== undefined && { group }), ids: ids.join('\n'), dateline, withdrawn };
}

function titleOf(lines: Lines, labelled: readonly Labelled[]): Printed | undefined {
  const spot = labelled.find(({ label }) => label === 'title');
  const printed = spot ? titleAt(lines, labelled, spot) : undefined;
  if (printed && printed.text !== '') return printed;
  for (let index = 0; index < Math.min(lines.length, 20); index++) {
    const match = BRACKETED_TITLE.exec(lines.at(index));
    if (!match) continue;
    const text = lines.texts[index]!;
    const from = text.indexOf(']') + 1;
    const suffix = / (?:[-|–·]) arXiv(?:\.org)?\s*$/.exec(text);
    return lines.printed(index, from, suffix?.index);
  }
  return undefined;
}

function titleAt(lines: Lines, labelled: readonly Labelled[], { line, from }: Labelled): Printed | undefined {
  const next = labelled.find((other) => other.line > line)?.line ?? lines.length;
  let first = line;
  if (lines.printed(line, from).text === '') {
    first = line + 1;
    while (first < next && lines.at(first) === '') first++;
    if (first >= next) return undefined;
  }
  const text = lines.texts[first]!;
  const start = first === line ? from : /^[\s>#*_]*/.exec(text)![0].length;
  const stop = text.search(/(?:\[\^\d+\]|[*_]{2}|\s)*$/);
  // Mail wraps a title and indents what follows.
  let last = first;
  while (last + 1 < next && /^\s{2,}\S/.test(lines.texts[last + 1]!)) last++;
  const head = lines.printed(first, start, last === first ? stop : undefined);
  if (last === first) return head;
  const rest = lines.printedLines(first + 1, last + 1);
  return {
    text: `${head.text}\n${rest.text}`,
    place: { ...head.place, endLine: rest.place.endLine, endColumn: rest.place.endColumn },
  };
}

/** The abstract exactly as printed; its lines answer to the lines of its place, one to one. */
function abstractOf(lines: Lines, labelled: readonly Labelled[]): Printed | undefined {
  const at = labelled.findIndex(({ label }) => label === 'abstract');
  const spot = labelled[at];
  if (!spot) return undefined;
  const next = labelled.slice(at + 1).find(({ label, line }) => line > spot.line && ENDS_ABSTRACT.has(label));
  const parts: Printed[] = [];
  let end = next?.line ?? lines.length;
  if (!next) end = endOfParagraphs(lines, spot.line, end);
  for (let index = spot.line; index < end; index++) {
    const text = lines.texts[index]!;
    const from = index === spot.line ? spot.from : /^\s*>?\s?/.exec(text)![0].length;
    parts.push(lines.printed(index, from));
  }
  while (parts.length > 0 && parts.at(-1)!.text === '') parts.pop();
  while (parts.length > 0 && parts[0]!.text === '') parts.shift();
  const [first] = parts;
  if (!first) return undefined;
  const last = parts.at(-1)!;
  return {
    text: parts.map(({ text }) => text).join('\n'),
    place: { ...first.place, endLine: last.place.endLine, endColumn: last.place.endColumn },
  };
}

const ENDS_ABSTRACT: ReadonlySet<Label> = new Set([
  'comments',
  'subjects',
  'classes',
  'report',
  'cite',
  'journal',
  'doi',
  'history',
  'browse',
  'chrome',
]);

/** Without a label to end it an abstract is one paragraph: more may be someone's note. */
function endOfParagraphs(lines: Lines, start: number, end: number): number {
  let index = start;
  let met = false;
  for (; index < end; index++) {
    const isEmpty = lines.at(index).replace(/^[>\s]*(?:Abstract[*_]{0,2}\s?:)?/, '') === '';
    if (isEmpty && met) break;
    if (!isEmpty) met = true;
  }
  return index;
}

/** What stands behind a label, up to the next: the rest of its line and the lines below. */
function valueText(lines: Lines, labelled: readonly Labelled[], wanted: Label): string {
  const texts: string[] = [];
  for (const [at, { label, line, from, to }] of labelled.entries()) {
    if (label !== wanted) continue;
    const next = labelled[at + 1];
    texts.push((lines.texts[line] ?? '').slice(from, to));
    if (next && next.line === line) continue;
    // A value on the label's own line ends with it, but for "Cite as" and lists that were wrapped.
    const goesOn = texts.at(-1)!.trim() === '' || wanted === 'cite' || /[,;]\s*$/.test(texts.at(-1)!);
    const end = goesOn
      ? Math.min(next?.line ?? lines.length, line + (wanted === 'authors' ? 2000 : 12))
      : line + 1;
    for (let index = line + 1; index < end; index++) {
      const text = lines.at(index);
      if (/^\[\^\d+\]:/.test(text)) break;
      if (text === '' && texts.some((one) => one.trim() !== '') && wanted !== 'cite' && wanted !== 'authors')
        break;
      texts.push(text);
    }
    break;
  }
  return texts.join('\n').trim();
}

function inline(text: string): string {
  return withoutLinks(text)
    .replace(/\s+/g, ' ')
    .replace(/\bFocus to learn more\b.*$/, '')
    .replace(/^[\s|]+|[\s|]+$/g, '')
    .trim();
}

function categoriesOf(lines: Lines, labelled: readonly Labelled[], { group }: Head): string[] {
  const subjects = inline(valueText(lines, labelled, 'subjects'));
  if (subjects !== '') return subjects.split(/\s*;\s*/).filter((subject) => subject !== '');
  const name = group
    ?.split(/\s(?:>|&gt;|›)\s/)
    .at(-1)
    ?.trim();
  const context = inline(valueText(lines, labelled, 'browse'));
  const code = /^[a-z-]+(?:\.[A-Za-z-]+)$|^(?:gr-qc|hep-\w+|math-ph|nucl-\w+|quant-ph)$/.exec(context)?.[0];
  return [...(name === undefined ? [] : [name]), ...(code === undefined ? [] : [code])];
}

/** The id where the page itself gives it. Comments and abstracts quote other papers' ids. */
function identifiersOf(
  lines: Lines,
  labelled: readonly Labelled[],
  { ids }: Head,
): { identifiers: Identifier[]; version?: number } {
  const cite = withoutLinks(valueText(lines, labelled, 'cite'));
  const dois = withoutLinks(valueText(lines, labelled, 'doi'));
  const own = [ids, cite, lines.url ?? '', viewPdfLink(lines, labelled)].flatMap(findIdentifiers);
  const arxiv = own.filter(({ identifier }) => identifier.scheme === 'arxiv');
  const first = arxiv[0];
  const same = arxiv.filter(({ identifier }) => identifier.value === first?.identifier.value);
  const version = same.find((found) => found.version !== undefined)?.version;
  const published = findIdentifiers(dois)
    .map(({ identifier }) => identifier)
    .filter(({ scheme }) => scheme === 'doi');
  return {
    identifiers: [...(first ? [first.identifier] : []), ...published.slice(0, 1)],
    ...(version !== undefined && { version }),
  };
}

function viewPdfLink(lines: Lines, labelled: readonly Labelled[]): string {
  const button = labelled.find(({ label, line }) => label === 'chrome' && lines.at(line).includes('](http'));
  return button ? (/\((https?:\/\/arxiv\.org\/pdf\/[^\s)]+)\)/.exec(lines.at(button.line))?.[1] ?? '') : '';
}

function versionsOf(lines: Lines, labelled: readonly Labelled[], { dateline }: Head): Version[] {
  const history = historyText(lines, labelled);
  return joinVersions(versionsInDateline(dateline), versionsInHistory(withoutLinks(history)));
}

function historyText(lines: Lines, labelled: readonly Labelled[]): string {
  const at = labelled.findIndex(({ label }) => label === 'history');
  if (at < 0) return '';
  const { line } = labelled[at]!;
  return lines.texts.slice(line, endOfHistory(lines, labelled, at)).join('\n');
}

function endOfHistory(lines: Lines, labelled: readonly Labelled[], at: number): number {
  const { line } = labelled[at]!;
  const next = labelled[at + 1]?.line ?? lines.length;
  let end = line + 1;
  for (let index = line + 1; index < next; index++) {
    const text = lines.at(index);
    if (/^[*_\\]{0,2}From\b|\[\\?v\d|^[*_]{0,2}v\d|^\(?\d|view email|^\[via/.test(text)) end = index + 1;
    else if (text !== '' && end < index - 1) break;
  }
  return end;
}

function submitterOf(lines: Lines, labelled: readonly Labelled[]): string | undefined {
  const from = /From:?\s*[*_]{0,2}\s*([^\n[\]*]{2,80}?)\s*[*_]{0,2}\s*(?:\\?\[|\n|$)/.exec(
    withoutLinks(historyText(lines, labelled)),
  );
  const name = from?.[1]?.trim();
  return name === undefined || name === '' ? undefined : name;
}

/** Behind the paragraph of the last label, or of the abstract: what follows a blank line may be someone's note. */
function endOfPage(lines: Lines, labelled: readonly Labelled[], abstract: Printed | undefined): number {
  const last = Math.max(labelled.at(-1)?.line ?? 0, (abstract?.place.endLine ?? 0) - lines.first);
  let end = last + 1;
  while (end < lines.length && lines.at(end) !== '') end++;
  while (end > 1 && lines.at(end - 1) === '') end--;
  return end;
}

function problemsOf(lines: Lines, abstract: Printed | undefined): Problem[] {
  if (!abstract) return [missing(lines, 'arxiv-abstract-missing', 'abstract')];
  const lost = abstract.text.match(/this https? URL/g)?.length ?? 0;
  if (lost === 0) return [];
  return [
    {
      place: abstract.place,
      severity: 'information',
      code: 'arxiv-words-lost',
      message: `“this http URL” stands ${lost === 1 ? 'once' : `${lost} times`} where arXiv took words for a link; this page has lost them. Another page of the paper in the library, or the PDF, has the words: quote from there.`,
    },
  ];
}

function missing(lines: Lines, code: string, what: string): Problem {
  let last = lines.length - 1;
  while (last > 0 && lines.at(last) === '') last--;
  return {
    place: lines.printed(last).place,
    severity: 'warning',
    code,
    message: `The page ends or breaks off before its ${what}. Save the page again, from its first line to its last.`,
  };
}
