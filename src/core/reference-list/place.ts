/** Where the list of references comes to stand in a note that has none. */
import type { BlockState } from '../notes/block-state';
import { readLineAt, startReading } from '../notes/blocks';
import { frontMatterEnd } from '../notes/front-matter';
import { insertBlock } from '../notes/insert-block';
import type { TextEdit } from '../notes/request';

/** A place that another program fills with the list: Pandoc and Quarto, or MyST. */
export interface OthersPlace {
  readonly by: 'Pandoc' | 'MyST';
  /** As it stands there: `::: {#refs}`. */
  readonly as: string;
  /** As people count. */
  readonly line: number;
  /** Offset behind the line it begins with, its line end included. */
  readonly inside: number;
  /** What that line begins with, in a block quotation or a list: `> `. */
  readonly margin: string;
}

/**
 * The edit that inserts the region: at the caret where it stands between paragraphs, else at the end of the note, or
 * before the code or the comment that is never closed there.
 */
export function insertList(text: string, caret: number, region: string): TextEdit {
  const lines = linesOf(text);
  const at = isBetweenParagraphs(text, caret, lines) ? caret : (lines.at(-1)?.unclosed ?? text.length);
  return insertBlock(text, { start: at, end: at }, region).edits[0]!;
}

/** The edit that puts the region into the place of Pandoc's list. */
export function insertInside(text: string, { inside, margin }: OthersPlace, region: string): TextEdit {
  const feed = text.includes('\r\n') ? '\r\n' : '\n';
  const lead = text[inside - 1] === '\n' || inside === 0 ? '' : feed;
  const lines = ['', ...region.split('\n'), ''].map((line) => (margin + line).trimEnd() + feed);
  return { span: { start: inside, end: inside }, newText: lead + lines.join('') };
}

/** `::: {#refs}`, `<div id="refs">`, MyST's `{bibliography}`; none in code. */
export function othersPlace(text: string): OthersPlace | undefined {
  if (!/#refs|id=["']?refs|\{bibliography\}/i.test(text)) return undefined;
  for (const line of linesOf(text)) {
    const { text: words, number, end: inside } = line;
    const found = REFS_DIV.exec(words) ?? REFS_ELEMENT.exec(words);
    if (found && !line.isCode)
      return { by: 'Pandoc', as: found[2]!, line: number, inside, margin: found[1]! };
    const directive = BIBLIOGRAPHY.exec(words);
    if (directive && !line.wasCode)
      return { by: 'MyST', as: directive[2]!, line: number, inside, margin: directive[1]! };
  }
  return undefined;
}

const REFS_DIV = /^([ \t>]*)(:{3,}[ \t]*\{[^}\n]*#refs(?![\w-])[^}\n]*\})/;
const REFS_ELEMENT = /^([ \t>]*)(<div\b[^>\n]*\bid=["']?refs["'\s>][^>\n]*>?)/i;
const BIBLIOGRAPHY = /^([ \t>]*)((?:`{3,}|~{3,}|:{3,})\{bibliography\})/;

/** A blank line at top level with nothing around it that would be torn apart: a list, a table, a quotation, code. */
function isBetweenParagraphs(text: string, caret: number, lines: readonly Line[]): boolean {
  if (caret < frontMatterEnd(text)) return false;
  const at = lines.findIndex(({ end }) => caret < end || end === text.length);
  const here = lines[at];
  if (!here) return text.trim() === '';
  if (here.text.trim() !== '' || here.isCode || here.isOpen) return false;
  const before = lines.slice(0, at).findLast((line) => line.text.trim() !== '');
  const after = lines.slice(at + 1).find((line) => line.text.trim() !== '');
  // What is indented below a list, or a footnote, belongs to it.
  const isBelowItem = here.isInItem || isItem(before?.text);
  return !(after && /^(?: {2,}|\t)/.test(after.text)) && !(isBelowItem && isItem(after?.text));
}

function isItem(line: string | undefined): boolean {
  return line !== undefined && /^\s*(?:[-*+]|\d{1,9}[.)]|>|\||\[\^)/.test(line);
}

interface Line {
  readonly text: string;
  /** As people count. */
  readonly number: number;
  /** Offset behind the line end. */
  readonly end: number;
  /** It is in code or display math, or opens it. */
  readonly isCode: boolean;
  /** It was in code before the line was read. */
  readonly wasCode: boolean;
  /** A div is open that is not closed yet. */
  readonly isOpen: boolean;
  /** A list, or the like, goes on behind it where the next line is of it. */
  readonly isInItem: boolean;
  /** Where the code begins, or the comment, that is open behind it and ends at its mark alone. */
  readonly unclosed?: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const start = frontMatterEnd(text);
  const state = startReading(
    text,
    () => undefined,
    (from) => text.indexOf('$$', from) >= 0,
  );
  const inCode = () => ['fence', 'code', 'math'].includes(state.leaf?.kind ?? '');
  let unclosed: { readonly leaf: BlockState['leaf']; readonly at: number } | undefined;
  let number = text.slice(0, start).split('\n').length;
  let divs = 0;
  for (let at = start; at < text.length; number++) {
    const wasCode = inCode();
    const end = Math.min(readLineAt(state, at), text.length);
    const line = text.slice(at, end).replace(/\r?\n$/, '');
    if (!wasCode && /^:{3,}[ \t]*[^\s:]/.test(line)) divs++;
    else if (!wasCode && /^:{3,}[ \t]*$/.test(line)) divs = Math.max(0, divs - 1);
    const { leaf, containers } = state;
    const isUnclosed =
      containers.length === 0 && (leaf?.kind === 'fence' || (leaf?.kind === 'html' && leaf.end));
    if (!isUnclosed) unclosed = undefined;
    else if (unclosed?.leaf !== leaf) unclosed = { leaf, at };
    lines.push({
      text: line,
      number,
      end,
      isCode: inCode(),
      wasCode,
      isOpen: divs > 0 || unclosed !== undefined,
      isInItem: containers.length > 0,
      ...(unclosed && { unclosed: unclosed.at }),
    });
    at = end;
  }
  return lines;
}
