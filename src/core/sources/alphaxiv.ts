/**
 * alphaXiv's page of a paper (alphaxiv.org/abs/…, /overview/…). Its overviews are a machine's; counts of likes
 * and views are left alone. Only what a label or the address makes certain is read.
 */
import { findIdentifiers } from '../identifiers';
import type { FieldPlaces, Identifier, MachineText, PaperRecord, Printed, Problem } from '../model';
import type { PageReading, Source } from './source';
import { readAuthors } from './text/author-list';
import { breaksOff, brokenOff } from './text/breaks-off';
import type { Lines } from './text/lines';
import {
  bareLine,
  bareText,
  belowAddress,
  endOfBlock,
  filledFrom,
  isNameList,
  printedSpan,
} from './text/printed-parts';
import { holdsWords, plainWords } from './text/words';

const ID = 'alphaxiv';

export const ALPHAXIV: Source = {
  id: ID,
  label: 'alphaXiv page',
  site: 'alphaXiv',
  sign: /alphaxiv\.org\/|\| alphaXiv/,
  literals: ['alphaxiv.org/', '| alphaXiv'],
  starts: findStarts,
  read: readPage,
};

const ADDRESS =
  /https?:\/\/(?:www\.)?alphaxiv\.org\/(?:[a-z]{2}\/)?(?:abs|overview|pdf|html|resources|review)\/([\w./-]{9,30})/;
/** The page's title in the browser. */
const TAB = /\s\|\salphaXiv$/;
const ABSTRACT = /^Abstract:?$/;
const MACHINE =
  /^(?:(?:AI |Paper )?(?:Overview|Summary)|Blog(?: [Pp]ost)?|AI[- ]generated \w{4,12}|Research Paper Analysis(?: Report)?|Detailed (?:Report|Analysis))$/;
/** What may stand above the title and between it and the rest. */
const CHROME =
  /^(?:alphaXiv(?:\.org)?|Explore|Labs|Sign [Ii]n|Log [Ii]n|Feedback|Browser Extension|Communities|Login|Home|Paper|Blog|Overview|Resources|Discussion|Comments?|Share|Bookmark|Like|PDF|View PDF|Download|Ask AI|Assistant|My Notes|Similar|Chat|[\d.,]+[kK]?(?: (?:likes?|views?|comments?|bookmarks?|visits?|upvotes?))?|[·•|])$/;
const SECTION =
  /^(?:Comments?|Discussion|Resources|References|Similar(?: [Pp]apers)?|Related [Pp]apers|Citations?|BibTeX|Code|Models|Datasets|Authors|Relevant Citations)$/;
const NEAR = 60;

function findStarts(lines: Lines): number[] {
  const starts: number[] = [];
  for (let line = 0; line < lines.length; line++) {
    const raw = lines.texts[line]!;
    if (raw.length > 500) continue;
    const start =
      ADDRESS.test(raw) && isHeader(raw) ? belowAddress(lines, line) : TAB.test(raw) ? line : undefined;
    if (start === undefined || (starts.at(-1) ?? -1) >= start) continue;
    if (hasBody(lines, start)) starts.push(start);
  }
  return starts;
}

