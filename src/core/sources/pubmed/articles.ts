/** PubMed (https://pubmed.ncbi.nlm.nih.gov): a paper's page, lists of results, and what it saves as text. */
import { parseDate } from '../../dates';
import { findIdentifiers } from '../../identifiers';
import type { FieldPlaces, Identifier, PaperRecord, Printed, Publication } from '../../model';
import type { Place } from '../../place';
import type { PageReading, Source } from '../source';
import { breaksOff, brokenOff } from '../text/breaks-off';
import { readByline } from '../text/byline';
import type { Lines } from '../text/lines';
import { findEntries, isWhole } from './entries';
import { afterBlank, BUTTON, CITATION, type Entry, endOfParagraph, JOURNAL } from './entry';
import { abstractOfFullText, FINAL_FORM } from './full-text';
import { inverted, type People, summaryParts } from './summary';
import { isDoubleSpaced } from './text-format';

const ID = 'pubmed';

export const PUBMED: Source = {
  id: ID,
  label: 'PubMed page',
  site: 'PubMed',
  sign: /PMC?ID: ?(?:PMC)?\d/,
  literals: ['PMID:', 'PMCID:'],
  list: true,
  starts: (lines) => readable(lines).map(({ start }) => start),
  read: readPage,
};

/** The entries whose title can be told. */
function readable(lines: Lines): Entry[] {
  return findEntries(lines).filter(
    (entry) => entry.layout !== 'summary' || summaryParts(lines.texts[entry.start]!) !== undefined,
  );
}

function readPage(lines: Lines): PageReading {
  const entries = readable(lines);
  const records = entries.map((entry) => readEntry(lines, entry, entries.length === 1));
  const last = records.at(-1)?.place;
  const whole = lines.place(0, lines.lastFilled + 1);
  const place = last
    ? { ...lines.printed(0).place, endLine: last.endLine, endColumn: last.endColumn }
    : whole;
  const about = entries.length === 1 && isWhole(entries[0]);
  const problems = records.flatMap(({ abstract }) =>
    abstract && breaksOff(lines, abstract)
      ? [brokenOff(abstract, 'pubmed-abstract-cut', 'The abstract')]
      : [],
  );
  return { page: { source: ID, place, ...(about && { about: 0 }) }, records, citations: [], problems };
}

function readEntry(lines: Lines, entry: Entry, alone: boolean): PaperRecord {
  const isPage = isWhole(entry);
  const summary = entry.layout === 'summary' ? summaryParts(lines.texts[entry.start]!) : undefined;
  const title = summary ? lines.printed(entry.start, summary.title, summary.titleEnd) : titleOf(lines, entry);
  const people = summary ? inverted(summary.authors) : authorsOf(lines, entry);
  const peoplePlace = summary
    ? lines.printed(entry.start, summary.from, summary.from + summary.authors.length).place
    : entry.authors === undefined
      ? undefined
      : lines.place(entry.authors, entry.authorsEnd!);
  const at = entry.citation ?? entry.start;
  const cited = venueOf(
    lines,
    entry,
    summary
      ? lines.texts[entry.start]!.slice(summary.venue)
      : entry.citation === undefined
        ? undefined
        : lines.at(at).replace(FINAL_FORM, ''),
  );
  const ids = identifiersOf(lines, entry);
  const abstract = abstractOf(lines, entry);
  const keywords = isPage ? keywordsOf(lines, entry) : undefined;
  const end = Math.max(
    entry.pmid + 1,
    entry.layout === 'abstract' ? entry.end : 0,
    ...[abstract?.place, keywords?.place].map((place) => (place ? place.endLine - lines.first + 1 : 0)),
  );
  const venuePlace = lines.printed(at).place;
  const places: FieldPlaces = {
    ...(people && peoplePlace && { authors: peoplePlace }),
    ...(cited.date && { date: venuePlace }),
    identifiers: ids.place,
    ...(Object.keys(cited.publication).length > 0 && { publication: venuePlace }),
    ...(keywords && { keywords: keywords.place }),
  };
  return {
    source: ID,
    place: lines.place(entry.start, end),
    part: isPage && alone ? 'page' : 'entry',
    title,
    authors: people?.authors ?? [],
    authorsComplete: people?.complete ?? false,
    ...(cited.date && { date: cited.date }),
    identifiers: ids.identifiers,
    categories: [],
    ...(abstract && { abstract }),
    ...(Object.keys(cited.publication).length > 0 && { publication: cited.publication }),
    ...(keywords && { keywords: keywordList(keywords.text, entry.layout === 'article') }),
    places,
  };
}

/** In lists PubMed ends every title with a full stop that is not the title's. */
function titleOf(lines: Lines, { title, titleEnd, layout }: Entry): Printed {
  const raw = lines.texts[title]!;
  if (titleEnd - title > 1) return lines.printedLines(title, titleEnd);
  const lead = /^\s{0,8}#{0,6}\s{0,4}/.exec(raw)![0].length;
  const whole = lines.printed(title, lead);
  const stop = (layout === 'abstract' || layout === 'result') && /[^.]\.$/.test(whole.text) ? 1 : 0;
  return lines.printed(title, lead, raw.trimEnd().length - stop);
}

