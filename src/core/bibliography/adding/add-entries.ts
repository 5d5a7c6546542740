/**
 * Puts papers into a bibliography that someone keeps by hand: each once, where the file's order wants it and as the
 * file is laid out. All else stays as it is, byte for byte.
 */
import { identifierKey } from '../../identifiers';
import type { Identifier, IdentifierScheme } from '../../model';
import type { FileId } from '../../place';
import { readFile } from '../../sources';
import { bibTexFile } from '../bibtex/add-bibtex';
import type { NewEntry } from '../entry';
import { cslJsonFile } from './add-json';
import { risFile } from './add-ris';
import { cslYamlFile } from './add-yaml';
import { type Added, applyEdits, type BibliographyWriter, type Skipped } from './added';

export type { NewEntry } from '../entry';
export type { Added, Skipped, TextEdit } from './added';

/** Never throws. An empty text is a file to be made; `file` tells the format by its name. */
export function addEntries(file: FileId, text: string, entries: readonly NewEntry[]): Added {
  if (entries.length === 0) return refused([], '');
  const open = WRITERS.find(([name]) => name.test(file))?.[1];
  if (!open)
    return refused(
      entries,
      `Entries can be written into .bib, .json, .yaml and .ris files, not into ${file}.`,
    );
  const writer = open(text);
  if (writer.refusal !== undefined) return refused(entries, writer.refusal);
  const { wanted, skipped } = apart(entries, writer, file, text);
  if (wanted.length === 0) return { edits: [], written: [], added: [], skipped };
  const put = writer.put(wanted);
  const added = wanted.map(({ key }) => key);
  // Nobody's layout is known so well that what is written need not be read again.
  const after = new Set(open(applyEdits(text, put.edits)).keys);
  if (![...writer.keys, ...added].every((key) => after.has(key)))
    return refused(entries, 'The bibliography is laid out in a way that nothing can be put in safely.');
  return { ...put, added, skipped };
}

const WRITERS: readonly (readonly [RegExp, (text: string) => BibliographyWriter])[] = [
  [/\.bib(?:tex)?$/i, bibTexFile],
  [/\.json$/i, cslJsonFile],
  [/\.ya?ml$/i, cslYamlFile],
  [/\.ris$/i, risFile],
];

/** The keys of the entries in order, as far as the file can be read; undefined where nothing can be put into it. */
export function entryKeys(file: FileId, text: string): readonly string[] | undefined {
  const writer = WRITERS.find(([name]) => name.test(file))?.[1](text);
  return writer?.refusal === undefined ? writer?.keys : undefined;
}

/** Whether entries can be put into a file of that name. */
export function takesEntries(file: FileId): boolean {
  return WRITERS.some(([name]) => name.test(file));
}

function refused(entries: readonly NewEntry[], reason: string): Added {
  return { edits: [], written: [], added: [], skipped: entries.map(({ key }) => ({ key, reason })) };
}

/** The entries that the file has not, in neither key nor paper, and why the others are left out. */
function apart(
  entries: readonly NewEntry[],
  writer: BibliographyWriter,
  file: FileId,
  text: string,
): { wanted: NewEntry[]; skipped: Skipped[] } {
  const keys = new Map(writer.keys.map((key) => [folded(key, writer), key]));
  const papers = papersIn(file, text);
  const wanted: NewEntry[] = [];
  const skipped: Skipped[] = [];
  for (const entry of entries) {
    const { key, work } = entry;
    const names = telling(work.identifiers);
    const reason =
      sameKey(key, keys.get(folded(key, writer))) ??
      writer.refuses?.(key) ??
      names.map((name) => papers.get(name)).find((known) => known !== undefined);
    if (reason !== undefined) skipped.push({ key, reason });
    else {
      wanted.push(entry);
      keys.set(folded(key, writer), key);
      for (const name of names) papers.set(name, samePaper(key));
    }
  }
  return { wanted, skipped };
}

function folded(key: string, { ignoresCase }: BibliographyWriter): string {
  return ignoresCase ? key.toLowerCase() : key;
}

function sameKey(key: string, known: string | undefined): string | undefined {
  if (known === undefined) return undefined;
  return known === key
    ? `The entry ${key} stands here already.`
    : `The entry ${known} stands here already: the two keys differ by their capitals alone.`;
}

/** Schemes of which no two papers share an identifier. */
const TELLING: readonly IdentifierScheme[] = ['doi', 'arxiv', 'pmid', 'pmcid', 'acl', 'openreview', 'hal'];

function telling(identifiers: readonly Identifier[]): string[] {
  return identifiers.filter(({ scheme }) => TELLING.includes(scheme)).map(identifierKey);
}

/** What is said of a paper that the file has already, by its identifiers. */
function papersIn(file: FileId, text: string): Map<string, string> {
  const papers = new Map<string, string>();
  if (text.trim() === '') return papers;
  for (const { identifiers, citekey, title } of readFile(file, text).records)
    for (const name of telling(identifiers))
      if (!papers.has(name)) papers.set(name, samePaper(citekey ?? `“${title.text}”`));
  return papers;
}

function samePaper(known: string): string {
  return `The paper stands here already as ${known}.`;
}
