/**
 * Which records are accounts of one paper. Identifiers first, then titles with guards; a wrong merge is worse
 * than a missed one. What the reader decided wins over all of it.
 *
 * The steps go from the strongest evidence to the weakest. In each, two groups become one only where no account
 * of the one contradicts any of the other, so that no chain of accounts joins what no two of them would.
 */
import type { PaperRecord } from '../model';
import { type Account, compareAccounts, toAccounts } from './accounts';
import { contradict, sameByIdentifier, sameByTitle, sameByTitleAlone } from './agreement';
import { Labeller } from './decided';
import { DECISIONS, type Decision } from './decisions';
import { leastOf } from './evidence';
import { type Group, Groups } from './groups';
import { authorsAgree } from './people';
import { compareText } from './record-keys';
import { alike } from './title-guards';

export { compareRecords, compareText, identityKeys, recordTitleKey } from './record-keys';

/** Papers of one title, or with one identifier, beyond which it tells nothing. */
const CROWD = 32;

/** So many papers with one identifier, and it is that of a volume, a template or a site. */
const BOILERPLATE = 3;

/** The records in groups, one a paper; `undone` gets the decisions to merge that others contradict. */
export function groupByPaper(
  records: readonly PaperRecord[],
  decisions: readonly Decision[] = [],
  undone: Decision[] = [],
): PaperRecord[][] {
  const ordered = [...decisions].sort(DECISIONS.compare);
  return groupAccounts(records, { decisions: ordered, labeller: new Labeller(ordered), undone });
}

/** What the reader decided, in order, with its labeller, made once; `undone` gets what others contradict. */
interface Decided {
  readonly decisions: readonly Decision[];
  readonly labeller: Labeller;
  readonly undone: Decision[];
}

/** The same, for who groups often. The result depends on what the records say, never on their order. */
export function groupAccounts(
  records: readonly PaperRecord[],
  { decisions: ordered, labeller, undone }: Decided,
): PaperRecord[][] {
  const accounts = toAccounts(records, (record) => labeller.labelsOf(record));
  const apart = new Set(ordered.flatMap(({ verdict }, n) => (verdict === 'apart' ? [2 * n, 2 * n + 1] : [])));
  const groups = new Groups(accounts, apart);
  const byId = buckets(accounts, ({ facts }) => facts.ids);
  const byTitle = buckets(accounts, ({ facts }) =>
    facts.title === '' || facts.guessed ? [] : [facts.title],
  ).filter(([first]) => first!.facts.isTitled);
  for (const members of byId)
    for (const alikes of buckets(members, ({ facts }) => (facts.isTitled ? [facts.title] : [])))
      joinEach(groups, alikes, sameByIdentifier);
  for (const members of byTitle) joinClearly(groups, byAuthors(members), sameByTitle);
  for (const members of byId) if (!isBoilerplate(members)) joinEach(groups, members, sameByIdentifier);
  joinDecided(groups, accounts, labeller, ordered, undone);
  for (const members of byTitle) joinWithoutAuthors(groups, members);
  return groups.all().map((members) => members.flatMap((account) => account.records));
}

/** The accounts by each of their keys, where a key has several; in an order that what they say decides. */
function buckets(
  accounts: readonly Account[],
  keysOf: (account: Account) => readonly string[],
): (readonly Account[])[] {
  const single = new Map<string, Account>();
  const several = new Map<string, Account[]>();
  for (const account of accounts) {
    for (const key of keysOf(account)) {
      const first = single.get(key);
      if (!first) single.set(key, account);
      else {
        const bucket = several.get(key);
        if (bucket) bucket.push(account);
        else several.set(key, [first, account]);
      }
    }
  }
  const ordered = [...several].sort(([a], [b]) => compareText(a, b));
  return ordered.map(([, bucket]) => bucket.sort(compareAccounts));
}

/** Those who name the most authors first: a list that breaks off joins one that does not. */
function byAuthors(members: readonly Account[]): Account[] {
  return members
    .filter(({ facts }) => facts.authors.length > 0)
    .sort(
      (a, b) => b.facts.authors.length - a.facts.authors.length || (a.facts.year ?? 0) - (b.facts.year ?? 0),
    );
}

/** Joins each account's group to the nearest one before it that agrees, and those that it connects. */
function joinEach(groups: Groups, members: readonly Account[], same: (a: Group, b: Group) => boolean): void {
  let met: Group[] = [];
  for (const account of members) {
    const group = groups.of(account);
    if (met.includes(group)) continue;
    const agreeing = met
      .filter((other) => same(other, group))
      .sort((a, b) => a.yearsTo(group) - b.yearsTo(group));
    let joined = group;
    for (const [n, each] of agreeing.entries()) {
      const other = groups.now(each);
      if (n === 0 || same(other, joined)) joined = groups.join(other, joined) ?? joined;
    }
    met = met.filter((other) => groups.isWhole(other));
    if (!met.includes(joined) && met.length < CROWD) met.push(joined);
  }
}

/**
 * The same, but for accounts that agree with two which contradict each other: nothing says which is meant, so
 * they join neither.
 */