function authorsOf(lines: Lines, { authors, authorsEnd }: Entry): People | undefined {
  if (authors === undefined) return undefined;
  const text = lines.printedLines(authors, authorsEnd!).text.replace(/\n/g, ' ').replace(/\.$/, '');
  const bare = text.replace(/(?:\s?\((?:\d{1,3}|#)\)){1,20}/g, '');
  return inverted(bare) ?? readByline(text);
}

function venueOf(
  lines: Lines,
  entry: Entry,
  text: string | undefined,
): { date?: PaperRecord['date']; publication: Publication } {
  const groups = text === undefined ? undefined : CITATION.exec(text)?.groups;
  if (!groups) return { publication: {} };
  const date = parseDate([groups.day, groups.month, groups.year].filter(Boolean).join(' ')) ?? {
    year: Number(groups.year),
  };
  const journal = groups.journal ?? journalAbove(lines, entry);
  return {
    date,
    publication: {
      ...(journal !== undefined && { type: 'article-journal' as const, 'container-title': journal }),
      ...(groups.volume !== undefined && { volume: groups.volume }),
      ...(groups.issue !== undefined && { issue: groups.issue }),
      ...(groups.page !== undefined && { page: groups.page }),
    },
  };
}

function journalAbove(lines: Lines, { start, citation }: Entry): string | undefined {
  for (let line = (citation ?? start) - 1; line >= start; line--) {
    const text = lines.at(line);
    if (text !== '' && !BUTTON.test(text))
      return JOURNAL.test(text) ? text.replace(/^(?:Review|Meta-Analysis) /, '') : undefined;
  }
  return undefined;
}

/** PMID, PMCID and DOI, the first of each: in the line of the citation and the lines of their labels. */
function identifiersOf(lines: Lines, entry: Entry): { identifiers: Identifier[]; place: Place } {
  let first = entry.pmid;
  let last = entry.pmid;
  while (first > entry.start && LABEL.test(lines.at(first - 1))) first--;
  while (last + 1 < lines.length && LABEL.test(lines.at(last + 1))) last++;
  const texts = lines.texts.slice(first, last + 1);
  if (entry.citation !== undefined) texts.push(lines.texts[entry.citation]!);
  const found = texts
    .flatMap((text) => findIdentifiers(text.slice(0, 3200)))
    .map(({ identifier }) => identifier);
  const own = found.filter(({ scheme }) => scheme === 'pmid' || scheme === 'pmcid' || scheme === 'doi');
  const identifiers = own.filter((one, at) => own.findIndex(({ scheme }) => scheme === one.scheme) === at);
  return { identifiers, place: lines.place(first, last + 1) };
}

const LABEL = /^[-*\s]{0,4}(?:PMID|PMCID|DOI): ?\S{4,100}(?: .{0,60})?$/;

function abstractOf(lines: Lines, entry: Entry): Printed | undefined {
  if (entry.layout === 'abstract') return abstractOfText(lines, entry);
  if (!isWhole(entry)) return undefined;
  for (let line = entry.pmid + 1; line < Math.min(entry.end, entry.pmid + 16); line++) {
    if (!/^#{0,4}\s?Abstract$/i.test(lines.at(line))) continue;
    if (entry.layout === 'article') return abstractOfFullText(lines, line);
    let first = line + 1;
    while (first < entry.end && lines.at(first) === '') first++;
    let end = first;
    while (
      end < entry.end &&
      (goesOn(lines.at(end)) || (lines.at(end) === '' && STRUCTURED.test(lines.at(end + 1))))
    )
      end++;
    return end === first ? undefined : lines.printedLines(first, end);
  }
  return undefined;
}

const STRUCTURED =
  /^(?:Background|Methods?|Results|Findings|Conclusions?|Objectives?|Purpose|Interpretation|Funding|Introduction|Discussion|Importance)[^.]{0,40}: \S/;
const STOP =
  /^#{0,4}\s?(?:Keywords:.*|©.*|Copyright.*|Conflict of interest.*|PubMed Disclaimer|Figures?|Similar articles|Cited by|References|Publication types|MeSH terms|Substances|Grants.*|LinkOut.*|Comment (?:in|on)|Update of|Erratum.*|Fig\. \d.*|Trial registration:.*)$/;

function goesOn(text: string): boolean {
  return text !== '' && !(text.length < 400 && STOP.test(text));
}

/** The first paragraph that is no note about authors or other articles. */
function abstractOfText(lines: Lines, { start, authorsEnd, titleEnd, pmid }: Entry): Printed | undefined {
  if (isDoubleSpaced(lines, start, pmid)) return undefined;
  let line = afterBlank(lines, Math.max(titleEnd, authorsEnd ?? 0) - 1, pmid);
  while (line < pmid) {
    const text = lines.at(line);
    const end = endOfParagraph(lines, line);
    const isNote =
      /^(?:Author information:|Comment (?:in|on)|Update (?:in|of)|Erratum|Collaborators|©|Copyright|DOI:|PMCID:|Conflict of interest|Free|\(\d{1,2}\))/.test(
        text,
      );
    if (!isNote) return lines.printedLines(line, Math.min(end, pmid));
    line = afterBlank(lines, line, pmid);
  }
  return undefined;
}

/** PubMed parts them by semicolons, articles by commas too. */
function keywordList(text: string, byCommas: boolean): string[] {
  return text.replace(/\.$/, '').split(byCommas && !text.includes(';') ? /,\s+/ : /;\s*/);
}

/** The keywords of the page itself: those of similar articles are not printed. */
function keywordsOf(lines: Lines, entry: Entry): Printed | undefined {
  for (let line = entry.pmid + 1; line < entry.end; line++) {
    if (/^(?:Similar articles|Cited by|References)$/.test(lines.at(line))) return undefined;
    const label = /^\s{0,8}Keywords: /.exec(lines.texts[line]!)?.[0].length;
    if (label !== undefined) return lines.printed(line, label);
  }
  return undefined;
}
