/** What the library's pages say otherwise than an entry, and two entries that it takes for one paper. */
import type { Library } from '../library/library';
import type { PaperRecord, Work } from '../model';
import type { FileId } from '../place';
import { readable, titleKey } from '../prose';
import { type KnownEntry, samePaper, type Told } from './among';
import { bareValue, fieldOf } from './entry';
import { wholeFix } from './finding';
import { isInCapitals } from './titles';
import { yearIn } from './years';

/** A paper is printed some years behind its preprint, and hardly before. */
const YEARS_BEHIND = 4;

export function* byLibrary(
  file: FileId,
  entries: readonly KnownEntry[],
  library: Pick<Library, 'inFile'>,
): Iterable<Told> {
  const works = library.inFile(file);
  if (works.length === 0) return;
  const byKey = new Map<string, number>();
  for (const [index, { entry }] of entries.entries())
    if (entry.key !== undefined && !byKey.has(entry.key)) byKey.set(entry.key, index);
  for (const work of works) {
    const own: number[] = [];
    const others: PaperRecord[] = [];
    for (const record of work.records) {
      const index =
        record.place.file === file && record.citekey !== undefined ? byKey.get(record.citekey) : undefined;
      if (index !== undefined) own.push(index);
      else if (record.place.file !== file) others.push(record);
    }
    if (own.length === 0) continue;
    yield* twice(entries, own);
    for (const index of own) {
      yield* otherYear(entries[index]!, index, others, work);
      yield* printedTitle(entries[index]!, index, others);
    }
  }
}

function* twice(entries: readonly KnownEntry[], own: readonly number[]): Iterable<Told> {
  const [first, ...others] = [...new Set(own)].sort((a, b) => a - b);
  for (const index of others) {
    const { entry } = entries[index]!;
    const other = entries[first!]!.entry.key;
    // A preprint beside the paper it became: some mean both.
    if (entry.keyAt && other !== undefined && other !== entry.key)
      yield [index, { ...samePaper(entry, other), doubtful: true }];
  }
}

/** `conflicting-year`: before all the years that pages print, or long behind them. */
function* otherYear(
  { entry }: KnownEntry,
  index: number,
  others: readonly PaperRecord[],
  work: Work,
): Iterable<Told> {
  const field = fieldOf(entry, 'year', 'date');
  const year = yearIn(bareValue(field));
  const printed = others.flatMap(({ date }) => (date?.year === undefined ? [] : [date.year]));
  if (!field || year === undefined || printed.length === 0 || work.titlePending) return;
  const [least, most] = [Math.min(...printed), Math.max(...printed)];
  if (year >= least - 1 && year <= most + YEARS_BEHIND) return;
  const fixes =
    field.name === 'year' && least === most ? wholeFix(field, `Change to ${least}`, String(least)) : [];
  yield [
    index,
    {
      rule: 'conflicting-year',
      ...field.at,
      message: `The pages of this paper say ${least === most ? least : `${least} to ${most}`}, the entry ${year}. Correct the one that is wrong.`,
      fixes,
      doubtful: true,
    },
  ];
}

/** `title-in-capitals`, with the title as a page prints it. */
function* printedTitle({ entry }: KnownEntry, index: number, others: readonly PaperRecord[]): Iterable<Told> {
  const field = fieldOf(entry, 'title');
  if (!field || !isInCapitals(field.value)) return;
  const key = titleKey(bareValue(field));
  const titles = others.filter(({ titlePending }) => !titlePending).map(({ title }) => readable(title.text));
  const better = titles.find(
    (title) => !isInCapitals(title) && titleKey(title) === key && !/[\\{}&%#$_^~"]/.test(title),
  );
  if (better === undefined) return;
  yield [
    index,
    {
      rule: 'title-in-capitals',
      ...field.at,
      message: `The title stands in capitals alone. Its page prints “${better}”: write it so.`,
      fixes: wholeFix(field, 'Write the title as its page prints it', better),
    },
  ];
}
