/** Records as identity compares them: folded once, those that say the same taken together. */
import type { PaperRecord } from '../model';
import { authorsKey, type Person, toPerson } from './people';
import { compareRecords, compareText, idKeys, recordTitleKey } from './record-keys';
import { guardOf, type TitleGuard } from './title-guards';

/**
 * What one record says of its paper, for comparison. Each part is made when it is first asked for: most papers
 * have nothing in common with another, and then their title alone is looked at.
 */
export class Facts {
  readonly #record: PaperRecord;
  /** Identifiers by which the paper is joined: a DOI without the version that some preprint servers put into it. */
  readonly ids: readonly string[];
  #guard: TitleGuard | undefined;
  #authors: readonly Person[] | undefined;
  #authorsKey: string | undefined;
  #content: string | undefined;

  constructor(record: PaperRecord) {
    this.#record = record;
    const ids = idKeys(record).filter(isReal).map(withoutVersion);
    this.ids = ids.length > 1 ? [...new Set(ids)].sort() : ids;
  }

  /** The folded title, or empty where a source says that a placeholder stands. */
  get title(): string {
    return this.#record.titlePending ? '' : recordTitleKey(this.#record);
  }

  get guard(): TitleGuard {
    this.#guard ??= this.title === '' ? NOTHING : guardOf(this.#record.title.text, this.title);
    return this.#guard;
  }

  /** The title names a paper, or several. */
  get isTitled(): boolean {
    return this.guard.tells !== 'none';
  }

  get authors(): readonly Person[] {
    this.#authors ??= this.#record.authors.map(toPerson).filter(({ family }) => family !== '');
    return this.#authors;
  }

  get authorsKey(): string {
    this.#authorsKey ??= authorsKey(this.authors);
    return this.#authorsKey;
  }

  get year(): number | undefined {
    return this.#record.date?.year;
  }

  /** The page may be misread, so its title joins nothing. */
  get guessed(): boolean {
    return this.#record.guessed ?? false;
  }

  /** All of this as one text. */
  get content(): string {
    if (this.#content === undefined) {
      const { notice, numbers, signs } = this.guard;
      const said = [this.title, notice, numbers, signs, this.authorsKey, this.year ?? '', this.guessed];
      this.#content = [...said, ...this.ids].join('\n');
    }
    return this.#content;
  }
}

/** Records that say the same of their paper. */
export interface Account {
  readonly facts: Facts;
  readonly records: PaperRecord[];
  /** What the reader decided of them, see `decided.ts`. */
  readonly labels: readonly number[];
}

const NOTHING: TitleGuard = {
  tells: 'none',
  notice: '',
  numbers: '',
  parts: '',
  isAnnual: false,
  signs: '',
};

const known = new WeakMap<PaperRecord, Facts>();

/** Computed once a record: those that share something with one that changes are compared again. */
export function factsOf(record: PaperRecord): Facts {
  let facts = known.get(record);
  if (!facts) {
    facts = new Facts(record);
    known.set(record, facts);
  }
  return facts;
}

/** DOIs that stand in templates until the publisher gives the true one. */
const TEMPLATE =
  /^doi:10\.(?:\d{4,9}\/(?:[nx]{4,}(?:\.[nx]{4,})?|xxx.*|12345\d*)|1145\/1122445\.1122456|475\/123_4|1000\/(?:182|xyz123)|5555\/12345678)$/;

function isReal(id: string): boolean {
  return !TEMPLATE.test(id);
}

/** `10.21203/rs.3.rs-123/v2`, `10.31219/osf.io/abcde_v1`: versions of one preprint. */
const VERSION =
  /(?:[/_]v\d{1,2}|(?<=^doi:10\.26434\/.{1,60})-v\d{1,2}|(?<=^doi:10\.(?:20944|6084|36227)\/.{1,60})\.v\d{1,2})$/;

/** An identifier as papers are joined by it. */
export function withoutVersion(id: string): string {
  return id.startsWith('doi:') ? id.replace(VERSION, '') : id;
}

/** The records as accounts. */
export function toAccounts(
  records: readonly PaperRecord[],
  labelsOf: (record: PaperRecord) => readonly number[],
): Account[] {
  const byTitle = new Map<string, Account | Account[]>();
  const accounts: Account[] = [];
  for (const record of records) {
    const account: Account = { facts: factsOf(record), records: [record], labels: labelsOf(record) };
    accounts.push(account);
    const { title } = account.facts;
    const met = byTitle.get(title);
    if (met === undefined) byTitle.set(title, account);
    else if (Array.isArray(met)) met.push(account);
    else byTitle.set(title, [met, account]);
  }
  const repeated = new Set<Account>();
  for (const met of byTitle.values())
    if (Array.isArray(met)) for (const account of takeTogether(met)) repeated.add(account);
  return repeated.size === 0 ? accounts : accounts.filter((account) => !repeated.has(account));
}

/** Moves the records of accounts that say the same into one of them; the accounts that are left empty. */
function takeTogether(accounts: readonly Account[]): Account[] {
  const byContent = new Map<string, Account>();
  const emptied: Account[] = [];
  for (const account of accounts) {
    if (isAlone(account.facts)) continue;
    const content = contentKey(account);
    const first = byContent.get(content);
    if (first) {
      first.records.push(...account.records);
      emptied.push(account);
    } else byContent.set(content, account);
  }
  for (const { records } of byContent.values()) if (records.length > 1) records.sort(compareRecords);
  return emptied;
}

/** Nothing says that two such are one: no identifier, and a title that is none, or guessed, or "Editorial" of no one. */
function isAlone({ ids, guessed, guard, authors }: Facts): boolean {
  if (ids.length > 0) return false;
  return guessed || guard.tells === 'none' || (guard.tells === 'generic' && authors.length === 0);
}

/** By what accounts say; where they stand makes no difference but to those that say the same. */
export function compareAccounts(a: Account, b: Account): number {
  return compareText(contentKey(a), contentKey(b)) || compareRecords(a.records[0]!, b.records[0]!);
}

function contentKey({ facts, labels }: Account): string {
  return labels.length === 0 ? facts.content : `${facts.content}\n${labels.join(' ')}`;
}
