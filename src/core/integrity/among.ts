/** What is wrong among the entries of a file: found by tables of all of them. */
import { fold } from '../prose';
import type { CheckedEntry } from './entry';
import { bareValue, fieldOf, type Habits } from './entry';
import type { Facts } from './facts';
import { missingFields } from './fields';
import { type Finding, listed, valueFix, wholeFix } from './finding';
import { isOneJournal, journalForms } from './journals';

export interface KnownEntry {
  readonly entry: CheckedEntry;
  readonly facts: Facts;
}

/** The entry by its index, and what is told of it. */
export type Told = readonly [index: number, finding: Finding];

type AmongRule = (entries: readonly KnownEntry[], habits: Habits) => Iterable<Told>;

/** `repeated-paper`: another key above has an identifier and the title of this one, or title, year and first author. */
function* samePapers(entries: readonly KnownEntry[]): Iterable<Told> {
  const first = new Map<string, number>();
  for (const [index, { entry, facts }] of entries.entries()) {
    const names = facts.paper;
    if (entry.key === undefined || names.length === 0) continue;
    const other = names.map((name) => first.get(name)).find((each) => each !== undefined);
    for (const name of names) if (!first.has(name)) first.set(name, index);
    const known = other === undefined ? undefined : entries[other]!;
    // The same key twice the reader of the file tells.
    if (!known?.entry.keyAt || known.entry.key === entry.key || differ(known, entries[index]!)) continue;
    yield [index, samePaper(entry, known.entry.key!)];
  }
}

export function samePaper(entry: CheckedEntry, other: string): Finding {
  return {
    rule: 'repeated-paper',
    ...entry.keyAt!,
    message: `This is the paper of “${other}” above. Keep one of the two entries, or a list names the paper twice.`,
  };
}

/** Parts of one work, editions, talks and papers of one name: something printed says that they are two. */
function differ(a: KnownEntry, b: KnownEntry): boolean {
  // A reprint, a translation, an entry for another entry's sake.
  if ([a, b].some(({ entry }) => fieldOf(entry, 'related', 'options', 'reprinttitle') !== undefined))
    return true;
  const schemes = ['doi:', 'arxiv:'];
  const idOf = ({ facts }: KnownEntry, scheme: string) =>
    facts.identifiers.find((each) => each.startsWith(scheme));
  const contradict = (one: string | undefined, other: string | undefined) =>
    one !== undefined && other !== undefined && one !== '' && other !== '' && one !== other;
  if (schemes.some((scheme) => contradict(idOf(a, scheme), idOf(b, scheme)))) return true;
  if (a.entry.type !== b.entry.type) return true;
  const written = ({ entry }: KnownEntry, name: string) =>
    bareValue(fieldOf(entry, name))
      .replace(/[\s–-]+/g, '-')
      .toLowerCase();
  const differsIn = (name: string) => contradict(written(a, name), written(b, name));
  if (['pages', 'volume', 'number', 'edition', 'chapter', 'part', 'subtitle'].some(differsIn)) return true;
  // One identifier says more than how a month or a journal is written.
  if (a.facts.identifiers.some((each) => b.facts.identifiers.includes(each))) return false;
  const [journal, other] = [a.facts.journal, b.facts.journal];
  if (contradict(journal.toLowerCase(), other.toLowerCase()) && !isOneJournal(journal, other)) return true;
  const isLoose = /^(?:misc|online|electronic|www)$/.test(a.entry.type);
  const month = ({ entry }: KnownEntry) => bareValue(fieldOf(entry, 'month')).slice(0, 3).toLowerCase();
  return (
    contradict(month(a), month(b)) ||
    ['booktitle', 'date', 'shorthand', ...(isLoose ? ['url'] : [])].some(differsIn)
  );
}

/** `missing-parent`, and of entries with a parent what the parent does not give (`missing-field`). */
function* parents(entries: readonly KnownEntry[], { dialect }: Habits): Iterable<Told> {
  let byKey: Map<string, number> | undefined;
  for (const [index, { entry }] of entries.entries()) {
    const field = fieldOf(entry, 'crossref', 'xref', 'xdata');
    if (!field || entry.grammar !== 'bibtex') continue;
    byKey ??= new Map(
      entries
        .flatMap(({ entry: { key } }, at) => (key === undefined ? [] : [[key.toLowerCase(), at] as const]))
        .reverse(),
    );
    const wanted = field.value
      .split(',')
      .map((key) => key.trim())
      .filter((key) => key !== '');
    if (wanted.length === 0) continue;
    const missing = wanted.filter((key) => !byKey!.has(key.toLowerCase()));
    if (missing.length > 0) {
      const message = `No entry of this file has the key ${listed(missing.map((key) => `“${key}”`))}, which “${field.label}” names. Add it, or correct the key.`;
      yield [index, { rule: 'missing-parent', ...field.at, message }];
      continue;
    }
    const at = byKey.get(wanted[0]!.toLowerCase())!;
    if (field.name === 'crossref' && dialect === 'bibtex' && at < index) {
      const message = `BibTeX reads “${wanted[0]}” only where it stands below the entries that name it. Move it to the end of the file.`;
      yield [index, { rule: 'missing-parent', ...field.at, message, doubtful: true }];
    }
    for (const finding of missingFields(entry, dialect, ancestorsOf(entry, entries, byKey)))
      yield [index, finding];
  }
}

