/** Blocks of Markdown that hold other blocks: quotations, list items, footnotes, definitions. */
import type { LineCursor } from './line-cursor';

export type Container =
  | { readonly kind: 'quote' }
  /** A list item, a footnote, a definition: what belongs to it is indented by so many columns. */
  | { readonly kind: 'item'; readonly columns: number; empty: boolean };

/** Whether the line goes on with the container; if so the cursor is moved past its mark or indentation. */
export function matchesContainer(container: Container, line: LineCursor): boolean {
  if (container.kind === 'quote') {
    if (line.indent >= 4 || line.char !== '>' || line.isBlank) return false;
    skipQuoteMark(line);
    return true;
  }
  // An item that begins with a blank line ends with a second one.
  if (line.isBlank) return !container.empty;
  if (line.indent < container.columns) return false;
  line.skipColumns(container.columns);
  container.empty = false;
  return true;
}

/**
 * The container that the line opens, the cursor moved past its mark. Within a paragraph only a bullet or the
 * number 1 opens an item, and only with text behind it.
 */
export function openContainer(line: LineCursor, inParagraph: boolean): Container | undefined {
  switch (line.char) {
    case '>':
      skipQuoteMark(line);
      return { kind: 'quote' };
    case '[': {
      const label = /^\[\^[^\s[\]]+\]:/.exec(line.rest);
      if (!label) return undefined;
      line.skipMark(label[0].length);
      line.skipColumns(line.indent);
      return { kind: 'item', columns: 4, empty: false };
    }
    case ':': {
      if (!/^:[ \t]+\S/.test(line.rest)) return undefined;
      const before = line.indent;
      line.skipMark(1);
      const columns = Math.min(4, before + 1 + line.indent);
      line.skipColumns(line.indent);
      return { kind: 'item', columns, empty: false };
    }
    default:
      return openItem(line, inParagraph);
  }
}

function openItem(line: LineCursor, inParagraph: boolean): Container | undefined {
  const mark = ITEM.exec(line.text.slice(line.content, Math.min(line.end, line.content + 12)));
  if (!mark || (mark[1] === undefined && isThematicBreak(line.rest))) return undefined;
  const isEmpty = line.rest.slice(mark[0].length).trim() === '';
  if (inParagraph && (isEmpty || (mark[1] !== undefined && Number(mark[1]) !== 1))) return undefined;
  const before = line.indent + mark[0].length;
  line.skipMark(mark[0].length);
  // Five columns or more begin indented code within the item.
  const gap = isEmpty || line.indent > 4 ? 1 : line.indent;
  line.skipColumns(gap);
  return { kind: 'item', columns: before + gap, empty: isEmpty };
}

const ITEM = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/;

/** `***`, `- - -`: a rule, not an item. */
export function isThematicBreak(line: string): boolean {
  return line.length < 1000 && /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line);
}

function skipQuoteMark(line: LineCursor): void {
  line.skipMark(1);
  line.skipColumns(1);
}
