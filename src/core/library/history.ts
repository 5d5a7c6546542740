/**
 * What changed on a page that was saved again, as `.scholium/history.jsonl` keeps it: the file on disk holds
 * the new page only. One line a page and day; git merges two readers' lines.
 */
import { compareDates, isoDate } from '../dates';
import type { LineKind } from '../jsonl';
import type { Page, PageChange, PaperRecord, Parsed, PartialDate } from '../model';
import { compareText, identityKeys, recordTitleKey } from './identity';

export const HISTORY: LineKind<PageChange> = {
  name: 'history',
  version: 1,
  read: readChange,
  compare: (a, b) => compareText(orderKey(a), orderKey(b)),
  notAnEntry:
    'This line tells of no change and was left alone. A line is {"on": "2026-11-21", "source": "…", "paper": ["…"], "file": "…", "came": ["…"]}.',
};

function orderKey({ on, file, source, paper }: PageChange): string {
  return [on, file, source, paper[0] ?? ''].join('\n');
}

function readChange(value: object): PageChange | undefined {
  const { on, source, paper, file, came = [], went = [], count, version } = value as Partial<PageChange>;
  const isTexts = (texts: unknown) => Array.isArray(texts) && texts.every((text) => typeof text === 'string');
  const isPair = (pair: unknown) =>
    pair === undefined || (Array.isArray(pair) && pair.length === 2 && pair.every((n) => Number.isFinite(n)));
  const isSound =
    typeof on === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(on) &&
    typeof source === 'string' &&
    typeof file === 'string' &&
    [paper, came, went].every(isTexts) &&
    isPair(count) &&
    isPair(version);
  return isSound ? (value as PageChange) : undefined;
}

/**
 * What the pages of a file say differently from before; `today` dates a page that does not say when it was
 * saved. Pages are compared with the one of the same source about the same paper; an older page put back tells
 * nothing new.
 */
export function changesOf(before: Parsed, now: Parsed, today: string): PageChange[] {
  const earlier = new Map<string, Page>();
  for (const page of before.pages) for (const name of pageNames(before, page)) earlier.set(name, page);
  return now.pages.flatMap((page) => {
    const old = pageNames(now, page)
      .map((name) => earlier.get(name))
      .find((known) => known !== undefined);
    if (!old || isOlder(page.saved, old.saved)) return [];
    const change = compareSides(sideOf(before, old), sideOf(now, page));
    if (!change) return [];
    return [{ on: page.saved ? isoDate(page.saved) : today, ...nameOf(now, page), ...change }];
  });
}

/** A page and the file it is in. */
export interface PageInFile {
  readonly parsed: Parsed;
  readonly page: Page;
}

/**
 * The changes from page to page where several of one source about one paper lie side by side, each with the day
 * it was saved on. Pages without a day tell no order.
 */
export function changesAmong(pages: readonly PageInFile[]): PageChange[] {
  const dated = pages.flatMap(({ parsed, page }) =>
    page.saved ? [{ parsed, page, saved: page.saved }] : [],
  );
  dated.sort((a, b) => compareDates(a.saved, b.saved) || compareText(a.parsed.file, b.parsed.file));
  return dated.flatMap(({ parsed, page, saved }, at) => {
    const older = dated[at - 1];
    if (!older || compareDates(older.saved, saved) === 0) return [];
    const change = compareSides(sideOf(older.parsed, older.page), sideOf(parsed, page));
    return change ? [{ on: isoDate(saved), ...nameOf(parsed, page), ...change }] : [];
  });
}

/** The history with these changes: those of one page and day become one, and what came and went is silent. */
export function addChanges(known: readonly PageChange[], added: readonly PageChange[]): PageChange[] {
  const joinedByPage = new Map(known.map((change) => [orderKey(change), change]));
  for (const change of added) {
    const key = orderKey(change);
    const earlier = joinedByPage.get(key);
    const joined = earlier ? joinChanges(earlier, change) : change;
    if (joined) joinedByPage.set(key, joined);
    else joinedByPage.delete(key);
  }
  return [...joinedByPage.values()];
}

type Difference = Pick<PageChange, 'came' | 'went' | 'count' | 'version' | 'abstract'>;

/** What is compared of a page. */
interface Side {
  /** Titles by their keys; a filtered view shows only some, so that nothing can be said to be new or gone. */
  readonly listed?: ReadonlyMap<string, string>;
  readonly count?: number;
  readonly version?: number;
  readonly abstract?: string;
}

