/** How much says that a record is of a paper which a decision names. */
import type { PaperRecord } from '../model';
import { factsOf, withoutVersion } from './accounts';
import { authorsAgree, fromAuthorsKey, type Person } from './people';
import { accountKey, placeKey } from './record-keys';
import { alike, sameNumbers } from './title-guards';

/** Years by which two accounts of a paper may differ: a preprint, its conference, its journal. */
export const YEARS_APART = 2;

/** As much as this an identifier says. */
const CERTAIN = 100;

/** What stands in its place under its title says more: it is one of the accounts that the reader saw. */
const NAMED = 2 * CERTAIN;

/** The least evidence that counts where the best of a paper's accounts has so much. */
export function leastOf(most: number): number {
  return Math.min(most, most > NAMED - CERTAIN / 2 ? NAMED - CERTAIN / 2 : CERTAIN);
}

/** One of the two papers of a decision. */
export interface Side {
  readonly ids: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly pages: ReadonlySet<string>;
  /** The names of the files in which those pages are. */
  readonly files: ReadonlySet<string>;
  /** Accounts that stand on no page. */
  readonly accounts: ReadonlySet<string>;
  readonly authors: readonly (readonly Person[])[];
  readonly years: readonly number[];
}

export function readSide(names: readonly string[]): Side {
  const of = (kind: string) =>
    names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length));
  const pages = of('page:');
  return {
    ids: new Set(
      names.filter((name) => !/^(?:title|page|authors|year|account):/.test(name)).map(withoutVersion),
    ),
    titles: new Set(of('title:')),
    pages: new Set(pages),
    files: new Set(pages.map(fileOf)),
    accounts: new Set(names.filter((name) => name.startsWith('account:'))),
    authors: of('authors:').map(fromAuthorsKey),
    years: of('year:').map(Number).filter(Number.isFinite),
  };
}

/** `name.txt` of `name.txt:12`. */
function fileOf(page: string): string {
  return page.slice(0, page.lastIndexOf(':'));
}

/** How much says that a record is of the paper so named; 0 when nothing does, or something contradicts it. */
export function evidence(record: PaperRecord, side: Side): number {
  const own = accountKey(record);
  if (own !== undefined && side.accounts.has(own)) return 10 * CERTAIN;
  const { ids, authors, year } = factsOf(record);
  const byId = ids.some((id) => side.ids.has(id)) ? CERTAIN : 0;
  if (byId === 0 && ids.some((id) => isOther(id, side))) return 0;
  const byAuthors = authorEvidence(authors, side);
  const byYear = yearEvidence(year, side);
  if (byId === 0 && (byAuthors < 0 || byYear < 0)) return 0;
  const byPlace = placeEvidence(record, side, byAuthors > 0);
  const byTitle = isTitle(record, side) ? 5 : 0;
  if (byId + byPlace === 0 && !(byTitle > 0 && tellsAlone(record, side, byAuthors > 0))) return 0;
  // What has no identifier is rather of the paper that is known by none.
  const unnamed = byId === 0 && side.ids.size > 0 && record.part === 'page' ? 1 : 0;
  return Math.max(1, byId + byTitle + byPlace + byAuthors + byYear - unnamed);
}

function authorEvidence(authors: readonly Person[], side: Side): number {
  const lists = side.authors.map((list) => authorsAgree(list, authors));
  return lists.includes(true) ? 10 : lists.includes(false) ? -10 : 0;
}

function yearEvidence(year: number | undefined, side: Side): number {
  if (year === undefined || side.years.length === 0) return 0;
  const gap = Math.min(...side.years.map((each) => Math.abs(each - year)));
  return gap === 0 ? 2 : gap > YEARS_APART ? -2 : 0;
}

/**
 * Of papers of one title, the one that the names say most of; none where they are of another paper, or of several alike:
 * many papers are called “Introduction”.
 */
