/** A file as one text whose offsets have places, and values that know where they stand. */
import type { Printed } from '../../model';
import type { Place, Span } from '../../place';
import { oneLine } from '../../prose';
import type { Lines } from './lines';

/** A value, and where it was read. */
export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

/** The lines of a file as one text, joined by single line feeds. */
export class WholeText {
  readonly text: string;
  readonly #lines: Lines;
  readonly #starts: number[] = [];

  constructor(lines: Lines) {
    this.text = lines.texts.join('\n');
    this.#lines = lines;
    let at = 0;
    for (const line of lines.texts) {
      this.#starts.push(at);
      at += line.length + 1;
    }
  }

  /** The place of a stretch of the text; ends count at the end of the line that they close. */
  place(start: number, end: number): Place {
    const from = this.#lineAt(start);
    const to = this.#lineAt(Math.max(start, end));
    return {
      file: this.#lines.file,
      line: this.#lines.first + from,
      column: start - this.#starts[from]!,
      endLine: this.#lines.first + to,
      endColumn: Math.max(start, end) - this.#starts[to]!,
    };
  }

  /** Where a place begins: what `place` was given for it. Beyond the text, its end. */
  readonly offset = ({ line, column }: Pick<Place, 'line' | 'column'>): number =>
    (this.#starts[line - this.#lines.first] ?? this.text.length) + column;

  /** The words of a stretch, each line without white space at its ends; undefined where none stand. */
  printed({ start, end }: Span): Printed | undefined {
    const part = this.text.slice(start, end);
    const words = part.trim();
    if (words === '') return undefined;
    const from = start + part.length - part.trimStart().length;
    return {
      text: words
        .split('\n')
        .map((line) => line.trim())
        .join('\n'),
      place: this.place(from, from + words.length),
    };
  }

  /** A value that a format decodes: its letters in the file where only white space differs from them. */
  printedValue(value: string, span: Span): Printed | undefined {
    const printed = this.printed(span);
    if (!printed || sameWords(printed.text, value)) return printed;
    const words = value.trim();
    return words === '' ? undefined : { text: words, place: printed.place };
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function sameWords(a: string, b: string): boolean {
  return a === b || oneLine(a) === oneLine(b);
}

/** The extension of a file's name in lower case, without the point. */
export function extensionOf(file: string): string {
  return /\.([A-Za-z0-9]{1,12})$/.exec(file)?.[1]?.toLowerCase() ?? '';
}

/** The first line that holds words, trimmed; empty when none does. */
export function firstFilled(lines: Lines): string {
  for (let index = 0; index < lines.length; index++) {
    const text = lines.at(index);
    if (text !== '') return text;
  }
  return '';
}
