/** Accounts in groups that grow together; each knows in sum what its accounts say. */
import type { Account } from './accounts';
import { areApart, YEARS_APART } from './decided';
import type { Person } from './people';
import type { TitleGuard } from './title-guards';

/** How many titles and lists of authors of a group are compared one by one: real papers have a handful. */
const COMPARED = 24;

export class Group {
  readonly accounts: Account[] = [];
  readonly ids = new Map<string, Set<string>>();
  readonly years = new Set<number>();
  readonly titles = new Map<string, TitleGuard>();
  readonly notices = new Set<string>();
  readonly signs = new Set<string>();
  /** What the reader says must not be together, see `Labeller`. */
  readonly labels = new Set<number>();
  readonly #yearsWithId = new Set<number>();
  readonly #lists = new Map<string, readonly Person[]>();
  /** A preprint and what came of it years later, or joined by the reader: its years reach far. */
  isWide = false;

  get authorLists(): readonly (readonly Person[])[] {
    return [...this.#lists.values()];
  }

  add(account: Account, apart: ReadonlySet<number>): void {
    this.accounts.push(account);
    const { facts } = account;
    for (const id of facts.ids) {
      const scheme = id.slice(0, id.indexOf(':'));
      const values = this.ids.get(scheme);
      if (values) values.add(id);
      else this.ids.set(scheme, new Set([id]));
    }
    if (facts.year !== undefined) this.years.add(facts.year);
    if (facts.year !== undefined && facts.ids.length > 0) this.#yearsWithId.add(facts.year);
    if (facts.isTitled) {
      this.notices.add(facts.guard.notice);
      this.signs.add(facts.guard.signs);
      if (this.titles.size < COMPARED && !this.titles.has(facts.title))
        this.titles.set(facts.title, facts.guard);
    }
    if (facts.authors.length > 0 && this.#lists.size < COMPARED)
      this.#lists.set(facts.authorsKey, facts.authors);
    for (const label of account.labels) if (label < 0 || apart.has(label)) this.labels.add(label);
  }

  /** The years between the two, 0 when one has none. */
  yearsTo(other: Group): number {
    return yearsBetween(this.years, other.years);
  }

  /** The most years between an account of the one and of the other. */
  mostYearsTo(other: Group): number {
    if (this.isWide && other.isWide) return yearsBetween(this.#ends, other.#ends);
    if (this.isWide) return Math.max(0, ...[...other.years].map((year) => yearsBetween([year], this.#ends)));
    if (other.isWide) return other.mostYearsTo(this);
    let most = 0;
    for (const a of this.years) for (const b of other.years) most = Math.max(most, Math.abs(a - b));
    return most;
  }

  /** Of a wide group the preprint's year and the print's, to which others must be near. */
  get #ends(): Iterable<number> {
    return this.#yearsWithId.size > 0 ? this.#yearsWithId : this.years;
  }
}

/** The least years between the two, 0 where one has none. */
function yearsBetween(some: Iterable<number>, others: Iterable<number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (const a of some) for (const b of others) least = Math.min(least, Math.abs(a - b));
  return Number.isFinite(least) ? least : 0;
}

export class Groups {
  /** Made when first asked for: most accounts have nothing in common with any other. */
  readonly #groupOf = new Map<Account, Group>();
  readonly #accounts: readonly Account[];
  readonly #apart: ReadonlySet<number>;

  /** `apart` are the labels of which a pair must not come together. */
  constructor(accounts: readonly Account[], apart: ReadonlySet<number>) {
    this.#accounts = accounts;
    this.#apart = apart;
  }

  of(account: Account): Group {
    let group = this.#groupOf.get(account);
    if (!group) {
      group = new Group();
      group.add(account, this.#apart);
      this.#groupOf.set(account, group);
    }
    return group;
  }

  /** The group in which the accounts of this one are by now. */
  now(group: Group): Group {
    return this.of(group.accounts[0]!);
  }

  /** Whether it has not become part of another. */
  isWhole(group: Group): boolean {
    return this.now(group) === group;
  }

  /** The accounts of each group. */
  all(): (readonly Account[])[] {
    const found = new Set<Group>();
    const groups: (readonly Account[])[] = [];
    for (const account of this.#accounts) {
      const group = this.#groupOf.get(account);
      if (!group) groups.push([account]);
      else if (!found.has(group)) groups.push(group.accounts);
      if (group) found.add(group);
    }
    return groups;
  }

  /** The two as one, or undefined where the reader keeps them apart. */
  join(a: Group, b: Group, isDecided = false): Group | undefined {
    if (a === b) return a;
    const [large, small] = a.accounts.length >= b.accounts.length ? [a, b] : [b, a];
    if (areApart(small.labels, large.labels, !isDecided)) return undefined;
    const isFar = isDecided || large.mostYearsTo(small) > YEARS_APART;
    for (const account of small.accounts) {
      large.add(account, this.#apart);
      this.#groupOf.set(account, large);
    }
    large.isWide ||= small.isWide || isFar;
    return large;
  }
}