/** An address in a sentence is no page's. */
function isHeader(raw: string): boolean {
  return /^[\s>#*_<-]{0,8}(?:[\w ]{1,20}:\s{0,4}[*_]{0,2}\s{0,4})?["'<]?https?:\/\/\S+$/.test(raw.trimEnd());
}

/** A label of the page below the title. */
function hasBody(lines: Lines, start: number): boolean {
  if (titleLine(lines, start) === undefined) return false;
  for (let line = start; line < Math.min(lines.length, start + NEAR); line++) {
    const text = bareText(lines, line);
    if (text.length < 40 && (ABSTRACT.test(text) || MACHINE.test(text))) return true;
    if (line > start && ADDRESS.test(text.slice(0, 300))) return false;
  }
  return false;
}

function titleLine(lines: Lines, start: number): number | undefined {
  for (let line = start; line < Math.min(lines.length, start + 12); line++) {
    const text = bareText(lines, line);
    if (!holdsWords(text) || CHROME.test(text)) continue;
    return ABSTRACT.test(text) || MACHINE.test(text) || text.length > 300 ? undefined : line;
  }
  return undefined;
}

function readPage(lines: Lines): PageReading {
  const place = lines.place(0, lines.lastFilled + 1);
  const page = { source: ID, place };
  const titleAt = titleLine(lines, 0);
  if (titleAt === undefined) return { page, records: [], citations: [], problems: [missing(lines, 'title')] };
  const labels = findLabels(lines, titleAt + 1);
  const namesAt = namesBelow(lines, titleAt, labels[0]?.line ?? lines.length);
  const authors = namesAt === undefined ? undefined : readAuthors(plainWords(lines.at(namesAt)));
  const identifiers = identifiersOf(lines, labels[0]?.line ?? titleAt + 1);
  const abstract = abstractOf(lines, labels);
  const machineTexts = labels.flatMap((label, at) => machineText(lines, label, labels[at + 1]?.line));
  const places: FieldPlaces = namesAt === undefined ? {} : { authors: lines.printed(namesAt).place };
  const record: PaperRecord = {
    source: ID,
    place,
    part: 'page',
    title: withoutTab(lines, titleAt),
    authors: authors?.authors ?? [],
    authorsComplete: authors?.complete ?? false,
    identifiers,
    categories: [],
    ...(abstract && { abstract }),
    ...(machineTexts.length > 0 && { machineTexts }),
    ...(namesAt !== undefined && { places }),
  };
  const problems = abstract
    ? breaksOff(lines, abstract)
      ? [brokenOff(abstract, 'alphaxiv-abstract-cut', 'The abstract')]
      : []
    : machineTexts.length === 0
      ? [missing(lines, 'abstract')]
      : [];
  return { page: { ...page, about: 0 }, records: [record], citations: [], problems };
}

function withoutTab(lines: Lines, line: number): Printed {
  const title = bareLine(lines, line);
  const tab = TAB.exec(title.text);
  return tab ? lines.printed(line, title.place.column, title.place.column + tab.index) : title;
}

interface Label {
  readonly line: number;
  readonly kind: 'abstract' | 'machine' | 'section';
}

function findLabels(lines: Lines, from: number): Label[] {
  const labels: Label[] = [];
  let machine = false;
  for (let line = from; line < lines.length; line++) {
    if (lines.texts[line]!.length > 80) continue;
    const text = bareText(lines, line);
    // The abstract stands above all that a machine wrote: a heading "Abstract" further down is the machine's.
    if (ABSTRACT.test(text)) {
      if (!machine) labels.push({ line, kind: 'abstract' });
    } else if (MACHINE.test(text)) {
      labels.push({ line, kind: 'machine' });
      machine ||= hasText(lines, line);
    } else if (SECTION.test(text)) labels.push({ line, kind: 'section' });
  }
  return labels;
}

function abstractOf(lines: Lines, labels: readonly Label[]): Printed | undefined {
  const at = labels.findIndex(({ kind }) => kind === 'abstract');
  const label = labels[at];
  if (!label) return undefined;
  for (const { kind, line } of labels.slice(0, at))
    if (kind === 'machine' && hasText(lines, line)) return undefined;
  const next = labels[at + 1]?.line;
  const first = filledFrom(lines, label.line + 1, next);
  if (first === undefined) return undefined;
  return printedSpan(lines, { line: first }, { line: endOfBlock(lines, first, next) - 1 });
}

/** Whether a text follows, and not the next of the page's tabs. */
function hasText(lines: Lines, label: number): boolean {
  const next = filledFrom(lines, label + 1, label + 6);
  return next !== undefined && lines.at(next).length > 80;
}

function machineText(lines: Lines, label: Label, next = lines.length): MachineText[] {
  if (label.kind !== 'machine' || !hasText(lines, label.line)) return [];
  const first = filledFrom(lines, label.line + 1, next) ?? next;
  const text = printedSpan(lines, { line: first }, { line: next - 1 });
  return text ? [{ label: bareText(lines, label.line), text }] : [];
}

function namesBelow(lines: Lines, title: number, end: number): number | undefined {
  for (let line = title + 1; line < Math.min(end, title + 8); line++)
    if (isNameList(lines.at(line))) return line;
  return undefined;
}

function identifiersOf(lines: Lines, end: number): Identifier[] {
  const address = ADDRESS.exec(lines.url ?? '')?.[1];
  const texts = address === undefined ? [] : [`arXiv:${address.replace(/\/$/, '')}`];
  for (let line = 0; line < end; line++)
    if (/^arXiv:\s?\S{9,24}$/i.test(bareText(lines, line))) texts.push(bareText(lines, line));
  const found = texts.flatMap(findIdentifiers).find(({ identifier }) => identifier.scheme === 'arxiv');
  return found ? [found.identifier] : [];
}

function missing(lines: Lines, what: 'title' | 'abstract'): Problem {
  return {
    place: lines.printed(lines.lastFilled).place,
    severity: 'warning',
    code: `alphaxiv-${what}-missing`,
    message: `The page ends or breaks off before its ${what}. Save the page again, from its first line to its last.`,
  };
}
