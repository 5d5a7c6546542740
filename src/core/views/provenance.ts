/** Where each thing that is shown of a paper was read: field by field, page by page. */
import { displayDate } from '../dates';
import { displayIdentifier } from '../identifiers';
import { shownTitle } from '../library/record-keys';
import type { PaperRecord, PlacedField, Printed, Work } from '../model';
import { displayName } from '../names';
import type { Place } from '../place';
import { fold, readable } from '../prose';
import { publicationLine } from '../publication';
import { siteLabel, sourceLabel } from '../sources';
import { placeLabel } from './describe';
import type { Node } from './node';

/** What one page says of one field. */
export interface Account {
  readonly value: string;
  readonly place: Place;
  readonly record: PaperRecord;
}

/** One field of a paper with every page's word on it, the one that is shown first. */
export interface Fact {
  readonly label: string;
  readonly accounts: readonly [Account, ...Account[]];
  /** A machine wrote it. */
  readonly machine: boolean;
}

/** All that is known of a work, in the order in which a reader asks. */
export function factsOf(work: Work): Fact[] {
  const facts = FIELDS.flatMap(({ label, machine, read }) => {
    const accounts = work.records.flatMap((record) => {
      const found = read(record);
      return found && found.value !== '' ? [{ ...found, record }] : [];
    });
    return fact(label, shownFirst(accounts, label, work), machine ?? false);
  });
  const texts = work.machineTexts.map(({ label }) => label);
  const machine = [...new Set(texts)].flatMap((label) =>
    fact(
      label,
      work.records.flatMap((record) =>
        (record.machineTexts ?? [])
          .filter((one) => one.label === label)
          .map(({ text }) => ({ ...printed(text), record })),
      ),
      true,
    ),
  );
  return [...facts, ...machine];
}

function fact(label: string, accounts: readonly Account[], machine: boolean): Fact[] {
  const [first, ...rest] = accounts;
  return first ? [{ label, accounts: [first, ...rest], machine }] : [];
}

/** The accounts that say what is shown come first; the best page leads among them. */
function shownFirst(accounts: readonly Account[], label: string, work: Work): Account[] {
  const shown = SHOWN[label]?.(work);
  if (shown === undefined) return [...accounts];
  const wanted = fold(shown);
  // A paper that many pages show has as many accounts, and few ways of saying it.
  const says = new Map<string, boolean>();
  for (const { value } of accounts) if (!says.has(value)) says.set(value, fold(value) === wanted);
  return [
    ...accounts.filter(({ value }) => says.get(value)),
    ...accounts.filter(({ value }) => !says.get(value)),
  ];
}

/** What the library shows of a field, where it chooses between pages. */
const SHOWN: Readonly<Record<string, (work: Work) => string | undefined>> = {
  Title: (work) => work.title,
  Authors: (work) => authors(work.item.author, work.authorsComplete),
  Date: (work) => work.item.issued && displayDate(work.item.issued),
  Published: (work) => publicationLine(work.item),
  Abstract: (work) => work.abstracts[0] && readable(work.abstracts[0].text),
};

interface Field {
  readonly label: string;
  readonly machine?: true;
  readonly read: (record: PaperRecord) => { value: string; place: Place } | undefined;
}

