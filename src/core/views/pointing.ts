/** Which paper a position in a text points at: a citekey, an identifier, a dump's name, a title in a dump. */
import { findIdentifiers } from '../identifiers';
import type { Library } from '../library/library';
import type { Work } from '../model';
import { citationAt } from '../notes/citations';
import { type FileId, holds, type Span } from '../place';

export interface PointedAt {
  readonly work: Work;
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

/** The titles of a dump are known by place; a line edited since it was read no longer has the words there. */
function titleAt(
  library: Library,
  file: FileId,
  words: string,
  line: number,
  column: number,
): PointedAt | undefined {
  for (const work of library.inFile(file)) {
    for (const { title } of work.records) {
      const { place, text } = title;
      const found = place.file === file && place.line === line && holds(place, line, column);
      if (found && words.slice(place.column, place.endColumn) === text) {
        return { work, column: place.column, endColumn: place.endColumn };
      }
    }
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
  for (const work of library.inFile(file)) {
    for (const { citekey, places } of work.records) {
      const place = places?.citekey;
      if (!place || place.file !== file || place.line !== line || !holds(place, line, column)) continue;
      // A short key may stand in any word of its entry, and the line may have been edited since it was read.
      if (words.slice(place.column, place.endColumn) === citekey)
        return { work, column: place.column, endColumn: place.endColumn };
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
  if (!/[@{[<]/.test(words)) return undefined;
  const offset = text.offsetAt(line, column);
  const item = citationAt(text.text(), offset, text.language)?.item;
  const work = item && library.byCitekey(item.key);
  if (!work) return undefined;
  const start = column - (offset - item.keySpan.start);
  return { work, column: start, endColumn: start + (item.keySpan.end - item.keySpan.start) };
}

function dumpNameAt(library: Library, words: string, column: number): PointedAt | undefined {
  for (const match of words.matchAll(/[\w-]+(?:[./][\w-]+)*/g)) {
    const start = match.index;
    const end = start + match[0].length;
    if (end < column) continue;
    if (start > column) break;
    // Of a path, the last part names the dump.
    const file = library.dumpNamed(match[0].slice(match[0].lastIndexOf('/') + 1));
    const page = file === undefined ? undefined : library.pages.find(({ place }) => place.file === file);
    const work = page?.work ?? (file === undefined ? undefined : library.inFile(file)[0]);
    if (work) return { work, column: start, endColumn: end };
  }
  return undefined;
}
