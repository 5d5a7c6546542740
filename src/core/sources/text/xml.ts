/**
 * XML with places: a tree of elements that know where they stand in the file, and their texts with entities
 * decoded. Tolerant: what is cut or badly nested is read as far as it goes.
 */
import { Parser } from 'htmlparser2';
import type { Printed } from '../../model';
import type { Place } from '../../place';
import { oneLine } from '../../prose';
import type { Lines } from './lines';

/** Offsets count in the lines joined by single line feeds. */
export interface XmlElement {
  /** As written, its prefix included: `arxiv:comment`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and pieces of text, in order. */
  readonly content: readonly (XmlElement | XmlPiece)[];
  /** Of `<` and behind `>` of its end tag; behind the last of the text when that is missing. */
  readonly start: number;
  readonly end: number;
  /** False when the text ends before its end tag. */
  readonly closed: boolean;
}

/** A run of characters, or one entity. */
export interface XmlPiece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** No format that we read nests deeper; a file that does is not read on. */
const DEEPEST = 60;

export class XmlDocument {
  /** Holds the elements of the outermost level; its own name is empty. */
  readonly root: XmlElement;
  /** Whether the text ends inside an element. */
  readonly cut: boolean;
  private readonly lines: Lines;
  /** Offset at which each line starts. */
  private readonly lineStarts: readonly number[];

  constructor(lines: Lines) {
    this.lines = lines;
    const text = lines.texts.join('\n');
    const starts: number[] = [];
    let offset = 0;
    for (const line of lines.texts) {
      starts.push(offset);
      offset += line.length + 1;
    }
    this.lineStarts = starts;
    const { root, cut } = parse(text);
    this.root = root;
    this.cut = cut;
  }

  /** The place of a stretch of the text. */
  place(start: number, end: number): Place {
    const from = this.lineOf(start);
    const to = this.lineOf(end);
    const { file, first } = this.lines;
    return {
      file,
      line: first + from,
      column: start - this.lineStarts[from]!,
      endLine: first + to,
      endColumn: end - this.lineStarts[to]!,
    };
  }

  /** The whole element, tags included. */
  placeOf({ start, end }: XmlElement): Place {
    return this.place(start, end);
  }

  /**
   * The text of the element and of those within it, decoded, each line without white space at its ends; or
   * that from column `from` to `to` of `textOf`. Undefined where nothing stands. Its place is that of the
   * encoded text: the two differ where entities stand.
   */
  printed(element: XmlElement, from = 0, to = Number.POSITIVE_INFINITY): Printed | undefined {
    const pieces = piecesOf(element);
    const whole = pieces.map(({ text }) => text).join('');
    const part = whole.slice(from, to);
    const trimmed = part.trim();
    if (trimmed === '') return undefined;
    const start = from + part.length - part.trimStart().length;
    return {
      text: trimmed
        .split('\n')
        .map((line) => line.trim())
        .join('\n'),
      place: this.place(offsetIn(pieces, start), offsetIn(pieces, start + trimmed.length - 1, true)),
    };
  }

  private lineOf(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function isElement(node: XmlElement | XmlPiece): node is XmlElement {
  return 'name' in node;
}

/** The elements directly within, those of a name or all. */
export function childrenOf(element: XmlElement, name?: string): XmlElement[] {
  return element.content.filter(isElement).filter((child) => name === undefined || child.name === name);
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.content.find((node): node is XmlElement => isElement(node) && node.name === name);
}

/** All elements of a name at any depth, in order; none within one of the same name. */
export function descendantsOf(element: XmlElement, name: string): XmlElement[] {
  return element.content
    .filter(isElement)
    .flatMap((child) => (child.name === name ? [child] : descendantsOf(child, name)));
}

/** The text of the element and of those within it, decoded, as it stands. */
export function textOf(element: XmlElement): string {
  return piecesOf(element)
    .map(({ text }) => text)
    .join('');
}

/** The same on one line, white space collapsed. */
export function wordsOf(element: XmlElement): string {
  return oneLine(textOf(element));
}

function piecesOf(element: XmlElement): XmlPiece[] {
  return element.content.flatMap((node) => (isElement(node) ? piecesOf(node) : [node]));
}

/** The offset of the character of the pieces' text at `at`, or behind it. */
function offsetIn(pieces: readonly XmlPiece[], at: number, behind = false): number {
  let passed = 0;
  for (const { text, start, end } of pieces) {
    if (at < passed + text.length) {
      // An entity is one whole, whatever its character.
      const isEncoded = end - start !== text.length;
      if (isEncoded) return behind ? end : start;
      return start + at - passed + (behind ? 1 : 0);
    }
    passed += text.length;
  }
  return pieces.at(-1)?.end ?? 0;
}

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  content: (OpenElement | XmlPiece)[];
  start: number;
  end: number;
  closed: boolean;
}

function parse(text: string): { root: XmlElement; cut: boolean } {
  const root: OpenElement = {
    name: '',
    attributes: {},
    content: [],
    start: 0,
    end: text.length,
    closed: true,
  };
  const open = [root];
  let cut = false;
  let atEnd = false;
  let inCdata = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const { startIndex: start } = parser;
        const element = { name, attributes, content: [], start, end: text.length, closed: false };
        open.at(-1)!.content.push(element);
        open.push(element);
        if (open.length <= DEEPEST) return;
        cut = true;
        parser.pause();
      },
      onclosetag(_name, implied) {
        const element = open.length > 1 ? open.pop()! : root;
        if (atEnd) cut = true;
        else {
          // An end tag that is implied is that of an empty element, or stands where an outer one ends.
          const isEmpty = parser.startIndex === element.start;
          element.end = implied && !isEmpty ? parser.startIndex : parser.endIndex + 1;
          element.closed = true;
        }
      },
      oncdatastart() {
        inCdata = true;
      },
      oncdataend() {
        inCdata = false;
      },
      ontext(data) {
        const start = parser.startIndex + (inCdata ? '<![CDATA['.length : 0);
        const end = inCdata ? start + data.length : parser.endIndex + 1;
        // A line feed written as an entity would be one that the lines of the file lack.
        const text = data === '\n' && end - start > 1 ? ' ' : data;
        open.at(-1)!.content.push({ text, start, end });
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  if (open.length <= DEEPEST) {
    atEnd = true;
    parser.end();
  }
  return { root, cut };
}
