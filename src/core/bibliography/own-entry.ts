/**
 * The entry that a paper has in a bibliography of the library itself: what someone wrote there is the truth, and more
 * than a library of papers keeps (editor, edition, file, fields nobody knows).
 */
import type { PaperRecord } from '../model';
import type { FileId } from '../place';
import type { CslItem } from './csl';
import type { NewEntry } from './entry';
import { BibtexEntries, type BibtexEntry } from './items/bibtex-entries';
import { bibtexItem } from './items/bibtex-item';
import { bibtexKeys, type ItemOf, itemsIn } from './items/item-file';
import { type RisEntry, risEntries, risItem } from './items/ris-items';

export type OwnEntry =
  | { readonly format: 'bibtex'; readonly item: CslItem; readonly entry: BibtexEntry }
  | { readonly format: 'ris'; readonly item: CslItem; readonly entry: RisEntry }
  | { readonly format: 'csl'; readonly item: CslItem };

/** As far as an entry is told by its record. */
type Recorded = Pick<PaperRecord, 'citekey' | 'place'>;
type ReadOwn = (record: Recorded) => OwnEntry | undefined;

/** Papers that are to go out, each with the entry that it has in a bibliography of the library. */
export function withOwnEntries(
  entries: readonly NewEntry[],
  textOf: (file: FileId) => string | undefined,
): NewEntry[] {
  const ownOf = ownEntries(textOf);
  return entries.map((entry) => ({ ...entry, own: () => ownOf(entry.work.records ?? [], entry.key) }));
}

/**
 * Finds them by the records of a paper. `textOf` gives the text of a file of the library, asked once for each;
 * undefined for one that cannot be read. Of several entries the one of the key is taken, else the first.
 */
export function ownEntries(
  textOf: (file: FileId) => string | undefined,
): (records: readonly Recorded[], key: string) => OwnEntry | undefined {
  const files = new Map<FileId, ReadOwn | undefined>();
  const reader = (file: FileId): ReadOwn | undefined => {
    if (files.has(file)) return files.get(file);
    const open = READERS.find(([name]) => name.test(file))?.[1];
    const text = open && textOf(file);
    const read = text === undefined ? undefined : open?.(file, text);
    files.set(file, read);
    return read;
  };
  return (records, key) => {
    const [first] = records.filter(({ citekey }) => citekey === key);
    for (const record of first ? [first, ...records] : records) {
      const own = reader(record.place.file)?.(record);
      if (own) return own;
    }
    return undefined;
  };
}

const READERS: readonly (readonly [RegExp, (file: FileId, text: string) => ReadOwn])[] = [
  [/\.bib(?:tex)?$/i, fromBibtex],
  [/\.(?:json|ya?ml)$/i, fromCsl],
  [/\.ris$/i, fromRis],
];

function fromBibtex(_: FileId, text: string): ReadOwn {
  const entries = new BibtexEntries(text, bibtexKeys(text));
  return ({ citekey }) => {
    const entry = citekey === undefined ? undefined : entries.resolved(citekey);
    return entry && bibtexOwn(entry);
  };
}

/** The item is made where another format asks for it. */
function bibtexOwn(entry: BibtexEntry): OwnEntry {
  let item: CslItem | undefined;
  return {
    format: 'bibtex',
    entry,
    get item() {
      item ??= bibtexItem(entry);
      return item;
    },
  };
}

function fromCsl(file: FileId, text: string): ReadOwn {
  const itemOf: ItemOf = itemsIn(file, text);
  return ({ citekey }) => {
    const item = citekey === undefined ? undefined : itemOf(citekey);
    return item && { format: 'csl', item };
  };
}

/** Entries of RIS seldom have a key: they are told by the line where they begin. */
function fromRis(_: FileId, text: string): ReadOwn {
  const byLine = new Map(risEntries(text).map((entry) => [entry.line, entry]));
  return ({ place }) => {
    const entry = byLine.get(place.line);
    return entry && { format: 'ris', entry, item: risItem(entry) };
  };
}
