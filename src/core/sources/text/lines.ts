/**
 * A dump, or a page within it, as lines with their places. Sources are written against this and never see an
 * offset, a byte order mark or a `\r`.
 */
import type { Printed } from '../../model';
import { type FileId, type Place, placeInLine } from '../../place';

export class Lines {
  readonly file: FileId;
  /** Index in the file of the first line here. */
  readonly first: number;
  /** The text of each line, without its end. */
  readonly texts: readonly string[];
  /** The address given above the page, if any. */
  readonly url?: string;
  #told?: Map<unknown, unknown>;

  constructor(file: FileId, texts: readonly string[], first = 0, url?: string) {
    this.file = file;
    this.texts = texts;
    this.first = first;
    if (url !== undefined) this.url = url;
  }

  get length(): number {
    return this.texts.length;
  }

  /** What `tell` says of these lines, the first time it is asked; see `once`. */
  told<T>(tell: (lines: Lines) => T): T {
    // A WeakMap of all lines would do, too, and cost the collector of garbage more than is saved.
    this.#told ??= new Map();
    let known = this.#told.get(tell) as { readonly value: T } | undefined;
    if (!known) {
      known = { value: tell(this) };
      this.#told.set(tell, known);
    }
    return known.value;
  }

  /** The index of the last line that holds words; 0 when none does. */
  get lastFilled(): number {
    let last = this.texts.length - 1;
    while (last > 0 && this.at(last) === '') last--;
    return Math.max(0, last);
  }

  /** The line without white space at its ends; empty beyond the last. */
  at(index: number): string {
    return (this.texts[index] ?? '').trim();
  }

  /** The lines from `start` to before `end`, still knowing their places in the file; of all of them, these lines. */
  slice(start: number, end: number, url?: string): Lines {
    if (start === 0 && end === this.texts.length && url === this.url) return this;
    return new Lines(this.file, this.texts.slice(start, end), this.first + start, url);
  }

  /** The trimmed words of a line, or of its columns from `from` to `to`, with their place. */
  printed(index: number, from = 0, to = Number.POSITIVE_INFINITY): Printed {
    const text = this.texts[index] ?? '';
    const part = text.slice(from, to);
    const lead = part.length - part.trimStart().length;
    const trimmed = part.trim();
    return {
      text: trimmed,
      place: placeInLine(this.file, this.first + index, from + lead, from + lead + trimmed.length),
    };
  }

  /** The place of whole lines, `start` to before `end`, without the white space around them. */
  place(start: number, end: number): Place {
    const last = Math.max(start, end - 1);
    const from = this.printed(start).place;
    const to = this.printed(last).place;
    return {
      file: this.file,
      line: from.line,
      column: from.column,
      endLine: to.endLine,
      endColumn: to.endColumn,
    };
  }

  /** Several lines as one printed text, joined by line feeds. */
  printedLines(start: number, end: number): Printed {
    const text = this.texts
      .slice(start, end)
      .map((line) => line.trim())
      .join('\n');
    return { text, place: this.place(start, end) };
  }
}

/**
 * What is told of lines, told once for each: a source that finds its pages by reading them would otherwise read
 * each twice, for a page that fills its file is read from the very lines it was found in.
 */
export function once<T>(tell: (lines: Lines) => T): (lines: Lines) => T {
  return (lines) => lines.told(tell);
}

/** Lines as VS Code counts them; a byte order mark is no part of the first. A form feed ends no line there. */
export function splitLines(text: string): string[] {
  const words = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return words.split(words.includes('\r') ? /\r\n|\r|\n/ : '\n');
}