/** Parents, and theirs. BibLaTeX goes as far; BibTeX takes one. */
const GENERATIONS = 5;
/** More nobody has: an entry that names itself and all others costs no more than others. */
const MOST_ANCESTORS = 40;

function ancestorsOf(
  entry: CheckedEntry,
  entries: readonly KnownEntry[],
  byKey: ReadonlyMap<string, number>,
): CheckedEntry[] {
  const seen = new Set([entry]);
  let youngest = [entry];
  for (let generation = 0; generation < GENERATIONS && seen.size <= MOST_ANCESTORS; generation++) {
    const keys = youngest.flatMap((each) =>
      ['crossref', 'xref', 'xdata'].flatMap(
        (name) => fieldOf(each, name)?.value.toLowerCase().split(',') ?? [],
      ),
    );
    const parents = keys.flatMap((key) => {
      const at = byKey.get(key.trim());
      return at === undefined ? [] : [entries[at]!.entry];
    });
    youngest = [...new Set(parents)].filter((each) => !seen.has(each)).slice(0, MOST_ANCESTORS);
    for (const each of youngest) seen.add(each);
  }
  seen.delete(entry);
  return [...seen];
}

/** `swapped-name`: family and given name stand the other way round in two other entries at least. */
function* swappedNames(entries: readonly KnownEntry[]): Iterable<Told> {
  const count = new Map<string, number>();
  for (const { facts } of entries)
    for (const [name] of facts.names) count.set(name, (count.get(name) ?? 0) + 1);
  for (const [index, { entry, facts }] of entries.entries()) {
    for (const [name, swapped] of facts.names) {
      const others = count.get(swapped);
      if (others === undefined || others < 2 || count.get(name)! > 1) continue;
      const [family, given] = name.split('|') as [string, string];
      const field = fieldOf(entry, 'author');
      if (!field) continue;
      const match = Array.from(field.value.matchAll(TWO_WORDS)).find(
        ([, a, , b]) => [family, given].includes(fold(a!)) && [family, given].includes(fold(b!)),
      );
      const edits = match
        ? [
            {
              start: match.index,
              end: match.index + match[0].length,
              newText: `${match[3]}${match[2]}${match[1]}`,
            },
          ]
        : [];
      yield [
        index,
        {
          rule: 'swapped-name',
          ...field.at,
          message: `Other entries have family and given name of “${match?.[0] ?? `${family}, ${given}`}” the other way round. Correct it here or there.`,
          fixes: valueFix(field, `Change to ${edits[0]?.newText}`, edits),
        },
      ];
    }
  }
}

/** `Ashish Vaswani` or `Vaswani, Ashish` between two `and`. */
const TWO_WORDS = /(?<=^\s*|\sand\s+)([^\s,]+)(,?\s+)([^\s,]+)(?=\s*$|\s+and\s)/g;

/** `mixed-journal-names`: one journal abbreviated in some entries and in full in others. */
function* journals(entries: readonly KnownEntry[]): Iterable<Told> {
  const rarer = journalForms(entries.map(({ facts }) => facts.journal));
  if (rarer.size === 0) return;
  for (const [index, { entry, facts }] of entries.entries()) {
    const better = rarer.get(facts.journal);
    const field = better === undefined ? undefined : fieldOf(entry, 'journal', 'journaltitle');
    if (better === undefined || !field) continue;
    const isPlain = /^[\w .,:&'’()-]+$/.test(better) && !better.includes('&');
    yield [
      index,
      {
        rule: 'mixed-journal-names',
        ...field.at,
        message: `Most entries of this file have “${better}” for this journal. Write it in one way.`,
        fixes: isPlain ? wholeFix(field, `Change to ${better}`, better) : [],
      },
    ];
  }
}

/** The rules that look at all entries of a file together. */
export const AMONG: readonly AmongRule[] = [samePapers, parents, swappedNames, journals];
