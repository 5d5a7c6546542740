/**
 * What changed on a page that was saved again, as `.scholium/history.jsonl` keeps it: the file on disk holds
 * the new page only. One line a page and day; git merges two readers' lines.
 */
import { compareDates, isoDate } from '../dates';
import type { LineKind } from '../jsonl';
import type { Page, PageChange, PaperRecord, Parsed, PartialDate } from '../model';
import { compareText, identityKeys } from './identity';

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
  const earlier = pagesByName(before);
  const met = new Map<string, number>();
  return now.pages.flatMap((page) => {
    // Of several pages of one paper in a file the first is compared with the first, the second with the second.
    const candidates = pageNames(now, page).map((name) => {
      const nth = met.get(name) ?? 0;
      met.set(name, nth + 1);
      return earlier.get(name)?.[nth];
    });
    const old = candidates.find((known) => known !== undefined);
    if (!old || isOlder(page.saved, old.saved)) return [];
    const change = compareSides(sideOf(before, old), sideOf(now, page));
    if (!change) return [];
    return [{ on: dayOf(page) ?? today, ...nameOf(now, page), ...change }];
  });
}

function pagesByName(parsed: Parsed): ReadonlyMap<string, readonly Page[]> {
  const found = new Map<string, Page[]>();
  for (const page of parsed.pages) {
    for (const name of pageNames(parsed, page)) {
      const known = found.get(name);
      if (known) known.push(page);
      else found.set(name, [page]);
    }
  }
  return found;
}

/** The whole day on which a page says that it was saved. */
function dayOf({ saved }: Page): string | undefined {
  return saved?.day === undefined ? undefined : isoDate(saved);
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
    page.saved?.day === undefined ? [] : [{ parsed, page, saved: page.saved }],
  );
  dated.sort((a, b) => compareDates(a.saved, b.saved) || compareText(a.parsed.file, b.parsed.file));
  return dated.flatMap(({ parsed, page, saved }, at) => {
    const older = dated[at - 1];
    if (!older || compareDates(older.saved, saved) === 0) return [];
    const change = compareSides(sideOf(older.parsed, older.page), sideOf(parsed, page));
    return change ? [{ on: isoDate(saved), ...nameOf(parsed, page), ...change }] : [];
  });
}

/**
 * The history with these changes: those of one page and day become one, and what went and came again is silent,
 * on the same day or later (a page that was cut, and then whole again).
 */
export function addChanges(known: readonly PageChange[], added: readonly PageChange[]): PageChange[] {
  const joinedByPage = new Map(known.map((change) => [orderKey(change), change]));
  // A branch that is checked out changes thousands of pages at once: each is compared with those of its own file.
  const ofFile = new Map<string, Set<string>>();
  const note = (key: string, { file, source }: PageChange) => {
    const keys = ofFile.get(`${source} ${file}`);
    if (keys) keys.add(key);
    else ofFile.set(`${source} ${file}`, new Set([key]));
  };
  for (const [key, change] of joinedByPage) note(key, change);
  for (const change of added) {
    const key = orderKey(change);
    const returned = new Set<string>();
    for (const other of ofFile.get(`${change.source} ${change.file}`) ?? []) {
      const earlier = joinedByPage.get(other);
      if (!earlier || other === key || earlier.on > change.on || !isSamePage(earlier, change)) continue;
      const back = (earlier.went ?? []).filter((title) => change.came?.includes(title));
      if (back.length === 0) continue;
      for (const title of back) returned.add(title);
      put(joinedByPage, other, withLists(earlier, earlier.came ?? [], without(earlier.went ?? [], back)));
    }
    const fresh = withLists(change, without(change.came ?? [], [...returned]), change.went ?? []);
    const earlier = joinedByPage.get(key);
    put(joinedByPage, key, earlier && fresh ? joinChanges(earlier, fresh) : (fresh ?? earlier));
    note(key, change);
  }
  return [...joinedByPage.values()];
}

function put(changes: Map<string, PageChange>, key: string, change: PageChange | undefined): void {
  if (change) changes.set(key, change);
  else changes.delete(key);
}

function isSamePage(a: PageChange, b: PageChange): boolean {
  const isUnnamed = a.paper.length === 0 && b.paper.length === 0;
  return (
    a.file === b.file && a.source === b.source && (isUnnamed || a.paper.some((key) => b.paper.includes(key)))
  );
}

/** The change with these lists; undefined when it then tells nothing. */
function withLists(
  change: PageChange,
  came: readonly string[],
  went: readonly string[],
): PageChange | undefined {
  const { came: _came, went: _went, count, version, abstract, ...rest } = change;
  const difference = telling({
    ...(came.length > 0 && { came }),
    ...(went.length > 0 && { went }),
    ...(count && { count }),
    ...(version && { version }),
    ...(abstract && { abstract }),
  });
  return difference && { ...rest, ...difference };
}

type Difference = Pick<PageChange, 'came' | 'went' | 'count' | 'version' | 'abstract'>;

/** What is compared of a page. */
interface Side {
  /** A filtered view shows only some, so that nothing can be said to be new or gone. */
  readonly listed?: readonly PaperRecord[];
  readonly count?: number;
  readonly version?: number;
  readonly abstract?: string;
}

function sideOf(parsed: Parsed, page: Page): Side {
  const about = page.about === undefined ? undefined : parsed.records[page.about];
  const listed = about ? citersOf(parsed, page.about!) : (recordsOf(parsed).get(page) ?? []);
  const count = page.citedBy?.filtered ? undefined : (page.citedBy?.count ?? about?.citationCount?.count);
  const version = about?.versions?.at(-1)?.version;
  const titled = listed.filter(({ titlePending }) => !titlePending);
  return {
    ...(!page.citedBy?.filtered && { listed: titled }),
    ...(count !== undefined && { count }),
    ...(version !== undefined && { version }),
    ...(about?.abstract && { abstract: about.abstract.text.replace(/\s+/g, ' ') }),
  };
}

/** Those who cite the paper of a page; what a page lists besides, its references say, is no news of it. */
function citersOf({ records, citations }: Parsed, about: number): PaperRecord[] {
  const citing = citations.filter(({ cited }) => cited === about).map((row) => records[row.citing]!);
  return [...new Set(citing)];
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

/** Titles of the papers that stand only in the first list: neither their identifiers nor their titles in the other. */
function titlesOnlyIn(
  listed: readonly PaperRecord[] | undefined,
  others: readonly PaperRecord[] | undefined,
): string[] {
  if (!listed || !others) return [];
  const known = new Set(others.flatMap(identityKeys));
  const fresh = listed.filter((record) => !identityKeys(record).some((key) => known.has(key)));
  return [...new Set(fresh.map(({ title }) => title.text))];
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