export function likeliest<Titled extends { readonly records: readonly PaperRecord[] }>(
  papers: readonly Titled[],
  names: readonly string[],
): Titled | undefined {
  if (papers.length === 0) return undefined;
  const side = readSide(names);
  const said = papers.map(({ records }) =>
    records.reduce((most, record) => Math.max(most, besideTitle(record, side)), -1),
  );
  const most = Math.max(...said);
  const at = said.indexOf(most);
  return most < 0 || said.lastIndexOf(most) !== at ? undefined : papers[at];
}

/** Below 0 where identifiers, authors or years say that a record of the same title is another paper's. */
function besideTitle(record: PaperRecord, side: Side): number {
  const { ids, authors, year } = factsOf(record);
  if (ids.some((id) => side.ids.has(id))) return CERTAIN;
  const [byAuthors, byYear] = [authorEvidence(authors, side), yearEvidence(year, side)];
  if (byAuthors < 0 || byYear < 0 || ids.some((id) => isOther(id, side))) return -1;
  const byPlace = side.pages.has(placeKey(record).slice('page:'.length)) ? 20 : 0;
  const said = byAuthors + byYear + byPlace;
  return said === 0 && hasOthers(record, side) ? -1 : said;
}

function isTitle(record: PaperRecord, { titles }: Side): boolean {
  const { title } = factsOf(record);
  return title !== '' && titles.has(title);
}

function isGeneric(record: PaperRecord): boolean {
  return factsOf(record).guard.tells !== 'much';
}

/** The page stands where it stood: in its line, or in its file, as when lines are put above it. */
function placeEvidence(record: PaperRecord, side: Side, agree: boolean): number {
  const place = placeKey(record).slice('page:'.length);
  const isThere = side.pages.has(place);
  const isKept =
    isTitle(record, side) &&
    !hasOthers(record, side) &&
    (agree || !isGeneric(record) || areUnknown(record, side));
  if (isKept) return isThere ? NAMED : side.files.has(fileOf(place)) ? 8 : 0;
  return isThere && mayBe(record, side) ? 20 : 0;
}

/** In that line another paper may stand now: of a corrected title most is left. */
function mayBe(record: PaperRecord, side: Side): boolean {
  if (isTitle(record, side)) return true;
  const { title, ids } = factsOf(record);
  if (title === '' || side.titles.size === 0) return ids.every((id) => side.ids.has(id));
  return (
    !hasOthers(record, side) &&
    [...side.titles].some((each) => alike(each, title) && sameNumbers(each, title))
  );
}

/** Both have identifiers, and none in common. */
function hasOthers(record: PaperRecord, { ids }: Side): boolean {
  const own = factsOf(record).ids;
  return ids.size > 0 && own.length > 0 && !own.some((id) => ids.has(id));
}

/** Neither says who wrote it. */
function areUnknown(record: PaperRecord, side: Side): boolean {
  return factsOf(record).authors.length === 0 && side.authors.length === 0;
}

/** Whether the title is enough: many papers may have it. */
function tellsAlone(record: PaperRecord, side: Side, agree: boolean): boolean {
  const isBare = side.ids.size + side.pages.size + side.authors.length + side.years.length === 0;
  // As a hand wrote it: the title is all that is asked for.
  if (isBare) return true;
  if (isGeneric(record) || factsOf(record).ids.length > 0) return false;
  return agree || (side.ids.size === 0 && areUnknown(record, side));
}

/** A paper has one of these for life; of one publisher's DOIs, too. */
const ONE_FOR_LIFE: ReadonlySet<string> = new Set(['arxiv', 'pith', 'pith-citations']);

/** The side has another identifier of a kind of which a paper has one. */
function isOther(id: string, { ids }: Side): boolean {
  const scheme = id.slice(0, id.indexOf(':'));
  if (scheme !== 'doi' && !ONE_FOR_LIFE.has(scheme)) return false;
  const kind = scheme === 'doi' ? id.slice(0, id.indexOf('/') + 1) : `${scheme}:`;
  return [...ids].some((other) => other.startsWith(kind));
}
