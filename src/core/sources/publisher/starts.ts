/** Where publishers' pages start, and what proves that a page is one. */
import { titleKey } from '../../prose';
import { headerAbove } from '../text/header';
import { type Lines, once } from '../text/lines';
import { type Citing, readCitation } from './citation';
import { type Head, readHead } from './head';
import { citationLabelAt, labelAt, startsNeighbours, startsOwn } from './labels';
import { namesSite, type Site, siteOfAddress, siteOfLine } from './sites';

/** The citation that a page gives of itself, and where. */
export interface OwnCitation extends Citing {
  readonly line: number;
  /** Column of the line at which the citation starts. */
  readonly column: number;
}

export interface Found {
  /** Line of the label of the abstract. */
  readonly anchor: number;
  readonly head: Head;
  readonly citation?: OwnCitation;
  readonly site?: Site;
}

/** Sites that have sources of their own, and texts that only look like pages. */
const OTHERS =
  /^(?:Anthology ID:|PMID: ?\d|PMCID: ?PMC\d{4,9}(?:\s|$)|Internet-Draft|Request for Comments:|Status of This Memo|Inventors?:?$|This article is a preprint and has not been|bioRxiv$|medRxiv$|doi: https:\/\/doi\.org\/10\.(?:1101|64898)\/)/;

/** The pages of a text, title and proof for each. */
export const findPublisherPages = once((lines): readonly Found[] => {
  const anchors = anchorsOf(lines);
  if (anchors.length === 0 || !mayBePublishers(lines)) return [];
  const found: Found[] = [];
  let floor = 0;
  for (const [at, anchor] of anchors.entries()) {
    const head = readHead(lines, anchor, floor, (anchors[at - 1] ?? -1) + 1);
    // Within a page's own lines its address is known already.
    const url = headerAbove(lines, head.start, floor).url ?? (found.length === 0 ? lines.url : undefined);
    if (found.length > 0 && head.title === undefined && !head.candidate && url === undefined) continue;
    const page = examine(lines, anchor, head, nextHead(lines, anchors, at), url);
    if (!page) continue;
    found.push(page);
    floor = anchor + 1;
  }
  return found;
});

/**
 * Whether anything stands in the lines that could prove a page, see `examine`: a line of a publisher's, its
 * address, a citation. Most texts with an abstract are of other sites, and all of their heads would be read.
 */
function mayBePublishers(lines: Lines): boolean {
  if (siteOfAddress(lines.url)) return true;
  return lines.texts.some(
    (text, line) =>
      siteOfLine(text.trim()) !== undefined || namesSite(text) || citationsAt(lines, line).some(isInJournal),
  );
}

function isInJournal({ publication }: Citing): boolean {
  return publication['container-title'] !== undefined;
}

/** What the lines of one page say, when they prove a publisher's page that has a title. */
function examine(
  lines: Lines,
  anchor: number,
  head: Head,
  end: number,
  url: string | undefined,
): Found | undefined {
  let site = siteOfAddress(url);
  const marks = new Set<string>();
  for (let line = head.start; line < end; line++) {
    const text = lines.at(line);
    if (text.length > 700) continue;
    if (OTHERS.test(text)) return undefined;
    const known = siteOfLine(text);
    if (known) marks.add(text);
    site ??= known;
  }
  const citation = ownCitation(lines, head.start, end);
  if (head.title === undefined && !citation) return undefined;
  const proved = site !== undefined && (marks.size > 0 || siteOfAddress(url) !== undefined);
  const own = confirmed(lines, head, citation);
  if (!proved && !(citation && isInJournal(citation) && own.title !== undefined)) return undefined;
  return { anchor, head: own, ...(citation && { citation }), ...(site && { site }) };
}

/** The head with its candidate for a title, where the page cites itself by the same words. */
function confirmed(lines: Lines, head: Head, citation: OwnCitation | undefined): Head {
  const { candidate, ...rest } = head;
  if (!candidate || !citation) return rest;
  const cited = lines.texts[citation.line]!.slice(citation.column);
  const key = titleKey(cited.slice(citation.start, citation.end));
  const isSame = titleKey(lines.at(candidate.line).replace(/^#{1,6} /, '')) === key;
  return isSame ? { ...rest, start: candidate.start, title: candidate.line } : rest;
}

/** The labels of abstracts below which a paragraph stands, or that have one beside them. */
function anchorsOf(lines: Lines): number[] {
  const anchors: number[] = [];
  for (const [line, raw] of lines.texts.entries()) {
    const label = /^[\s#*_>]{0,8}\p{L}/u.test(raw.slice(0, 12)) ? labelAt(raw) : undefined;
    if (label?.field !== 'abstract') continue;
    const beside = raw.slice(label.value).trim();
    const below = nextFilled(lines, line + 1);
    if (beside.length >= 80 || (beside === '' && below !== undefined && hasParagraph(lines, below)))
      anchors.push(line);
  }
  return anchors;
}

/** A paragraph, perhaps under the first heading of a structured abstract (`Background`). */
function hasParagraph(lines: Lines, line: number): boolean {
  if (lines.at(line).length >= 80) return true;
  const next = /^#{0,4}\s?(?:Background|Objectives?|Purpose|Introduction|Aims?)$/.test(lines.at(line))
    ? nextFilled(lines, line + 1)
    : undefined;
  return next !== undefined && lines.at(next).length >= 80;
}

function nextHead(lines: Lines, anchors: readonly number[], at: number): number {
  const anchor = anchors[at]!;
  for (const next of anchors.slice(at + 1, at + 3)) {
    const head = readHead(lines, next, anchor + 1);
    if (head.title !== undefined || headerAbove(lines, head.start, anchor + 1).url !== undefined)
      return head.start;
  }
  return anchors[at + 3] ?? lines.length;
}

export function nextFilled(lines: Lines, from: number): number | undefined {
  for (let line = from; line < Math.min(lines.length, from + 4); line++)
    if (lines.at(line) !== '') return line;
  return undefined;
}

/** The first citation under a label of its own; never one of the references. */
function ownCitation(lines: Lines, start: number, end: number): OwnCitation | undefined {
  let among = false;
  for (let line = start; line < end; line++) {
    const raw = lines.texts[line]!;
    if (startsOwn(raw)) among = false;
    else if (startsNeighbours(raw)) among = true;
    const [citing] = among ? [] : citationsAt(lines, line);
    if (citing) return citing;
  }
  return undefined;
}

/** What is read beside the label of a citation and below it. */
function citationsAt(lines: Lines, line: number): OwnCitation[] {
  const label = citationLabelAt(lines.texts[line]!);
  if (!label) return [];
  const spots = [
    [line, label.value],
    [nextFilled(lines, line + 1) ?? line, 0],
  ] as const;
  return spots.flatMap(([at, from]) => {
    const whole = lines.texts[at]!.slice(from);
    const lead = /^[\s•*-]{0,8}/.exec(whole)![0].length;
    const citing = readCitation(whole.slice(lead));
    return citing ? [{ ...citing, line: at, column: from + lead }] : [];
  });
}
