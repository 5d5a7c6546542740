/** A bibliography by the keys of its entries: all of them, those too that make no paper for want of a title. */
import { bibtexKeys } from '../bibliography/items/bibtex-keys';
import { type ItemOf, itemsIn } from '../bibliography/items/item-file';
import { yamlKeyPlaces } from '../bibliography/items/yaml-items';
import { identifierKey } from '../identifiers';
import type { FileId, Span } from '../place';
import { readFile } from '../sources';
import { offsetsOf } from './positions';

export interface BibliographyFile {
  readonly file: FileId;
  readonly keys: ReadonlyMap<string, Span>;
  /** Its format has no keys (RIS), or none that could be read: what it lacks cannot be told. */
  readonly keyless: boolean;
  /** Its entries by the identifiers they give, each as `identifierKey` writes it: read when it is asked for. */
  readonly identified: () => ReadonlyMap<string, string>;
  /** The entry of a key as an item of CSL: made when it is first asked for, and the same object from then on. */
  readonly item: ItemOf;
}

/**
 * Answers whether a file has an entry of a key. What was asked once is kept beside the file: a long note asks for the
 * same thousand keys at every keystroke, and a small table of them is found sooner than one of all entries.
 */
export function entriesOf(bibliography: BibliographyFile): (key: string) => boolean {
  const known = asked.get(bibliography) ?? new Map<string, boolean>();
  asked.set(bibliography, known);
  return (key) => {
    let found = known.get(key);
    if (found === undefined) {
      found = bibliography.keys.has(key);
      known.set(key, found);
    }
    return found;
  };
}

const asked = new WeakMap<BibliographyFile, Map<string, boolean>>();

/** Where each key stands first. Never throws. */
export function readBibliography(file: FileId, text: string): BibliographyFile {
  const ofBibtex = BIBTEX.test(file) ? bibtexKeys(text) : undefined;
  const keys: ReadonlyMap<string, Span> =
    ofBibtex ?? firstOfEach((READERS.find(([name]) => name.test(file))?.[1] ?? recordKeys)(text, file));
  let byIdentifier: ReadonlyMap<string, string> | undefined;
  const identified = () => {
    byIdentifier ??= identifiersIn(file, text);
    return byIdentifier;
  };
  return {
    file,
    keys,
    keyless: !ofBibtex && keys.size === 0 && text.trim() !== '',
    identified,
    item: itemsIn(file, text, ofBibtex),
  };
}

const BIBTEX = /\.bib(?:tex)?$/i;

const READERS: readonly (readonly [RegExp, (text: string, file: FileId) => EntryKey[]])[] = [
  [/\.json$/i, idsIn],
  // What the lines do not say as it is: `id: 'it''s'`.
  [/\.ya?ml$/i, (text) => [...idsIn(text), ...yamlKeyPlaces(text)]],
];

function firstOfEach(entries: readonly EntryKey[]): Map<string, Span> {
  const keys = new Map<string, Span>();
  for (const { key, span } of entries) if (!keys.has(key)) keys.set(key, span);
  return keys;
}

function identifiersIn(file: FileId, text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { citekey, identifiers } of readFile(file, text).records) {
    if (citekey === undefined) continue;
    for (const identifier of identifiers) found.set(identifierKey(identifier), citekey);
  }
  return found;
}

interface EntryKey {
  readonly key: string;
  readonly span: Span;
}

/** The ids in CSL-JSON and its YAML, and what Better BibTeX and Zotero call citekeys. One too many is better than one that is said to be missing. */
export function idsIn(text: string): EntryKey[] {
  return Array.from(text.matchAll(ID), ({ index, 0: field, 1: key }) => {
    const end = index + field.length;
    return { key: key!, span: { start: end - key!.length, end } };
  });
}

const ID = /(?:^|[\s{,-])["']?(?:id|citation-key|citationKey|citekey)["']?[ \t]*:[ \t]*["']?([^\s"',}]+)/g;

function recordKeys(text: string, file: FileId): EntryKey[] {
  const offsets = offsetsOf(text);
  return readFile(file, text).records.flatMap(({ citekey, places, place }) => {
    if (citekey === undefined) return [];
    const { line, column, endLine, endColumn } = places?.citekey ?? place;
    return [{ key: citekey, span: { start: offsets.at(line, column), end: offsets.at(endLine, endColumn) } }];
  });
}