const FIELDS: readonly Field[] = [
  {
    label: 'Title',
    read: (record) =>
      record.titlePending ? undefined : { value: shownTitle(record), place: record.title.place },
  },
  field('Authors', 'authors', (record) => authors(record.authors, record.authorsComplete)),
  field('Submitted by', 'submitter', ({ submitter }) => submitter),
  field('Date', 'date', ({ date }) => date && displayDate(date)),
  field('Published', 'publication', ({ publication }) => publication && publicationLine(publication)),
  field('Journal reference', 'journalReference', ({ journalReference }) => journalReference),
  field('Identifiers', 'identifiers', ({ identifiers }) => identifiers.map(displayIdentifier).join(' · ')),
  field('Citekey', 'citekey', ({ citekey }) => citekey),
  field('Categories', 'categories', ({ categories }) => categories.join('; ')),
  field('Keywords', 'keywords', ({ keywords }) => keywords?.join('; ')),
  field('Versions', 'versions', ({ versions }) =>
    versions?.map(({ version, date }) => `v${version}${date ? ` of ${displayDate(date)}` : ''}`).join(', '),
  ),
  field('Withdrawn', 'withdrawn', ({ withdrawn }) => (withdrawn ? 'yes' : undefined)),
  field('Comments', 'comments', ({ comments }) => comments),
  field('Score', 'feedScore', ({ feedScore }) => feedScore?.toString()),
  {
    label: 'Cited by',
    read: ({ citationCount }) =>
      citationCount && { value: citationCount.count.toLocaleString('en'), place: citationCount.place },
  },
  { label: 'Abstract', read: ({ abstract }) => abstract && printed(abstract) },
  { label: 'One-line summary', machine: true, read: ({ summary }) => summary && printed(summary) },
];

function field(label: string, name: PlacedField, value: (record: PaperRecord) => string | undefined): Field {
  return {
    label,
    read: (record) => {
      const found = value(record);
      return found === undefined
        ? undefined
        : { value: readable(found), place: record.places?.[name] ?? record.place };
    },
  };
}

function printed({ text, place }: Printed): { value: string; place: Place } {
  return { value: readable(text), place };
}

function authors(names: PaperRecord['authors'], complete: boolean): string {
  return names.map(displayName).join(', ') + (names.length > 0 && !complete ? ' et al.' : '');
}

/** The rows of the facts below a paper; one whose pages differ can be opened. */
export function factNodes(work: Work, id: string): Node[] {
  return factsOf(work).map((one): Node => {
    const [shown] = one.accounts;
    const differs = contradict(one) ? 'pages differ' : '';
    const machine = one.machine ? 'machine-written' : '';
    return {
      id: `${id}/fact:${one.label}`,
      label: one.label,
      description: [shown.value, machine, differs].filter(Boolean).join(' · '),
      tooltip: [shown.value, '', ...one.accounts.map(accountLine)].join('\n'),
      spoken: [one.label, machine, shown.value, differs].filter(Boolean).join(', '),
      icon: one.machine ? 'sparkle' : 'info',
      kind: 'fact',
      workId: work.id,
      target: shown.place,
      ...(one.accounts.length > 1 && { children: () => accountNodes(one, work, id) }),
    };
  });
}

/** Fields of which only one value can be true. Pages print parts of the others, each in its own form. */
const SINGLE: ReadonlySet<string> = new Set(['Title', 'Date', 'Published']);

/** Whether some page says something else than what is shown, not merely less or more of it. */
function contradict({ label, accounts: [shown, ...others] }: Fact): boolean {
  if (!SINGLE.has(label)) return false;
  const words = wordsOf(shown);
  return others.some((other) => {
    const theirs = wordsOf(other);
    const [few, many] = theirs.size < words.size ? [theirs, words] : [words, theirs];
    return ![...few].every((word) => many.has(word));
  });
}

function wordsOf({ value }: Account): ReadonlySet<string> {
  return new Set(fold(value).split(' '));
}

function accountNodes({ label, accounts }: Fact, work: Work, id: string): Node[] {
  return accounts.map((account, index) => ({
    id: `${id}/fact:${label}:${index}`,
    label: account.value,
    description: `${siteLabel(account.record.source)}, ${placeLabel(account.place)}`,
    tooltip: `${account.value}\n\n${accountLine(account)}`,
    spoken: `${account.value}, ${accountLine(account)}`,
    icon: 'file-text',
    kind: 'fact',
    workId: work.id,
    target: account.place,
  }));
}

function accountLine({ record, place }: Account): string {
  const guess = record.guessed ? ', guessed' : '';
  return `${sourceLabel(record.source)}, ${placeLabel(place)}${guess}`;
}
