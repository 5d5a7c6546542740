/** Which records the reader's decisions are about. */
import type { PaperRecord } from '../model';
import { factsOf, withoutVersion } from './accounts';
import { addDecision, type Decision } from './decisions';
import { evidence, readSide, type Side } from './evidence';
import { authorsKey } from './people';
import { accountKey, compareText, identityKeys, placeKey } from './record-keys';

export { YEARS_APART } from './evidence';

/** How many lists of authors a decision remembers. */
const LISTS_KEPT = 3;

/** Of how many pages it remembers the place: what is told apart within one paper may differ in nothing else. */
const PAGES_KEPT = 20;

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
    ...new Set(
      pagesOf(records, names.length > 0)
        .slice(0, PAGES_KEPT)
        .map(placeKey),
    ),
  ];
}

/** A look-up's line moves whenever another is added: it names an account that nothing else does. */
function pagesOf(records: readonly PaperRecord[], areNamed: boolean): readonly PaperRecord[] {
  return areNamed ? records.filter(({ accepted }) => !accepted) : records;
}

/**
 * Finds for a record the labels of the decisions about it: `2n` for the first paper of decision n, `2n + 1` for
 * the second. A record that both sides of a parting name equally well has the label `~n`: it may be of either,
 * so it goes with neither.
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
        for (const name of new Set(names.map(withoutVersion))) {
          if (/^(?:authors|year):/.test(name)) continue;
          const labels = this.#byName.get(name);
          if (labels) labels.push(label);
          else this.#byName.set(name, [label]);
        }
      }
    }
  }

  /** All by which the decisions name papers. */
  get names(): Iterable<string> {
    return this.#byName.keys();
  }

  labelsOf(record: PaperRecord): readonly number[] {
    if (this.#sides.length === 0) return NONE;
    const keys = [...factsOf(record).ids, `title:${factsOf(record).title}`, placeKey(record)];
    const own = accountKey(record);
    if (own !== undefined) keys.push(own);
    const named = keys.flatMap((key) => this.#byName.get(key) ?? NONE);
    if (named.length === 0) return NONE;
    const found = new Set(named.map((label) => label >> 1));
    return [...found].sort((a, b) => a - b).flatMap((decision) => this.#label(record, decision));
  }

  /** How much says that the record is of the first and of the second paper of a decision. */
  evidenceFor(record: PaperRecord, decision: number): readonly [first: number, second: number] {
    return [evidence(record, this.#sides[2 * decision]!), evidence(record, this.#sides[2 * decision + 1]!)];
  }

  #label(record: PaperRecord, decision: number): readonly number[] {
    const [first, second] = this.evidenceFor(record, decision);
    if (first > second) return [2 * decision];
    if (second > first) return [2 * decision + 1];
    if (first === 0) return NONE;
    // For a merge it makes no difference which of the two it is.
    return this.#verdicts[decision] === 'same' ? [2 * decision] : [~decision];
  }
}

/** Whether the reader keeps two so labelled apart; `unsure` counts those that may be of either. */
export function areApart(a: ReadonlySet<number>, b: ReadonlySet<number>, unsure = true): boolean {
  for (const label of a) {
    if (label >= 0 && (b.has(label ^ 1) || (unsure && b.has(~(label >> 1))))) return true;
    if (label < 0 && unsure && (b.has(2 * ~label) || b.has(2 * ~label + 1))) return true;
  }
  return false;
}

const NONE: readonly number[] = [];

/**
 * The decisions with one more: that these accounts are of one paper, or of two. Earlier ones that say the
 * contrary of the same two give way.
 */
export function decide(
  decisions: readonly Decision[],
  verdict: Decision['verdict'],
  a: readonly PaperRecord[],
  b: readonly PaperRecord[],
): Decision[] {
  const overruled = deciding(decisions, a, b).filter((decision) => decision.verdict !== verdict);
  const kept = decisions.filter((decision) => !overruled.includes(decision));
  return addDecision(kept, { verdict, papers: [namesOf(a), namesOf(b)] });
}

/** The decisions of which one side names some of these accounts, and the other some of those. */
function deciding(
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
