/**
 * A page that no source knows, but that has at its top what a paper has: a title, authors, an identifier of its
 * own and an abstract of some length. What is taken for which is a guess, and the record says so. Asked only
 * where no page was found; a reader's own notes are never guessed at.
 */
import { findIdentifiers } from '../identifiers';
import type { PaperRecord, Printed } from '../model';
import { displayName } from '../names';
import { titleKey } from '../prose';
import { isTitle } from './publisher/head';
import { endsAbstract, labelAt } from './publisher/labels';
import type { PageReading, Source } from './source';
import { breaksOff, brokenOff } from './text/breaks-off';
import { type Byline, isByline, readByline } from './text/byline';
import { headerAbove } from './text/header';
import { type Lines, once } from './text/lines';
import { isRule } from './text/words';

const ID = 'guess';

export const LAST_RESORT: Source = {
  id: ID,
  label: 'page of an unknown site',
  site: 'unknown site',
  sign: /Abstract|ABSTRACT|Résumé|Zusammenfassung|Resumen|Резюме|Аннотация/,
  literals: ['Abstract', 'ABSTRACT', 'Résumé', 'Zusammenfassung', 'Resumen', 'Резюме', 'Аннотация'],
  starts: (lines) => {
    const found = isNote(lines) ? undefined : findPaper(lines);
    return found && isOneTitle(lines, found.title, found.titleEnd) ? [found.title] : [];
  },
  read: readPage,
};

interface Found {
  readonly title: number;
  /** Before this line the title ends: a long one is printed on several. */
  readonly titleEnd: number;
  readonly byline: Byline;
  readonly bylineAt: number;
  readonly bylineEnd: number;
  readonly anchor: number;
  /** The line with the identifier; without it the address above the page has it. */
  readonly identifier?: number;
}

/** A title stands so high, an abstract not much lower. */
const TITLE_WITHIN = 80;
const ABSTRACT_WITHIN = 30;
const SHORTEST_ABSTRACT = 150;
/** Below the abstract an identifier is the page's own only behind its label, and near. */
const BELOW_ABSTRACT = 12;

