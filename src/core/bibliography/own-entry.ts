/**
 * The entry that a paper has in a bibliography of the library itself: what someone wrote there is the truth, and more
 * than a library of papers keeps (editor, edition, file, fields nobody knows).
 */
import type { PaperRecord } from '../model';
import type { FileId } from '../place';
import { scanBibtex } from '../sources/bibliography/bibtex-scan';
import { Lines, splitLines } from '../sources/text/lines';
import { WholeText } from '../sources/text/whole-text';
import type { CslItem } from './csl';
import type { NewEntry } from './entry';
import { BibtexEntries, type BibtexEntry } from './items/bibtex-entries';
import { bibtexItem } from './items/bibtex-item';
import { keysIn } from './items/bibtex-keys';
import type { ItemOf } from './items/item-file';
import { jsonItems } from './items/json-items';
import { type RisEntry, risEntries, risItem } from './items/ris-items';
import { YamlItems } from './items/yaml-items';

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
 * Finds them by the records of a paper: where each was read, for a key may stand twice in a file, and many an entry has
 * none; by its key where another entry stands there by now. `textOf` gives the text of a file of the library, asked once
 * for each; undefined for one that cannot be read. Of several entries the one of the key is taken, else the first.
 */
export function ownEntries(
  textOf: (file: FileId) => string | undefined,
): (records: readonly Recorded[], key: string) => OwnEntry | undefined {
  const files = new Map<FileId, ReadOwn | undefined>();
  const reader = (file: FileId): ReadOwn | undefined => {
    if (files.has(file)) return files.get(file);
    const open = READERS.find(([name]) => name.test(file))?.[1];
    const text = open && textOf(file);
    const read = text === undefined ? undefined : open?.(new WholeText(new Lines(file, splitLines(text))));
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

const READERS: readonly (readonly [RegExp, (whole: WholeText) => ReadOwn])[] = [
  [/\.bib(?:tex)?$/i, fromBibtex],
  [/\.json$/i, fromJson],
  [/\.ya?ml$/i, fromYaml],
  [/\.ris$/i, fromRis],
];

function fromBibtex({ text, offset }: WholeText): ReadOwn {
  const { entries: scanned } = scanBibtex(text);
  const byStart = new Map(scanned.map((entry) => [entry.start, entry]));
  const entries = new BibtexEntries(text, keysIn(text, scanned));
  return ({ citekey, place }) => {
    const there = byStart.get(offset(place));
    const read = there && entries.resolvedAt(there);
    if (read && (citekey === undefined || read.key === citekey)) return bibtexOwn(read);
    const named = citekey === undefined ? undefined : entries.resolved(citekey);
    return named && bibtexOwn(named);
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

function fromJson({ text, offset }: WholeText): ReadOwn {
  const { byKey, at } = jsonItems(text);
  return (record) => cslOwn(record, at(offset(record.place)), (key) => byKey.get(key));
}

function fromYaml({ text }: WholeText): ReadOwn {
  const items = new YamlItems(text);
  return (record) => cslOwn(record, items.at(record.place.line), (key) => items.item(key));
}

function cslOwn({ citekey }: Recorded, there: CslItem | undefined, itemOf: ItemOf): OwnEntry | undefined {
  const isIt = there && (citekey === undefined || there.id === citekey || there['citation-key'] === citekey);
  const item = isIt ? there : citekey === undefined ? undefined : itemOf(citekey);
  return item && { format: 'csl', item };
}

function fromRis({ text }: WholeText): ReadOwn {
  const byLine = new Map(risEntries(text).map((entry) => [entry.line, entry]));
  return ({ place }) => {
    const entry = byLine.get(place.line);
    return entry && { format: 'ris', entry, item: risItem(entry) };
  };
}
