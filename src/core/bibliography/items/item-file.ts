/** The entries of a bibliography as items of CSL, whatever its format; each is made when it is first asked for. */
import type { FileId } from '../../place';
import type { CslItem } from '../csl';
import { BibtexEntries } from './bibtex-entries';
import { bibtexItem } from './bibtex-item';
import { bibtexKeys, type KeyPlace } from './bibtex-keys';
import { jsonItems } from './json-items';
import { risEntries, risItem } from './ris-items';
import { YamlItems } from './yaml-items';

/** Undefined for a key that the file has no entry of. Never throws. */
export type ItemOf = (key: string) => CslItem | undefined;

/** `keys` has the place of each key in a BibTeX file, where someone knows them already. */
export function itemsIn(file: FileId, text: string, keys?: ReadonlyMap<string, KeyPlace>): ItemOf {
  const open = READERS.find(([name]) => name.test(file))?.[1];
  if (!open) return () => undefined;
  let read: ItemOf | undefined;
  const made = new Map<string, CslItem | undefined>();
  return (key) => {
    if (made.has(key)) return made.get(key);
    read ??= open(text, keys);
    const item = read(key);
    made.set(key, item);
    return item;
  };
}

const READERS: readonly (readonly [
  RegExp,
  (text: string, keys?: ReadonlyMap<string, KeyPlace>) => ItemOf,
])[] = [
  [/\.bib(?:tex)?$/i, fromBibtex],
  [
    /\.json$/i,
    (text) => {
      const { byKey } = jsonItems(text);
      return (key) => byKey.get(key);
    },
  ],
  [
    /\.ya?ml$/i,
    (text) => {
      const items = new YamlItems(text);
      return (key) => items.item(key);
    },
  ],
  [/\.ris$/i, fromRis],
];

function fromBibtex(text: string, keys: ReadonlyMap<string, KeyPlace> = bibtexKeys(text)): ItemOf {
  const entries = new BibtexEntries(text, keys);
  return (key) => {
    const entry = entries.resolved(key);
    return entry && bibtexItem(entry);
  };
}

function fromRis(text: string): ItemOf {
  const entries = new Map(
    risEntries(text)
      .reverse()
      .map((entry) => [entry.key, entry]),
  );
  return (key) => {
    const entry = entries.get(key);
    return entry && risItem(entry);
  };
}