/** Texts with an abstract that are no papers: standards, patents, lessons, calls, posts. */
const NO_PAPER =
  /^[\s#*_>-]{0,8}(?:Internet-Draft|Network Working Group|Request for Comments|Status of This Memo|Inventors?\b|Applicants?\b|Assignee|(?:US )?Patent|What is claimed|Lectures?\b|Scribed?\b|Scribe:|Instructor|Course\b|Homework|Call for (?:Papers|Abstracts|Participation)|Important dates|(?:Submission|Paper|Abstract) deadline|Posted (?:by|on|in)\b|Filed under|Tags?:|\d{0,4} ?Comments?(?: \(\d{1,4}\))?$|Leave a (?:comment|reply)|Subscribe\b|Share this|Curriculum Vitae|Changelog|Unreleased|Ingredients|Installation|pip install|npm install|Opened \d|This article is about)/i;
const NOTES = /\[@[\w:.-]+|\[\[[^\]]|^\s{0,8}[-*] \[[ xX]\] |^\s{0,3}#{1,4} /;

/** The top of the file, however long it is: what comes after the abstract proves nothing. */
const LOOKED_AT = 160;

function isNote(lines: Lines): boolean {
  const top = lines.texts.slice(0, LOOKED_AT);
  if (top.some((text) => NO_PAPER.test(text.slice(0, 200)))) return true;
  return (
    /\.(?:md|markdown|qmd|rmd|tex|typ)$/i.test(lines.file) &&
    top.some((text) => NOTES.test(text.slice(0, 2000)))
  );
}

const findPaper = once((lines): Found | undefined => {
  const title = findTitle(lines);
  if (title === undefined) return undefined;
  const titleEnd = endOfTitle(lines, title);
  const url = lines.url ?? headerAbove(lines, title).url;
  if (url === undefined && !/\.te?xt$/i.test(lines.file)) return undefined;
  let people: People | undefined;
  let identifier: number | undefined;
  let filled = 0;
  for (let line = titleEnd; line < lines.length && filled < ABSTRACT_WITHIN; line++) {
    const text = lines.at(line);
    if (text === '' || isRule(text)) continue;
    filled++;
    const label = labelAt(lines.texts[line]!);
    if (label?.field === 'abstract') {
      const abstract = abstractAt(lines, line);
      if (!people || (abstract?.text.length ?? 0) < SHORTEST_ABSTRACT) return undefined;
      identifier ??= labelledBelow(lines, abstract!.place.endLine - lines.first + 1);
      if (identifier === undefined && findIdentifiers(url ?? '').length === 0) return undefined;
      return {
        title,
        titleEnd,
        byline: people.byline,
        bylineAt: people.at,
        bylineEnd: people.end,
        anchor: line,
        ...(identifier !== undefined && { identifier }),
      };
    }
    // A sentence above the abstract: it is a text about something, and not the head of a paper.
    if (text.length > 400 || /\p{Ll}{3,} \p{Ll}+ \p{Ll}+.{0,300}[.?!]$/u.test(text)) return undefined;
    if (identifier === undefined && isOwnIdentifier(text)) identifier = line;
    people ??= authorsAt(lines, line, filled === 1);
  }
  return undefined;
});

/** `DOI: 10.…` below the abstract, before the references or anything longer than a label with its value. */
function labelledBelow(lines: Lines, from: number): number | undefined {
  for (let line = from; line < Math.min(lines.length, from + BELOW_ABSTRACT); line++) {
    const text = lines.at(line);
    if (text.length > 160 || /^(?:references|bibliography|cited by)\b/i.test(text)) return undefined;
    if (/^(?:doi|arxiv)\b/i.test(text) && isOwnIdentifier(text)) return line;
  }
  return undefined;
}

/** Lines of a header, which are no title though they may look like one. */
const HEADER =
  /https?:\/\/|^(?:url|source|saved|retrieved|accessed|published time|date|link|canonical|hostname|sitename|markdown content)\b.{0,20}:/i;

/** `Title: …`, which crawlers put above the address. */
const TITLE_LABEL = /^[\s*#>]{0,8}Title:\s{0,4}(?=\S)/;

/** The first line of the file below its header. */
function findTitle(lines: Lines): number | undefined {
  for (let line = 0; line < Math.min(lines.length, TITLE_WITHIN); line++) {
    const words = lines.at(line).replace(TITLE_LABEL, '');
    // A crawler's own `Title:` stands above its address; a form's above its other labels.
    const isCrawlers =
      words !== lines.at(line) && /^\S*\s?URL/i.test(lines.at(line + 1) || lines.at(line + 2));
    if (isCrawlers || !isTitle(words) || HEADER.test(words)) continue;
    const { from } = headerAbove(lines, line);
    const above = lines.texts.slice(0, from).filter((text) => text.trim() !== '');
    if (above.length === 0) return line;
    if (from < line && above.length === 1 && TITLE_LABEL.test(above[0]!)) return line;
  }
  return undefined;
}

/** A title has so many lines at most. */
const TITLE_LINES = 4;

/** Behind the last line of the title: a long one goes on until names, a label or a blank line. */
function endOfTitle(lines: Lines, title: number): number {
  let end = title + 1;
  while (end < title + TITLE_LINES && isTitle(lines.at(end)) && !readByline(lines.at(end))) end++;
  return end;
}

/**
 * Whether the lines are one title. Where the header names the title they must come to the same words; elsewhere a
 * further line must start small or follow an `and` or `:`, for it may as well be the first line below the title.
 */
function isOneTitle(lines: Lines, title: number, end: number): boolean {
  const words = lines.texts.slice(title, end).map((text) => text.trim().replace(/^#{1,6} /, ''));
  const named = lines.texts.slice(0, title).find((text) => TITLE_LABEL.test(text));
  if (named === undefined) return words.every((next, at) => at === 0 || goesOn(words[at - 1]!, next));
  const own = titleKey(words.join(' '));
  const key = titleKey(named.replace(TITLE_LABEL, ''));
  // arXiv may have a name in brackets behind the title that the paper prints.
  return own !== '' && (own === key || (key.startsWith(own) && isByline(lines.at(end))));
}

function goesOn(words: string, next: string): boolean {
  return (
    /^\p{Ll}{2,}[ -]/u.test(next) || /(?:[:,]| (?:an?|and|for|from|in|of|on|or|the|to|with))$/i.test(words)
  );
}

interface People {
  readonly byline: Byline;
  /** The lines of the names, to before `end`. */
  readonly at: number;
  readonly end: number;
}

const COMMA = /(?:,|\band)$/;

/** Names below the title or behind a label. One name alone is believed only there. */
function authorsAt(lines: Lines, line: number, belowTitle: boolean): People | undefined {
  const raw = lines.texts[line]!;
  const label = labelAt(raw);
  if (label !== undefined && label.field !== 'authors') return undefined;
  const text = label ? raw.slice(label.value).trim() : raw.trim();
  if (!label && !isByline(text) && !belowTitle) return undefined;
  let end = line + 1;
  const goesOn = (at: number) => COMMA.test(lines.at(at - 1)) && readByline(lines.at(at)) !== undefined;
  while (end < line + 20 && (isByline(lines.at(end)) || goesOn(end))) end++;
  const whole = [text, ...lines.texts.slice(line + 1, end).map((one) => one.trim())].join(', ');
  const byline = readByline(whole);
  // A comma at the end announces a name that could not be told.
  const complete = byline?.complete === true && !COMMA.test(whole);
  return byline && { byline: { ...byline, complete }, at: line, end };
}

/** `DOI: 10.…`, `arXiv:1234.56789v2 [cs.LG]`, an address: nothing else on the line. */
function isOwnIdentifier(text: string): boolean {
  if (text.length > 160) return false;
  const found = findIdentifiers(text);
  if (found.length !== 1 || !/^(?:doi|arxiv|hal)$/.test(found[0]!.identifier.scheme)) return false;
  const around = `${text.slice(0, found[0]!.start)} ${text.slice(found[0]!.end)}`;
  return /^\s*(?:(?:doi|arxiv|preprint|identifier)\s?[:.]?\s?)?(?:https?:\/\/\S{0,40})?\s*(?:v\d{1,2})?\s*(?:\[[\w.-]{2,20}\])?\s*(?:\d{1,2} \p{L}{3,9} \d{4})?\s*$/iu.test(
    around,
  );
}

function abstractAt(lines: Lines, anchor: number): Printed | undefined {
  const beside = lines.printed(anchor, labelAt(lines.texts[anchor]!)!.value);
  if (beside.text.length > 40) return beside;
  let first = anchor + 1;
  while (first < lines.length && first < anchor + 4 && lines.at(first) === '') first++;
  let end = first;
  while (end < lines.length && lines.at(end) !== '' && !endsAbstract(lines.texts[end]!)) end++;
  return end === first ? undefined : lines.printedLines(first, end);
}

function readPage(lines: Lines): PageReading {
  const found = findPaper(lines);
  if (!found)
    return {
      page: { source: ID, place: lines.place(0, lines.lastFilled + 1) },
      records: [],
      citations: [],
      problems: [],
    };
  const { byline, bylineAt, bylineEnd, anchor, identifier } = found;
  const title =
    found.titleEnd - found.title > 1
      ? lines.printedLines(found.title, found.titleEnd)
      : lines.printed(
          found.title,
          /^\s{0,8}#{0,6}\s{0,4}(?:Title:\s{0,4})?/.exec(lines.texts[found.title]!)![0].length,
        );
  const abstract = abstractAt(lines, anchor)!;
  const place = lines.place(found.title, abstract.place.endLine - lines.first + 1);
  const own = findIdentifiers(identifier === undefined ? (lines.url ?? '') : lines.at(identifier))[0];
  const authors = lines.place(bylineAt, bylineEnd);
  const record: PaperRecord = {
    source: ID,
    place,
    part: 'page',
    title,
    authors: byline.authors,
    authorsComplete: byline.complete,
    identifiers: own ? [own.identifier] : [],
    categories: [],
    abstract,
    guessed: true,
    places: { authors, ...(identifier !== undefined && { identifiers: lines.printed(identifier).place }) },
  };
  const guessed = {
    place: title.place,
    severity: 'information',
    code: 'guessed',
    message: messageOf(title.text, byline),
  } as const;
  const cut = breaksOff(lines, abstract) ? [brokenOff(abstract, 'guessed-abstract-cut', 'The abstract')] : [];
  return {
    page: { source: ID, place, about: 0 },
    records: [record],
    citations: [],
    problems: [guessed, ...cut],
  };
}

function messageOf(title: string, { authors }: Byline): string {
  const names = authors.slice(0, 3).map(displayName).join(', ') + (authors.length > 3 ? ' and others' : '');
  const line = title.replace(/\s+/g, ' ');
  const short = line.length > 100 ? `${line.slice(0, 99)}…` : line;
  return `No source knows this page. “${short}” was taken for its title and ${names} for its ${authors.length === 1 ? 'author' : 'authors'}: check them against the page before you cite it.`;
}
