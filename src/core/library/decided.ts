/** Which records the reader's decisions are about. */
import type { PaperRecord } from '../model';
import { factsOf } from './accounts';
import { addDecision, type Decision } from './decisions';
import { authorsAgree, authorsKey, fromAuthorsKey, type Person } from './people';
import { compareText, identityKeys, idKeys, placeKey, recordTitleKey } from './record-keys';
import { alike } from './title-guards';

/** How many lists of authors a decision remembers. */
const LISTS_KEPT = 3;

/** Of how many pages it remembers the place: what is told apart within one paper may differ in nothing else. */
const PAGES_KEPT = 20;

/** Years by which two accounts of a paper may differ: a preprint, its conference, its journal. */
export const YEARS_APART = 2;

/**
 * What a decision remembers accounts of a paper by: identifiers, titles, authors, years, and where they were
 * read. Authors, year and place tell apart what has the same title; a page that is saved again under another
 * name is still known by the others.
 */
export function namesOf(records: readonly PaperRecord[]): string[] {
  const order = (key: string) => (key.startsWith('title:') ? 1 : 0);
  const names = [...new Set(records.flatMap(identityKeys))];
  const facts = records.map(factsOf);
  const lists = facts.map(({ authors }) => authorsKey(authors.slice(0, 10))).filter((list) => list !== '');
  const years = facts.map(({ year }) => year).filter((year) => year !== undefined);
  return [
    ...names.sort((a, b) => order(a) - order(b) || compareText(a, b)),
    ...[...new Set(lists)].slice(0, LISTS_KEPT).map((list) => `authors:${list}`),
    ...[...new Set(years)].sort().map((year) => `year:${year}`),
    ...new Set(records.slice(0, PAGES_KEPT).map(placeKey)),
  ];
}

/** One of the two papers of a decision. */
interface Side {
  readonly ids: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly pages: ReadonlySet<string>;
  readonly authors: readonly (readonly Person[])[];
  readonly years: readonly number[];
}

/**
 * Finds for a record the labels of the decisions about it: `2n` for the first paper of decision n, `2n + 1` for
 * the second. A record that both sides name equally well has no label.
 */
export class Labeller {
  readonly #sides: Side[] = [];
  readonly #verdicts: Decision['verdict'][];
  readonly #byName = new Map<string, number[]>();

  constructor(decisions: readonly Decision[]) {
    this.#verdicts = decisions.map(({ verdict }) => verdict);
    for (const { papers } of decisions) {
      for (const names of papers) {
        const label = this.#sides.push(readSide(names)) - 1;
        for (const name of names) {
          if (/^(?:authors|year):/.test(name)) continue;
          const labels = this.#byName.get(name);
          if (labels) labels.push(label);
          else this.#byName.set(name, [label]);
        }
      }
    }
  }

  labelsOf(record: PaperRecord): readonly number[] {
    if (this.#sides.length === 0) return NONE;
    const named = [...identityKeys(record), placeKey(record)].flatMap((key) => this.#byName.get(key) ?? NONE);
    if (named.length === 0) return NONE;
    const found = new Set(named.map((label) => label >> 1));
    return [...found].sort((a, b) => a - b).flatMap((decision) => this.#label(record, decision));
  }

  #label(record: PaperRecord, decision: number): readonly number[] {
    const first = evidence(record, this.#sides[2 * decision]!);
    const second = evidence(record, this.#sides[2 * decision + 1]!);
    if (first > second) return [2 * decision];
    if (second > first) return [2 * decision + 1];
    // For a merge it makes no difference which of the two it is.
    return first > 0 && this.#verdicts[decision] === 'same' ? [2 * decision] : NONE;
  }
}

const NONE: readonly number[] = [];

function readSide(names: readonly string[]): Side {
  const of = (kind: string) =>
    names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length));
  return {
    ids: new Set(names.filter((name) => !/^(?:title|page|authors|year):/.test(name))),
    titles: new Set(of('title:')),
    pages: new Set(of('page:')),
    authors: of('authors:').map(fromAuthorsKey),
    years: of('year:').map(Number).filter(Number.isFinite),
  };
}

/** How much says that a record is of the paper so named; 0 when nothing does, or something contradicts it. */
function evidence(record: PaperRecord, side: Side): number {
  const ids = idKeys(record);
  const byId = ids.some((id) => side.ids.has(id)) ? 100 : 0;
  if (byId === 0 && ids.some((id) => isOther(id, side))) return 0;
  const title = recordTitleKey(record);
  const { authors, year } = factsOf(record);
  const lists = side.authors.map((list) => authorsAgree(list, authors));
  const byAuthors = lists.includes(true) ? 10 : lists.includes(false) ? -10 : 0;
  const gap = year === undefined ? undefined : Math.min(...side.years.map((each) => Math.abs(each - year)));
  const isFar = gap !== undefined && Number.isFinite(gap) && gap > YEARS_APART;
  const byYear = gap === 0 ? 2 : isFar ? -2 : 0;
  if (byId === 0 && (byAuthors < 0 || byYear < 0)) return 0;
  const byTitle = !record.titlePending && side.titles.has(title) ? 5 : 0;
  const isThere = side.pages.has(placeKey(record).slice('page:'.length));
  const mayBe = side.titles.size === 0 || byTitle > 0 || [...side.titles].some((each) => alike(each, title));
  const byPlace = isThere && mayBe ? 20 : 0;
  if (byId + byTitle + byPlace === 0) return 0;
  // What has no identifier is rather of the paper that is known by none.
  const unnamed = byId === 0 && side.ids.size > 0 && record.part === 'page' ? 1 : 0;
  return Math.max(1, byId + byTitle + byPlace + byAuthors + byYear - unnamed);
}

/** The side has another arXiv id or Pith id. */
function isOther(id: string, { ids }: Side): boolean {
  const scheme = id.slice(0, id.indexOf(':') + 1);
  return (scheme === 'arxiv:' || scheme === 'pith:') && [...ids].some((other) => other.startsWith(scheme));
}

/**
 * The decisions with one more: that these accounts are of one paper, or of two. Earlier ones on the same two
 * give way.
 */
export function decide(
  decisions: readonly Decision[],
  verdict: Decision['verdict'],
  a: readonly PaperRecord[],
  b: readonly PaperRecord[],
): Decision[] {
  const overruled = deciding(decisions, a, b);
  const kept = decisions.filter((decision) => !overruled.includes(decision));
  return addDecision(kept, { verdict, papers: [namesOf(a), namesOf(b)] });
}

/** The decisions of which one side names some of these accounts, and the other some of those. */
export function deciding(
  decisions: readonly Decision[],
  a: readonly PaperRecord[],
  b: readonly PaperRecord[],
): Decision[] {
  const labeller = new Labeller(decisions);
  const ours = new Set(a.flatMap((record) => labeller.labelsOf(record)));
  const theirs = new Set(b.flatMap((record) => labeller.labelsOf(record)));
  return decisions.filter((_, n) =>
    [2 * n, 2 * n + 1].some((label) => ours.has(label) && theirs.has(label ^ 1)),
  );
}
