/**
 * Scholar Feed's page of one paper (scholarfeed.org/paper/…): id and counts glued to each other, two paragraphs
 * that a machine wrote, then the abstract. One extraction keeps title and paragraphs alone; the address above
 * it is then all that tells what they are.
 */
import { findIdentifiers } from '../../identifiers';
import type { FieldPlaces, MachineText, PaperRecord, Printed, Problem } from '../../model';
import type { PageReading, Source } from '../source';
import { readAuthors } from '../text/author-list';
import { breaksOff, brokenOff } from '../text/breaks-off';
import type { Lines } from '../text/lines';
import {
  bareLine,
  bareText,
  belowAddress,
  endOfBlock,
  filledAbove,
  filledFrom,
  isNameList,
  printedSpan,
} from '../text/printed-parts';
import { holdsWords, plainWords } from '../text/words';
import { type Dateline, datelineAt } from './author';
import { readCounts } from './counts';
import { findPaperMarks, isIdLine, isPaperAddress } from './marks';

const ID = 'scholar-feed-paper';

export const SCHOLAR_FEED_PAPER: Source = {
  id: ID,
  label: 'Scholar Feed paper page',
  site: 'Scholar Feed',
  sign: /h-index: ?\d|AI Analysis|scholarfeed\.org\/paper\//,
  literals: ['h-index:', 'AI Analysis', 'scholarfeed.org/paper/'],
  starts: findStarts,
  read: readPage,
};

const MOST_ABOVE = 10;

function findStarts(lines: Lines): number[] {
  const starts = new Set(startsBelowAddresses(lines));
  let floor = 0;
  for (const mark of findPaperMarks(lines)) {
    const start = startAbove(lines, mark, floor);
    // Above an originality without an id a venue may stand, and not the title.
    const isSure = isIdLine(lines.texts[mark]!) || datelineAt(lines, start) !== undefined;
    if (isSure) starts.add(start);
    floor = mark + 1;
  }
  return [...starts].sort((a, b) => a - b);
}

/** The dateline above a title, or the title; authors may stand between the title and the marks. */
function startAbove(lines: Lines, mark: number, floor: number): number {
  const above: number[] = [];
  const lowest = Math.max(floor, mark - MOST_ABOVE);
  for (let line = filledAbove(lines, mark, lowest); line !== undefined && above.length < 3; ) {
    if (/https?:\/\/\S/.test(lines.at(line).slice(0, 80))) break;
    above.push(line);
    line = filledAbove(lines, line, lowest);
  }
  const names = above.length > 1 && isNameList(lines.at(above[0]!)) ? 1 : 0;
  const [title, dateline] = above.slice(names);
  if (title === undefined) return mark;
  return dateline !== undefined && datelineAt(lines, dateline) ? dateline : title;
}

function startsBelowAddresses(lines: Lines): number[] {
  const found: number[] = [];
  for (let line = 0; line < lines.length; line++) {
    if (!isPaperAddress(lines.texts[line]!)) continue;
    const start = belowAddress(lines, line);
    if (start === undefined) continue;
    const title = datelineAt(lines, start) ? filledFrom(lines, start + 1, start + 4) : start;
    const below = title === undefined ? undefined : filledFrom(lines, title + 1, title + 6);
    if (below !== undefined && lines.at(title!).length <= 300 && lines.at(below).length >= 80)
      found.push(start);
  }
  return found;
}

function readPage(lines: Lines): PageReading {
  const place = lines.place(0, lines.lastFilled + 1);
  const page = { source: ID, place };
  const first = filledFrom(lines, 0) ?? 0;
  const dateline = datelineAt(lines, first);
  const mark = findPaperMarks(lines)[0];
  const titleAt = filledFrom(lines, dateline ? first + 1 : first, mark ?? lines.length);
  if (titleAt === undefined) return { page, records: [], citations: [], problems: [withoutTitle(lines)] };
  const title = bareLine(lines, titleAt);
  const namesAt = filledFrom(lines, titleAt + 1, mark ?? lines.length);
  const hasNames = namesAt !== undefined && isNameList(lines.at(namesAt));
  const authors = hasNames ? readAuthors(plainWords(lines.at(namesAt))) : undefined;
  const ids = identifiersOf(lines, mark);
  const counts = mark === undefined ? undefined : readCounts(lines, mark, ids.version);
  const version = ids.version ?? counts?.version;
  const text = readText(lines, counts?.end ?? (hasNames ? namesAt + 1 : titleAt + 1), mark !== undefined);
  const machineTexts = [...(counts?.originality ? [counts.originality] : []), ...text.machineTexts];
  const places: FieldPlaces = {
    ...(hasNames && { authors: lines.printed(namesAt).place }),
    ...(dateline && placesIn(lines, dateline)),
    ...(counts?.id && { identifiers: counts.id.place }),
    ...(counts?.venue && { publication: counts.venue.place }),
  };
  const record: PaperRecord = {
    source: ID,
    place,
    part: 'page',
    title,
    authors: authors?.authors ?? [],
    authorsComplete: authors?.complete ?? false,
    ...(dateline && { date: dateline.date }),
    identifiers: ids.identifiers,
    categories: dateline ? [dateline.category] : [],
    ...(text.abstract && { abstract: text.abstract }),
    ...(version !== undefined && { shownVersion: version }),
    ...(dateline?.score !== undefined && { feedScore: dateline.score }),
    ...(counts?.venue && { publication: { 'container-title': counts.venue.text } }),
    ...(counts?.citations && { citationCount: counts.citations }),
    ...(machineTexts.length > 0 && { machineTexts }),
    ...(Object.keys(places).length > 0 && { places }),
  };
  return { page: { ...page, about: 0 }, records: [record], citations: [], problems: problemsOf(lines, text) };
}

