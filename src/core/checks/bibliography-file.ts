/** A bibliography by the keys of its entries: all of them, those too that make no paper for want of a title. */
import { type ItemOf, itemsIn } from '../bibliography/items/item-file';
import { identifierKey } from '../identifiers';
import type { FileId, Span } from '../place';
import { readFile } from '../sources';
import { scanBibtex } from '../sources/bibliography/bibtex-scan';
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
  const keys = new Map<string, Span>();
  const read = READERS.find(([name]) => name.test(file))?.[1] ?? recordKeys;
  for (const { key, span } of read(text, file)) if (!keys.has(key)) keys.set(key, span);
  let byIdentifier: ReadonlyMap<string, string> | undefined;
  const identified = () => {
    byIdentifier ??= identifiersIn(file, text);
    return byIdentifier;
  };
  return {
    file,
    keys,
    keyless: read !== bibtexKeys && keys.size === 0 && text.trim() !== '',
    identified,
    item: itemsIn(file, text, read === bibtexKeys ? keys : undefined),
  };
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

const READERS: readonly (readonly [RegExp, (text: string, file: FileId) => EntryKey[]])[] = [
  [/\.bib(?:tex)?$/i, bibtexKeys],
  [/\.(?:json|ya?ml)$/i, idsIn],
];

/** The ids in CSL-JSON and its YAML. One too many is better than one that is said to be missing. */
export function idsIn(text: string): EntryKey[] {
  return Array.from(text.matchAll(ID), ({ index, 0: field, 1: key }) => {
    const end = index + field.length;
    return { key: key!, span: { start: end - key!.length, end } };
  });
}

const ID = /(?:^|[\s{,-])["']?id["']?[ \t]*:[ \t]*["']?([^\s"',}]+)/g;

function bibtexKeys(text: string): EntryKey[] {
  return scanBibtex(text).entries.flatMap(({ key }) => {
    if (!key) return [];
    const printed = text.slice(key.start, key.end);
    const trimmed = printed.trimEnd();
    return [{ key: trimmed, span: { start: key.start, end: key.start + trimmed.length } }];
  });
}

function recordKeys(text: string, file: FileId): EntryKey[] {
  const offsets = offsetsOf(text);
  return readFile(file, text).records.flatMap(({ citekey, places, place }) => {
    if (citekey === undefined) return [];
    const { line, column, endLine, endColumn } = places?.citekey ?? place;
    return [{ key: citekey, span: { start: offsets.at(line, column), end: offsets.at(endLine, endColumn) } }];
  });
}