function joinClearly(
  groups: Groups,
  members: readonly Account[],
  same: (a: Group, b: Group) => boolean,
): void {
  const all = [...new Set(members.map((account) => groups.of(account)))];
  const torn = all.length < 3 || all.length > CROWD ? [] : all.filter((group) => isTorn(group, all, same));
  const tornOnes = new Set(torn.flatMap(({ accounts }) => accounts));
  joinEach(groups, torn.length === 0 ? members : members.filter((each) => !tornOnes.has(each)), same);
  if (torn.length > 1)
    joinEach(
      groups,
      members.filter((each) => tornOnes.has(each)),
      same,
    );
}

/** Of those that agree with it, two of the nearest years contradict each other. */
function isTorn(group: Group, all: readonly Group[], same: (a: Group, b: Group) => boolean): boolean {
  const agreeing = all.filter((other) => other !== group && same(other, group));
  if (agreeing.length < 2) return false;
  const nearest = Math.min(...agreeing.map((other) => other.yearsTo(group)));
  const near = agreeing.filter((other) => other.yearsTo(group) === nearest);
  return near.some((one, n) => near.slice(n + 1).some((other) => contradict(one, other)));
}

/** Whether the identifier stands with so many papers that it cannot be the one's of any. */
function isBoilerplate(members: readonly Account[]): boolean {
  const different: Account[] = [];
  for (const account of members) {
    if (!account.facts.isTitled) continue;
    if (different.some((other) => isVariant(other, account))) continue;
    different.push(account);
    if (different.length >= BOILERPLATE) return true;
  }
  return false;
}

function isVariant({ facts: a }: Account, { facts: b }: Account): boolean {
  return alike(a.title, b.title) && authorsAgree(a.authors, b.authors) !== false;
}

/** The reader's merges, over all that contradicts them but the reader's own word that two are apart. */
function joinDecided(
  groups: Groups,
  accounts: readonly Account[],
  labeller: Labeller,
  decisions: readonly Decision[],
  undone: Decision[],
): void {
  const members = new Map<number, Account[]>();
  for (const account of accounts) {
    for (const label of account.labels) {
      const decision = label >> 1;
      if (label < 0 || decisions[decision]?.verdict !== 'same') continue;
      const known = members.get(decision);
      if (known) known.push(account);
      else members.set(decision, [account]);
    }
  }
  for (const [n, named] of [...members].sort(([a], [b]) => a - b)) {
    const [first, ...others] = bestOf(named, (record) => labeller.evidenceFor(record, n));
    if (!first) continue;
    const done = others.map((account) => groups.join(groups.of(first), groups.of(account), true));
    if (done.includes(undefined)) undone.push(decisions[n]!);
  }
}

/** The accounts that are surely meant by each side of a decision; none where one side has none. */
function bestOf(
  named: readonly Account[],
  evidenceFor: (record: PaperRecord) => readonly [number, number],
): Account[] {
  const weighed = named.map((account) => {
    const found = account.records.map(evidenceFor);
    const [first, second] = [0, 1].map((side) => Math.max(...found.map((each) => each[side]!)));
    return { account, first: first! >= second! ? first! : 0, second: second! >= first! ? second! : 0 };
  });
  const best = (side: 'first' | 'second') => {
    const most = Math.max(...weighed.map((each) => each[side]));
    return most === 0 ? [] : weighed.filter((each) => each[side] >= leastOf(most));
  };
  const [ours, theirs] = [best('first'), best('second')];
  if (ours.length === 0 || theirs.length === 0) return [];
  return [...new Set([...ours, ...theirs])]
    .sort((a, b) => b.first + b.second - a.first - a.second || compareAccounts(a.account, b.account))
    .map(({ account }) => account);
}

/**
 * A title alone, as lists and citing rows give it, joins the one paper of that title. Where two papers have it
 * nothing says which is meant.
 */
function joinWithoutAuthors(groups: Groups, members: readonly Account[]): void {
  const all = [...new Set(members.map((account) => groups.of(account)))];
  const named = all.filter((group) => group.authorLists.length > 0);
  const nameless = all.filter((group) => group.authorLists.length === 0);
  if (named.length > CROWD) return;
  const left: Group[] = [];
  const fitting = new Map<Group, Group[]>();
  for (const group of nameless) {
    const [only, ...more] = named.filter((each) => sameByTitleAlone(each, group));
    if (only && more.length === 0) fitting.set(only, [...(fitting.get(only) ?? []), group]);
    else if (!only) left.push(group);
  }
  for (const [only, found] of fitting) {
    // Where two of them contradict each other, one of them is another paper, and the others may be of either.
    const areOne =
      found.length <= CROWD &&
      !found.some((one, n) => found.slice(n + 1).some((each) => contradict(one, each)));
    if (!areOne) left.push(...found);
    else
      for (const group of found) {
        const now = groups.now(only);
        if (sameByTitleAlone(now, group)) groups.join(now, group);
        else left.push(group);
      }
  }
  const rest = left.map((group) => group.accounts[0]!).sort(compareAccounts);
  joinClearly(groups, rest, sameByTitleAlone);
}