/** `CLFeb 20, 2024`: the category ends where the date begins. */
function placesIn(lines: Lines, { line, category }: Dateline): FieldPlaces {
  const text = lines.texts[line]!;
  const date = /[A-Z][a-z]{2,8}\s\d{1,2}(?:,\s\d{4})?\s*$/.exec(text);
  const from = text.slice(0, date?.index).lastIndexOf(category);
  return {
    ...(date && { date: lines.printed(line, date.index).place }),
    ...(from >= 0 && { categories: lines.printed(line, from, from + category.length).place }),
  };
}

function identifiersOf(lines: Lines, mark: number | undefined) {
  const own = findIdentifiers(mark === undefined ? '' : lines.at(mark).slice(0, 60));
  const url = findIdentifiers(addressed(lines.url));
  const arxiv = [...own, ...url].find(({ identifier }) => identifier.scheme === 'arxiv');
  const version = url.find(({ identifier }) => identifier.value === arxiv?.identifier.value)?.version;
  return { identifiers: arxiv ? [arxiv.identifier] : [], ...(version !== undefined && { version }) };
}

/** An arXiv id is known by arXiv's own address; the feed's ends in the same id. */
function addressed(url: string | undefined): string {
  const path = /scholarfeed\.org\/paper\/([^\s?#]{1,60})/.exec(url ?? '')?.[1];
  return path === undefined ? '' : `arXiv:${path.replace(/\/$/, '')}`;
}

interface PageText {
  readonly abstract?: Printed;
  readonly machineTexts: readonly MachineText[];
}

/** What ends the abstract: papers that the page lists below it, and its buttons. */
const SECTION =
  /^(?:Foundations|Related (?:papers|work)|Similar papers|References|Cited by|Citations|Builds on|Discussion|Comments|Sign (?:in|up)|Log in|Read more|View (?:PDF|on arXiv)|Code|Datasets?|Scholar Feed)\b.{0,40}$/i;

/** Lines of an abstract and the blank ones between its paragraphs; what stands farther off ends something else. */
const LONGEST = 12;

function readText(lines: Lines, from: number, labelled: boolean): PageText {
  let start = from;
  let end = lines.length;
  let abstractAt: number | undefined;
  for (let index = from; index < lines.length; index++) {
    const text = bareText(lines, index);
    if (/^AI Analysis$/.test(text)) start = index + 1;
    else if (/^Abstract:?$/.test(text)) abstractAt = index;
    else if (text.length < 80 && index > from && SECTION.test(text)) {
      end = index;
      break;
    }
  }
  const parts: number[] = [];
  for (let index = start; index < (abstractAt ?? end); index++)
    if (holdsWords(lines.texts[index]!)) parts.push(index);
  // Without any label two paragraphs may be one of the machine's and the abstract: which, nobody can tell.
  if (!labelled && abstractAt === undefined && parts.length < 3) return { machineTexts: [] };
  const machine = abstractAt === undefined ? parts.slice(0, 2) : parts;
  const first = abstractAt === undefined ? parts[2] : filledFrom(lines, abstractAt + 1, end);
  const machineTexts = machine.map((line) => ({
    label: 'AI Analysis',
    text: lines.printed(line),
  }));
  if (first === undefined) return { machineTexts };
  const isWhole = end < lines.length && end - first <= LONGEST;
  const last = isWhole ? end : endOfBlock(lines, first, end);
  const abstract = printedSpan(lines, { line: first }, { line: last - 1 });
  return { machineTexts, ...(abstract && { abstract }) };
}

function problemsOf(lines: Lines, { abstract, machineTexts }: PageText): Problem[] {
  const last = abstract ?? machineTexts.at(-1)?.text;
  if (abstract && breaksOff(lines, abstract))
    return [brokenOff(abstract, 'feed-abstract-cut', 'The abstract')];
  if (abstract) return [];
  return [
    {
      place: (last ?? lines.printed(lines.lastFilled)).place,
      severity: 'warning',
      code: 'feed-abstract-missing',
      message:
        'The page ends or breaks off before the abstract of its paper. Save the page again, to its end.',
    },
  ];
}

function withoutTitle(lines: Lines): Problem {
  return {
    place: lines.printed(0).place,
    severity: 'warning',
    code: 'feed-title-missing',
    message: 'No title stands above this line. Save the page again, from its first line to its last.',
  };
}