function sideOf(parsed: Parsed, page: Page): Side {
  const about = page.about === undefined ? undefined : parsed.records[page.about];
  const listed = (recordsOf(parsed).get(page) ?? []).filter((record) => record !== about);
  const count = page.citedBy?.filtered ? undefined : (page.citedBy?.count ?? about?.citationCount?.count);
  const version = about?.versions?.at(-1)?.version;
  const titled = listed.filter(({ titlePending }) => !titlePending);
  return {
    ...(!page.citedBy?.filtered && {
      listed: new Map(titled.map((record) => [recordTitleKey(record), record.title.text])),
    }),
    ...(count !== undefined && { count }),
    ...(version !== undefined && { version }),
    ...(about?.abstract && { abstract: about.abstract.text.replace(/\s+/g, ' ') }),
  };
}

const byPage = new WeakMap<Parsed, ReadonlyMap<Page, readonly PaperRecord[]>>();

/** The records of each page: those between its start and that of the next. Sorted out once a file. */
function recordsOf(parsed: Parsed): ReadonlyMap<Page, readonly PaperRecord[]> {
  let known = byPage.get(parsed);
  if (!known) {
    known = sortOut(parsed);
    byPage.set(parsed, known);
  }
  return known;
}

function sortOut({ pages, records }: Parsed): ReadonlyMap<Page, readonly PaperRecord[]> {
  const ordered = [...records].sort((a, b) => a.place.line - b.place.line);
  const found = new Map<Page, PaperRecord[]>();
  let at = 0;
  for (const [index, page] of pages.entries()) {
    const next = pages[index + 1]?.place.line ?? Number.POSITIVE_INFINITY;
    const ours: PaperRecord[] = [];
    for (; at < ordered.length && ordered[at]!.place.line < next; at++) ours.push(ordered[at]!);
    found.set(page, ours);
  }
  return found;
}

function compareSides(before: Side, now: Side): Difference | undefined {
  const came = titlesOnlyIn(now.listed, before.listed);
  const went = titlesOnlyIn(before.listed, now.listed);
  return telling({
    ...(came.length > 0 && { came }),
    ...(went.length > 0 && { went }),
    ...pair('count', before.count, now.count),
    ...pair('version', before.version, now.version),
    ...(before.abstract !== undefined &&
      now.abstract !== undefined &&
      before.abstract !== now.abstract && { abstract: true as const }),
  });
}

function titlesOnlyIn(
  listed: ReadonlyMap<string, string> | undefined,
  others: ReadonlyMap<string, string> | undefined,
): string[] {
  if (!listed || !others) return [];
  return [...listed].filter(([key]) => !others.has(key)).map(([, title]) => title);
}

function pair(name: 'count' | 'version', before: number | undefined, now: number | undefined): Difference {
  return before === undefined || now === undefined || before === now ? {} : { [name]: [before, now] };
}

function telling(difference: Difference): Difference | undefined {
  return Object.keys(difference).length > 0 ? difference : undefined;
}

function joinChanges(earlier: PageChange, later: PageChange): PageChange | undefined {
  const { came: _came, went: _went, count: _count, version: _version, ...rest } = earlier;
  const came = without(
    [...(earlier.came ?? []), ...(later.came ?? [])],
    [...(earlier.went ?? []), ...(later.went ?? [])],
  );
  const went = without(
    [...(earlier.went ?? []), ...(later.went ?? [])],
    [...(earlier.came ?? []), ...(later.came ?? [])],
  );
  const joined = telling({
    ...(came.length > 0 && { came }),
    ...(went.length > 0 && { went }),
    ...pair('count', (earlier.count ?? later.count)?.[0], (later.count ?? earlier.count)?.[1]),
    ...pair('version', (earlier.version ?? later.version)?.[0], (later.version ?? earlier.version)?.[1]),
    ...((earlier.abstract || later.abstract) && { abstract: true as const }),
  });
  return joined && { ...rest, ...joined };
}

function without(titles: readonly string[], others: readonly string[]): string[] {
  return [...new Set(titles)].filter((title) => !others.includes(title));
}

/**
 * What a page of a source is known by: the paper it is about; a page of many papers by its address, or by being
 * the only one of its kind in the file.
 */
function pageNames(parsed: Parsed, page: Page): string[] {
  const { source, paper } = nameOf(parsed, page);
  const others =
    page.url !== undefined
      ? [page.url]
      : parsed.pages.filter((other) => other.source === source).length === 1
        ? ['only']
        : [];
  return (paper.length > 0 ? paper : others).map((name) => `${source} ${name}`);
}

function nameOf(parsed: Parsed, page: Page): Pick<PageChange, 'source' | 'paper' | 'file'> {
  const about = page.about === undefined ? undefined : parsed.records[page.about];
  return {
    source: page.source,
    paper: about ? identityKeys(about) : [],
    file: parsed.file.slice(parsed.file.lastIndexOf('/') + 1),
  };
}

function isOlder(now: PartialDate | undefined, before: PartialDate | undefined): boolean {
  return now !== undefined && before !== undefined && compareDates(now, before) < 0;
}
