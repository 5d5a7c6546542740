/** Every text that the pages have of a paper, prepared for comparison. */
import type { Printed, Work } from '../model';
import type { FileId, Place } from '../place';
import { type PreparedText, prepareText } from './prepared';

/** The text of a dump, where it is at hand. */
export type PageText = (file: FileId) => string | undefined;

/**
 * What pages say of the work, its own words first: abstracts, titles, what machines wrote of it, what it cites others for
 * and others cite it for; then its account on each page that is at hand, from the first to the last line.
 */
export function* textsOf(work: Work, pageText?: PageText): Generator<PreparedText> {
  for (const printed of printedOf(work)) yield prepared(printed);
  if (pageText) for (const { place } of work.records) yield* accountOn(place, pageText);
}

/** Those that have a word, a folded one: what has it not need not be prepared. */
export function* textsWith(word: string, work: Work, pageText?: PageText): Generator<PreparedText> {
  for (const printed of printedOf(work)) {
    if (known.has(printed) || mayHave(printed.text, word)) yield prepared(printed);
  }
  if (pageText) for (const { place } of work.records) yield* accountOn(place, pageText);
}

/** Letters that are not ASCII, commands and words broken at a line may make the word in more ways than one. */
function mayHave(text: string, word: string): boolean {
  return /[^\x20-\x7e\s]|\\|-\n/.test(text) || text.toLowerCase().includes(word);
}

function* printedOf({ records, cites, citers }: Work): Generator<Printed> {
  for (const { abstract } of records) if (abstract) yield abstract;
  for (const { summary, machineTexts = [] } of records) {
    if (summary) yield summary;
    for (const { text } of machineTexts) yield text;
  }
  for (const { title } of records) yield title;
  for (const rows of [cites, citers]) {
    for (let n = 0; n < Math.min(rows.length, MOST_ROWS); n++) {
      const { summary } = rows[n]!;
      if (summary) yield summary;
    }
  }
}

/** Whether there is more than a title, so that words that are not found may be missing. */
export function hasText({ records }: Work, pageText?: PageText): boolean {
  return records.some(({ abstract, place }) => abstract || pageText?.(place.file) !== undefined);
}

/** Whether every page that has an account of it is at hand; asks for all of them. */
export function isAtHand({ records }: Work, pageText: PageText): boolean {
  return records.filter(({ place }) => pageText(place.file) === undefined).length === 0;
}

/** Rows of citations that are looked through: the most cited work has tens of thousands. */
const MOST_ROWS = 500;

/** Records stay as they are, so that what is made of one holds as long as it lives. */
const known = new WeakMap<Printed, PreparedText>();

function prepared(printed: Printed): PreparedText {
  const before = known.get(printed);
  if (before) return before;
  const made = prepareText(printed.text, printed.place);
  known.set(printed, made);
  return made;
}

interface PageAccounts {
  readonly text: string;
  /** A file of thousands of entries is cut into lines once, not for each of them. */
  readonly lines: readonly string[];
  readonly accounts: Map<number, PreparedText>;
}

interface Pages {
  /** Those asked for last are at the end. */
  readonly files: Map<FileId, PageAccounts>;
  characters: number;
}

/** For each who gives texts, what was made of them. */
const pages = new WeakMap<PageText, Pages>();
/** As many characters as an editor has at hand for a question, so that none is prepared again at the next. */
const MOST_PREPARED = 24e6;

function* accountOn(place: Place, pageText: PageText): Generator<PreparedText> {
  const text = pageText(place.file);
  if (text === undefined) return;
  const page = pageOf(place.file, text, pageText);
  let account = page.accounts.get(place.line);
  if (!account) {
    account = prepareText(wordsAt(page.lines, place), place);
    page.accounts.set(place.line, account);
  }
  yield account;
}

function pageOf(file: FileId, text: string, pageText: PageText): PageAccounts {
  const kept = pages.get(pageText) ?? { files: new Map<FileId, PageAccounts>(), characters: 0 };
  pages.set(pageText, kept);
  const known = kept.files.get(file);
  const page = known?.text === text ? known : { text, lines: text.split(/\r\n|\r|\n/), accounts: new Map() };
  kept.files.delete(file);
  kept.files.set(file, page);
  kept.characters += text.length - (known?.text.length ?? 0);
  for (const [oldest, { text: old }] of kept.files) {
    if (kept.characters <= MOST_PREPARED || oldest === file) break;
    kept.files.delete(oldest);
    kept.characters -= old.length;
  }
  return page;
}

function wordsAt(lines: readonly string[], { line, endLine, endColumn }: Place): string {
  return lines.slice(line, endColumn === 0 && endLine > line ? endLine : endLine + 1).join('\n');
}
