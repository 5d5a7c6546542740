/** The keys of a BibTeX file, those among them that BibLaTeX's `ids` gives an entry besides. */
import type { Span } from '../../place';
import type { BibEntry } from '../../sources/bibliography/bibtex-grammar';
import { scanBibtex } from '../../sources/bibliography/bibtex-scan';

/** Where a key stands, and the entry that it names. */
export interface KeyPlace extends Span {
  readonly entry: Span;
}

/** The first place of each key, in the order of the file; an alias that is another entry's own key is none. */
export function bibtexKeys(text: string): Map<string, KeyPlace> {
  return keysIn(text, scanBibtex(text).entries);
}

/** The same of entries that are scanned already. */
export function keysIn(text: string, entries: readonly BibEntry[]): Map<string, KeyPlace> {
  const keys = new Map<string, KeyPlace>();
  for (const keysOf of [ownKeys, aliases])
    for (const entry of entries)
      for (const { start, end } of keysOf(text, entry)) {
        const key = text.slice(start, end);
        const { start: from, end: to } = entry;
        if (!keys.has(key)) keys.set(key, { start, end, entry: { start: from, end: to } });
      }
  return keys;
}

/** The key of an entry, and behind it its aliases. */
export function keysOfEntry(text: string, entry: BibEntry): string[] {
  return [...ownKeys(text, entry), ...aliases(text, entry)].map(({ start, end }) => text.slice(start, end));
}

function ownKeys(text: string, { key }: BibEntry): Span[] {
  return key ? [trimmed(text, key.start, key.end)] : [];
}

function aliases(text: string, { fields }: BibEntry): Span[] {
  const [piece] = fields.find(({ name }) => name === 'ids')?.pieces ?? [];
  if (!piece) return [];
  let start = piece.start;
  return text
    .slice(piece.start, piece.end)
    .split(',')
    .map((part) => {
      start += part.length + 1;
      return trimmed(text, start - part.length - 1, start - 1);
    })
    .filter((span) => span.end > span.start);
}

function trimmed(text: string, start: number, end: number): Span {
  const part = text.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  return { start: from, end: from + part.trim().length };
}
