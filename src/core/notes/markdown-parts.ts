/** The headings and paragraphs of a Markdown note. */
import type { Span } from '../place';
import { proseBlocks } from './blocks';
import { frontMatterEnd } from './front-matter';
import type { Part } from './text-parts';

/** In the order of the text. Headings within lists and quotes are paragraphs. */
export function markdownParts(text: string): Part[] {
  const parts: Part[] = [];
  proseBlocks(text, frontMatterEnd(text), text.length, (lines) => {
    const span = { start: lines[0]!.start, end: lines.at(-1)!.end };
    const level = levelOf(text, span);
    parts.push({ span, words: joined(text, lines), ...(level !== undefined && { level }) });
  });
  return parts;
}

/** Of `## A heading`, or of one with a line of `===` or `---` beneath. */
function levelOf(text: string, { start, end }: Span): number | undefined {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const marks = /^ {0,3}(#{1,6})$/.exec(before)?.[1];
  if (marks) return marks.length;
  if (!/^ {0,3}$/.test(before) || text.startsWith(':::', start)) return undefined;
  UNDERLINE.lastIndex = end;
  const underline = UNDERLINE.exec(text)?.[1];
  if (underline === undefined) return undefined;
  return underline.startsWith('=') ? 1 : 2;
}

const UNDERLINE = /\r?\n {0,3}(=+|-+)[ \t\r]*(?:\n|$)/y;

/** The lines with a line feed and spaces for what was between them, so that offsets stay. */
function joined(text: string, lines: readonly Span[]): string {
  const words: string[] = [];
  let end = lines[0]!.start;
  for (const line of lines) {
    if (line.start > end) words.push('\n', ' '.repeat(line.start - end - 1));
    words.push(text.slice(line.start, line.end));
    end = line.end;
  }
  return words.join('');
}
