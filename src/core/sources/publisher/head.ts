/**
 * The head of a publisher's page: what stands above the abstract, read from there upwards to the title. A line is
 * a title where the authors stand right below it, or what only the site prints there; anything else may be a
 * button or the name of a journal.
 */
import { isByline, readByline } from '../text/byline';
import type { Lines } from '../text/lines';
import { isRule } from '../text/words';
import { labelAt, startsNeighbours } from './labels';
import { markedBylineAbove, namesBelow } from './marked-byline';
import { siteOfLine } from './sites';

export interface Head {
  /** The first line of the page. */
  readonly start: number;
  readonly title?: number;
  /** How much of the title's line is title; `A Title | Nature` has the name of the site behind it. */
  readonly titleEnd?: number;
  /** Where the title would stand: it is one only if the page's own citation has the same words. */
  readonly candidate?: { readonly line: number; readonly start: number };
  readonly byline: readonly number[];
  /** Lines that name journal, volume, pages, date or DOI. */
  readonly venue: readonly number[];
}

/** A head is no longer; one with a list of many authors, a line each, stands above it in the page's own labels. */
const MOST_LINES = 60;

/** `Neural Networks` above `Volume 61, January 2015, Pages 85-117`, and so on. */
export const VENUE_LINES: readonly RegExp[] = [
  // Springer Nature
  /^(?<journal>\p{Lu}[\p{L}\p{M} &,:.'’-]{1,100}?) volume (?<volume>\d{1,5}) ?,? (?:pages?\s?(?<page>[\w–-]{1,20})|Article number: ?(?<number>\w{1,15}))[^()]{0,40}\( ?(?<year>(?:19|20)\d\d) ?\)(?: ?Cite this article)?$/u,
  // ScienceDirect
  /^Volumes? (?<volume>[\w–-]{1,10}), (?:(?:Issues?|Part) (?<issue>[\w–-]{1,8}), )?(?:(?<day>\d{1,2}) )?(?<month>\p{Lu}\p{Ll}{2,8})[\p{L}–-]{0,10} (?<year>(?:19|20)\d\d)(?:, (?:Pages (?<page>[\w–-]{1,20})|(?<number>\d{4,8})))?$/u,
  // American Physical Society
  /^(?<journal>(?:Phys\. Rev\.|Rev\. Mod\. Phys\.|PRX)[\p{L} .]{0,20}?) (?<volume>\d{1,4}), (?<page>[\w()]{1,12}) [–-] Published (?<date>[\w ]{6,20})$/u,
  // Project Euclid
  /^(?<journal>\p{Lu}[\p{L}\p{M} &:.'’-]{1,100}?) (?<volume>\d{1,4})(?:\((?<issue>[\w-]{1,8})\))?: ?(?<page>[\w–-]{1,20}) \((?:(?<month>\p{Lu}\p{Ll}{2,8}) )?(?<year>(?:19|20)\d\d)\)\.?(?: DOI: ?(?<doi>10\.\S{4,100}))?$/u,
  // MDPI
  /^(?<journal>\p{Lu}[\p{L}\p{M} &:.'’-]{1,80}?) (?<year>(?:19|20)\d\d), (?<volume>\d{1,4})(?: ?\((?<issue>[\w–-]{1,8})\))?, (?<page>[\w–-]{1,20})(?:; (?:https:\/\/doi\.org\/)?(?:doi: ?)?(?<doi>10\.\S{4,100}))?$/u,
  /^(?:Submission received|Received): .{5,120} \/ Published: (?<date>\d{1,2} \p{L}{3,9} \d{4})$/u,
  // IOP
  /^(?<journal>\p{Lu}[\p{L}\p{M} &:.'’-]{1,80}?), Volume (?<volume>\d{1,5})(?:, (?:Number|Issue) (?<issue>[\w–-]{1,8}))?(?:, .{0,60})?$/u,
  /^Published (?<date>\d{1,2} \p{L}{3,9} \d{4}) • .{0,120}$/u,
  /^Citation \p{Lu}.{3,120}? (?:et al )?(?<year>(?:19|20)\d\d) (?<journal>\p{Lu}[\p{L} .:]{1,60}?) (?<volume>\d{1,5}) (?<page>\w{1,10})$/u,
  // ACM, IEEE
  /^(?:[\w '’-]{2,20}: )?(?<proceedings>Proceedings of .{6,200}|\d{4} IEEE.{6,160})$/u,
  /^Pages (?<page>\d{1,6} ?[–-] ?\d{1,6})$/,
  /^(?:(?:DOI:? ?)?https?:\/\/(?:dx\.)?doi\.org\/|DOI:? ?)(?<doi>10\.\S{4,100}?)(?:Get rights and content)?$/i,
];

/** Stands in every one of these lines. */
const VENUE_SIGN = /\d|Proceedings of /;

const CHROME =
  /^(?:[-•*#\s]{0,6})(?:Show (?:more|less)(?: ?Outline)?|Outline|Add to Mendeley|Share|Cite|Save|Print|PDF|View PDF|Download(?: full issue| PDF| citation| references)?|Get access|Open access|Open Access|Free|(?:Research|Review|Original|Regular|Short)?[ -]?(?:article|Article|paper|Paper)|Review|Letter|Article|Open AccessArticle|Open AccessReview|Published|Accepted|Received|Abstract|Under a Creative Commons.{0,40}|Author Affiliations ?\+?|Authors? Info & (?:Claims|Affiliations)|Publication History|Article information|Get rights and content.{0,40}|Full text access|Check for updates|Metrics|Article metrics|Altmetric|Citations?|\d[\d.,]{0,8}[km]? ?(?:Accesses|Citations?|Altmetric|Downloads)?|Abstract views.{0,40}|Export citation.{0,40}|BibTeX|RIS|Access through your institution|Buy article|Sign in.{0,40}|Log in.{0,40}|Subscribe.{0,40}|Username|Password|Forgot.{0,40}|Highlights|Conference Paper|Conference Publication|by|Journal Article|Peer-reviewed|You have full access to this .{0,40}|Working Paper \d{1,6}|Issue Date .{4,20}|View all (?:authors|affiliations)|More|Cite this article|Related .{0,30}|Open access funding.{0,40}|Metrics ?details|Explore all metrics|This article has been updated|All Authors|Cite This|Show authors|Copyright|Licen[cs]e|© .{0,120})$/;

const AFFILIATION =
  /^[-•*\s]{0,6}(?:\d{1,2}[ .)]{0,2}|\(\d{1,2}\) ?|[a-h*†] ?)?[^.?!]{0,200}\b(?:Universit|Institut|Department|Laborator|School of|Faculty|College|Hospital|Centre|Center for|Academy|Microsoft|Google|Inria|INRIA|CNRS)[^?!]{0,200}$/;

/** What browsers show behind the title of a page. */
const SITE_NAME =
  /(?: \| (?:Nature|Scientific Reports|SpringerLink|Springer Nature Link|IEEE.{0,60}|NBER|USENIX|Proceedings of .{5,120}|[\p{L} ]{3,60}Journal[\p{L} ]{0,40})(?: \| .{2,60})?| - (?:ScienceDirect|IOPscience|PubMed|HAL|Archive ouverte HAL|IEEE .{3,60}|ACM Digital Library)| \[PeerJ\])$/u;

/** Reads upwards from the line of the abstract's label, no higher than `floor`; `above` is the label before it. */
export function readHead(lines: Lines, anchor: number, floor: number, above = floor): Head {
  const marked = markedBylineAbove(lines, anchor, Math.max(floor, above));
  const over = marked === undefined ? undefined : headOver(lines, marked, anchor, floor);
  return over ?? headAbove(lines, anchor, floor);
}

/** The head of a page that marks its authors as only the site does: the title is the line above the mark. */
function headOver(lines: Lines, mark: number, anchor: number, floor: number): Head | undefined {
  let title = mark - 1;
  while (title >= floor && (isNothing(lines.at(title)) || CHROME.test(lines.at(title)))) title--;
  const text = title < floor ? '' : lines.at(title);
  if (!isTitle(text) || isVenue(text) || isByline(text) || isBelowTitle(lines, title, floor))
    return undefined;
  const byline = namesBelow(lines, mark, anchor, (text) => isVenue(text) || CHROME.test(text));
  const venue: number[] = [];
  for (let line = mark + 1; line < anchor; line++)
    if (isVenue(lines.at(line)) && !byline.includes(line)) venue.push(line);
  if (isJournal(lines, title, venue)) return undefined;
  return { start: aboveTitle(lines, title, floor, venue), title, byline, venue };
}

function headAbove(lines: Lines, anchor: number, floor: number): Head {
  const byline: number[] = [];
  const venue: number[] = [];
  let start = anchor;
  let index = belowHighlights(lines, anchor, floor);
  for (; index >= Math.max(floor, anchor - MOST_LINES); index--) {
    const text = lines.at(index);
    if (isNothing(text)) continue;
    if (isVenue(text)) venue.unshift(index);
    else if (isAuthors(text) || (byline.length === 0 && isLoneAuthor(lines, index, floor)))
      byline.unshift(index);
    else if (text === '…' && byline.length > 0) byline.unshift(index);
    else if (!isFiller(lines.texts[index]!)) break;
    start = index;
  }
  const raw = index >= floor ? (lines.texts[index] ?? '') : '';
  const end = SITE_NAME.exec(raw.trimEnd())?.index;
  const title = raw.slice(0, end).trim();
  // `Leo Breiman` or `Random Forests`: without authors below it, or the site behind it, such a line may be either.
  if (end === undefined && byline.length === 0 && readByline(title)) return { start, byline, venue };
  if (!isTitle(title) || isJournal(lines, index, venue)) return { start, byline, venue };
  if (end === undefined && (!isRightAbove(lines, index, byline[0]) || isBelowTitle(lines, index, floor)))
    return { start, byline, venue, candidate: { line: index, start: aboveTitle(lines, index, floor, []) } };
  const from = aboveTitle(lines, index, floor, venue);
  return { start: from, title: index, ...(end !== undefined && { titleEnd: end }), byline, venue };
}

/** Few words right below names, or below a longer line that can be a title too: a button that no list of ours knows. */
function isBelowTitle(lines: Lines, line: number, floor: number): boolean {
  if (lines.at(line).split(/\s+/).length > MOST_WORDS_OF_BUTTON) return false;
  let above = line - 1;
  while (above >= floor && isNothing(lines.at(above))) above--;
  const text = above < floor ? '' : lines.at(above);
  if (isByline(text)) return true;
  const isOther = isVenue(text) || siteOfLine(text) !== undefined || JOURNAL_WORD.test(text);
  return text.split(/\s+/).length > MOST_WORDS_OF_BUTTON && isTitle(text) && !isOther;
}

const MOST_WORDS_OF_BUTTON = 4;
const JOURNAL_WORD =
  /\b(?:Journals?|Proceedings|Transactions|Letters|Reviews?|Annals|Archives?|Magazine|Series|Advances|Communications|Sciences?|Society|Research|Bulletin|Quarterly|Studies|International|Conference|Symposium|Workshop)\b/;

/** Whether nothing but buttons and labels stands between the line and the authors. */
function isRightAbove(lines: Lines, line: number, authors: number | undefined): boolean {
  if (authors === undefined) return false;
  for (let below = line + 1; below < authors; below++) {
    const text = lines.at(below);
    if (!isNothing(text) && !CHROME.test(text) && labelAt(text) === undefined) return false;
  }
  return true;
}

/** A blank line, or the one drawn under a heading. */
function isNothing(text: string): boolean {
  return text === '' || isRule(text);
}

/** Whether the line names journal, date or DOI of the paper, and in what form. */
export function isVenue(text: string): boolean {
  return (
    text.length <= 260 &&
    text.length >= 8 &&
    VENUE_SIGN.test(text) &&
    VENUE_LINES.some((form) => form.test(text))
  );
}

/** A list of names, or one item of a list that has a name a line (`- Yoshua Bengio3 &`). */
function isAuthors(text: string): boolean {
  if (text.length > 20_000) return false;
  return labelAt(text)?.field === 'authors' || isByline(text.replace(/^[-•*]\s{1,3}/, ''));
}

/** One name without a mark, with a title above it. */
function isLoneAuthor(lines: Lines, index: number, floor: number): boolean {
  if (!readByline(lines.at(index))) return false;
  let above = index - 1;
  while (above >= floor && isNothing(lines.at(above))) above--;
  const text = above >= floor ? lines.at(above) : '';
  return isTitle(text) && !isVenue(text) && !readByline(text) && !siteOfLine(text);
}

function isFiller(raw: string): boolean {
  const text = raw.trim();
  if (text.length > 420) return false;
  if (text === '-' || text === '•' || /^https?:\/\/\S+$/.test(text)) return text.length < 3;
  if (SITE_NAME.test(text)) return false;
  if (/^[-•]\s/.test(text) && text.length <= 300) return true;
  if (CHROME.test(text) || siteOfLine(text) || AFFILIATION.test(text)) return true;
  const field = labelAt(raw)?.field;
  return field !== undefined && field !== 'title' && field !== 'abstract';
}

/** Where the title is lost, the name of the journal stands in its place, above the volume or in its line. */
function isJournal(lines: Lines, index: number, venue: readonly number[]): boolean {
  const text = lines.at(index);
  const above = venue[0] === undefined ? '' : lines.at(venue[0]);
  let below = index + 1;
  while (below < lines.length && lines.at(below) === '') below++;
  return (
    /^Volumes? \d/.test(lines.at(below)) || above.startsWith(`${text} `) || above.startsWith(`${text}, `)
  );
}

/** Highlights stand between the title and the abstract as sentences: they are skipped as a whole. */
function belowHighlights(lines: Lines, anchor: number, floor: number): number {
  for (let index = anchor - 1; index >= Math.max(floor, anchor - 20); index--) {
    const text = lines.at(index);
    if (labelAt(text)?.field === 'abstract' || startsNeighbours(text)) break;
    if (/^[#*\s]{0,6}(?:Highlights|Key Points|Significance)[*\s:]{0,4}$/i.test(text)) return index - 1;
  }
  return anchor - 1;
}

/** What sites print above everything else. */
const NAVIGATION =
  /^(?:Skip to .{2,40}|Journals (?:&|and) Books|(?:Advanced )?[Ss]earch(?: .{0,30}(?:articles?|journals?|site|here))?|My (?:account|profile)|(?:Log|Sign) ?in\b.{0,60}|Register\b.{0,40}|Create (?:an )?account|Institutional (?:access|login)|Access (?:provided|through|the full) .{0,80}|Get (?:access|full)\b.{0,60}|View (?:all|article|large|PDF|full)\b.{0,60}|Download\b.{0,60}|Buy\b.{0,60}|Browse (?:journals?|issues?)\b.{0,30}|Back to .{2,40}|Table of [Cc]ontents|Previous [Aa]rticle.{0,40}|Next [Aa]rticle.{0,40}|We use cookies.{0,80}|Accept (?:all|cookies).{0,40}|(?:Current|Latest) [Ii]ssue.{0,20}|Submit .{2,40}|All [Jj]ournals.{0,20}|Forgot .{2,40}|Change password.{0,20})$/;

/** Whether a line can be a title: words, no sentence, no name of a part of a page. */
export function isTitle(text: string): boolean {
  if (text.length < 8 || text.length > 300 || !/^#{0,6}\s?["“'‘([¿¡]?[\p{L}\d$]/u.test(text)) return false;
  if (!/\p{L}[^\s]*\s+\S/u.test(text) || /https?:\/\/|^www\./.test(text)) return false;
  if (/\bet al\b/.test(text) || NAVIGATION.test(text)) return false;
  if (/[.:;,]$/.test(text) && !/\b(?:Inc|Jr|al)\.$/.test(text)) return false;
  return !startsNeighbours(text) && !CHROME.test(text) && labelAt(text) === undefined;
}

/** Above the title stand at most the journal and the buttons of the site. */
function aboveTitle(lines: Lines, title: number, floor: number, venue: number[]): number {
  let start = title;
  for (let index = title - 1; index >= Math.max(floor, title - 8); index--) {
    const text = lines.at(index);
    if (text === '') continue;
    if (isVenue(text)) venue.unshift(index);
    else if (!CHROME.test(text) && !siteOfLine(text) && !isJournalAbove(lines, index, start)) break;
    start = index;
  }
  return start;
}

/** ScienceDirect prints the name of the journal alone, above the line of volume and pages. */
function isJournalAbove(lines: Lines, index: number, below: number): boolean {
  return /^Volumes? /.test(lines.at(below)) && /^\p{Lu}[\p{L}\p{M} &,:-]{2,100}$/u.test(lines.at(index));
}
