/** Which paper a position in a text points at: a citekey, an identifier, a dump's name, a title in a dump. */
import { findIdentifiers } from '../identifiers';
import type { Library } from '../library/library';
import type { PaperRecord, Work } from '../model';
import { citationAt, isMarkdown } from '../notes/citations';
import type { CitationAt } from '../notes/cluster-at';
import { type FileId, holds, type Span } from '../place';

export interface PointedAt {
  readonly work: Work;
  /** The key of the work that the word is. */
  readonly key?: string;
  /** Where the pointer's word stands in its line, columns from 0. */
  readonly column: number;
  readonly endColumn: number;
}

/** A text under the pointer; `text` and `lineAt` are asked for only when needed. */
export interface PointedText {
  readonly file: FileId;
  readonly language: string;
  readonly text: () => string;
  readonly lineAt: (line: number) => string;
  /** The offset in `text()` of a position. */
  readonly offsetAt: (line: number, column: number) => number;
  /** What `citationAt` gives of the text, where that is known already. */
  readonly citationAt?: (offset: number) => CitationAt | undefined;
}

/** Nobody writes an identifier farther from its line's pointer than this; longer lines are searched around it. */
const WINDOW = 400;

/** The paper at a position, or undefined: nothing the library does not know gets a card. */
export function paperAt(
  library: Library,
  text: PointedText,
  line: number,
  column: number,
): PointedAt | undefined {
  const words = text.lineAt(line);
  return (
    titleAt(library, text.file, words, line, column) ??
    entryKeyAt(library, text.file, words, line, column) ??
    identifierAt(library, words, column) ??
    citekeyAt(library, text, words, line, column) ??
    dumpNameAt(library, words, column)
  );
}

/** An account that says something in a line, of the paper that it is of. */
interface Account {
  readonly work: Work;
  readonly record: PaperRecord;
}

// A bibliography may hold the whole library: its lines are looked through once, not at every move of the pointer.
const accountsByLine = new WeakMap<readonly Work[], ReadonlyMap<number, readonly Account[]>>();

/** The accounts whose title or key stands in this line. */
function accountsIn(library: Library, file: FileId, line: number): readonly Account[] {
  const works = library.inFile(file);
  let found = accountsByLine.get(works);
  if (!found) {
    found = byLine(works, file);
    accountsByLine.set(works, found);
  }
  return found.get(line) ?? [];
}

function byLine(works: readonly Work[], file: FileId): ReadonlyMap<number, readonly Account[]> {
  const found = new Map<number, Account[]>();
  for (const work of works) {
    for (const record of work.records) {
      const places = [record.title.place, record.places?.citekey].filter((place) => place?.file === file);
      for (const line of new Set(places.map((place) => place!.line))) {
        const accounts = found.get(line);
        if (accounts) accounts.push({ work, record });
        else found.set(line, [{ work, record }]);
      }
    }
  }
  return found;
}

/** The titles of a dump are known by place; a line edited since it was read no longer has the words there. */
function titleAt(
  library: Library,
  file: FileId,
  words: string,
  line: number,
  column: number,
): PointedAt | undefined {
  for (const { work, record } of accountsIn(library, file, line)) {
    const { place, text } = record.title;
    const found = place.file === file && place.line === line && holds(place, line, column);
    if (found && words.slice(place.column, place.endColumn) === text)
      return { work, column: place.column, endColumn: place.endColumn };
  }
  return undefined;
}

/** The key of an entry, in its bibliography. */
function entryKeyAt(
  library: Library,
  file: FileId,
  words: string,
  line: number,
  column: number,
): PointedAt | undefined {
  for (const { work, record } of accountsIn(library, file, line)) {
    const place = record.places?.citekey;
    if (!place || place.file !== file || place.line !== line || !holds(place, line, column)) continue;
    // A short key may stand in any word of its entry, and the line may have been edited since it was read.
    if (words.slice(place.column, place.endColumn) === record.citekey) {
      const { citekey: key } = record;
      // Another paper may have the key, too.
      const isIts = library.byCitekey(key) === work;
      return { work, ...(isIts && { key }), column: place.column, endColumn: place.endColumn };
    }
  }
  return undefined;
}

function identifierAt(library: Library, words: string, column: number): PointedAt | undefined {
  const from = Math.max(0, column - WINDOW);
  const near = words.slice(from, column + WINDOW);
  const address = addressAt(near, column - from);
  for (const found of findIdentifiers(near)) {
    // The whole of an address that holds the identifier points at the paper.
    const isIn = address !== undefined && address.start <= found.start && found.end <= address.end;
    const { start, end } = isIn ? address : found;
    const work =
      start <= column - from && column - from <= end ? library.byIdentifier(found.identifier) : undefined;
    if (work) return { work, column: start + from, endColumn: end + from };
  }
  return undefined;
}

/** The web address around a column, without the brackets and full stops behind it. */
function addressAt(words: string, column: number): Span | undefined {
  for (const match of words.matchAll(/https?:\/\/[^\s<>"'()[\]{}]+/gi)) {
    const end = match.index + match[0].replace(/[.,;:!?]+$/, '').length;
    if (match.index <= column && column <= end) return { start: match.index, end };
  }
  return undefined;
}

function citekeyAt(
  library: Library,
  text: PointedText,
  words: string,
  line: number,
  column: number,
): PointedAt | undefined {
  // The list of a LaTeX command goes on over lines of nothing but keys.
  if (isMarkdown(text.language) && !/[@{[`]/.test(words)) return undefined;
  const offset = text.offsetAt(line, column);
  const found = text.citationAt ? text.citationAt(offset) : citationAt(text.text(), offset, text.language);
  const item = found?.item;
  const work = item && library.byCitekey(item.key);
  if (!work) return undefined;
  const start = column - (offset - item.keySpan.start);
  return { work, key: item.key, column: start, endColumn: start + (item.keySpan.end - item.keySpan.start) };
}

function dumpNameAt(library: Library, words: string, column: number): PointedAt | undefined {
  for (const match of words.matchAll(/[\w-]+(?:[./][\w-]+)*/g)) {
    const start = match.index;
    const end = start + match[0].length;
    if (end < column) continue;
    if (start > column) break;
    // Of a path, the last part names the dump.
    const file = library.dumpNamed(match[0].slice(match[0].lastIndexOf('/') + 1));
    const work = file === undefined ? undefined : (library.pagesIn(file)[0]?.work ?? library.inFile(file)[0]);
    if (work) return { work, column: start, endColumn: end };
  }
  return undefined;
}
