/** Putting text on lines of its own into a note. */
import type { Span } from '../place';
import type { CiteEdit } from './request';

/**
 * Inserts a block, such as a quotation or a list, at a caret or in place of a selection: with a blank line before
 * and behind it where there is other text, in the note's own line ends, and with what a citation in it needs at
 * the end of the note. A caret within a line puts the block behind that line. The caret comes to stand on the line behind the block.
 */
export function insertBlock(text: string, selection: Span, block: string, atEnd = ''): CiteEdit {
  const caret = outOfSentence(text, selection);
  const feed = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text.slice(0, caret.start);
  const after = text.slice(caret.end);
  const isBlankBefore = before.trim() === '' && !before.includes('\n');
  const lead = isBlankBefore
    ? ''
    : feed.repeat(Math.max(0, 2 - lineEnds(/\s*$/.exec(before.slice(-200))![0])));
  const behind = lineEnds(/^\s*/.exec(after.slice(0, 200))![0]);
  const tail = after.trim() === '' ? (behind > 0 ? '' : feed) : feed.repeat(Math.max(0, 2 - behind));
  const lines = block.trimEnd().replace(/\r\n|\r|\n/g, feed);
  const newText = lead + lines + tail;
  const caretAfter = caret.start + lead.length + lines.length + feed.length;
  const edit = { span: caret, newText };
  if (atEnd === '') return { edits: [edit], caretAfter, skipped: [] };
  const notes = atEnd.replace(/^\s+/, '');
  if (after.trim() === '') {
    const gap = feed.repeat(Math.max(0, 2 - lineEnds(tail)));
    return {
      edits: [{ span: { start: caret.start, end: text.length }, newText: newText + gap + notes }],
      caretAfter,
      skipped: [],
    };
  }
  return {
    edits: [edit, { span: { start: text.length, end: text.length }, newText: atEnd }],
    caretAfter,
    skipped: [],
  };
}

function outOfSentence(text: string, caret: Span): Span {
  const start = text.lastIndexOf('\n', caret.start - 1) + 1;
  const feed = text.indexOf('\n', caret.end);
  const end = start + text.slice(start, feed < 0 ? text.length : feed).trimEnd().length;
  if (caret.start !== caret.end) return caret;
  const isBehindWords = text.slice(start, caret.start).trim() !== '';
  const quoted =
    isBehindWords || QUOTED.test(lineBefore(text, start)) ? quotationEnd(text, start) : undefined;
  if (quoted !== undefined) return { start: quoted, end: quoted };
  return isBehindWords && caret.end < end ? { start: end, end } : caret;
}

/** A line of a block quotation. */
const QUOTED = /^[ \t]{0,3}>/;

function lineBefore(text: string, start: number): string {
  return text.slice(text.lastIndexOf('\n', start - 2) + 1, Math.max(0, start - 1));
}

/** The end of the quotation that the line at `start` belongs to: one must not be torn from its citation. */
function quotationEnd(text: string, start: number): number | undefined {
  let end: number | undefined;
  for (let at = start; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const line = text.slice(at, feed < 0 ? text.length : feed);
    if (!QUOTED.test(line)) break;
    end = at + line.trimEnd().length;
    at = feed < 0 ? text.length : feed + 1;
  }
  return end;
}

function lineEnds(space: string): number {
  return space.split('\n').length - 1;
}
