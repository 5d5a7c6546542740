/**
 * Where the paragraphs and headings of a Markdown note are: CommonMark's block structure
 * (https://spec.commonmark.org/0.31.2/#phase-1-block-structure), reading one line at a time.
 *
 * By hand, not by remark: a keystroke must cost less than a frame in a note of 10,000 lines, and only the
 * places of prose are wanted, no tree. The tests hold it against remark-parse.
 *
 * Beyond CommonMark: footnotes (`[^a]: …` and what is indented under it), display math between lines with `$$`,
 * Pandoc's fenced divs and definition lists (`:   …`), MyST directives whose content is prose.
 * Skipping: tables (their rows are read as a paragraph).
 */
import type { Span } from '../place';
import {
  type BlockState,
  type Checkpoint,
  type EmitBlock,
  type Fence,
  type Leaf,
  TOP_LEVEL,
} from './block-state';
import { isThematicBreak, matchesContainer, openContainer } from './containers';
import { htmlBlock } from './html-blocks';
import { LineCursor } from './line-cursor';
import { linkDefinitionsEnd } from './link-definitions';

/** Every paragraph and heading from `start` on, which is at top level, up to the first that begins behind `until`. */
export function proseBlocks(text: string, start: number, until: number, emit: EmitBlock): void {
  const state = startReading(text, emit, (from) => text.indexOf('$$', from) >= 0);
  for (let at = start; at < text.length; ) {
    if (at > until && state.leaf?.kind !== 'paragraph') break;
    at = readLineAt(state, at);
  }
  endReading(state);
}

/** Begins to read where a checkpoint was taken. `hasMathEnd` says whether there is a `$$` at an index or behind it. */
export function startReading(
  text: string,
  emit: EmitBlock,
  hasMathEnd: (from: number) => boolean,
  { containers, leaf, directives }: Checkpoint = TOP_LEVEL,
): BlockState {
  return {
    text,
    containers: containers.map((container) => ({ ...container })),
    leaf: leaf?.kind === 'paragraph' ? { kind: 'paragraph', lines: [] } : leaf,
    directives: [...directives],
    emit,
    hasMathEnd,
  };
}

/** Reads the line at an index; gives that of the next one. */
export function readLineAt(state: BlockState, at: number): number {
  const { text } = state;
  const feed = text.indexOf('\n', at);
  const end = feed < 0 ? text.length : feed;
  readLine(state, new LineCursor(text, at, end > at && text[end - 1] === '\r' ? end - 1 : end));
  return end + 1;
}

/** Ends what is open: the text has no more lines, or those behind are known. */
export function endReading(state: BlockState): void {
  closeLeaf(state);
}

function readLine(state: BlockState, line: LineCursor): void {
  let open = 0;
  for (const container of state.containers) {
    if (!matchesContainer(container, line)) break;
    open++;
  }
  let continues = open === state.containers.length;
  if (continues && continueLeaf(state, line)) return;
  while (!line.isBlank && line.indent < 4) {
    const at = line.content;
    const opened = openContainer(line, continues && state.leaf?.kind === 'paragraph');
    if (!opened) break;
    closeDownTo(state, open);
    closeLeaf(state);
    state.containers.push(opened);
    // The label of a footnote may be a key.
    if (line.text[at] === '[') state.emit([{ start: at, end: line.text.indexOf(']', at) + 1 }]);
    open++;
    continues = true;
  }
  if (line.isBlank) {
    closeDownTo(state, open);
    closeLeaf(state);
  } else if (!readLeaf(state, line, open)) {
    // Text: it goes on with an open paragraph even where the marks of its containers are missing.
    if (state.leaf?.kind !== 'paragraph') {
      closeDownTo(state, open);
      state.leaf = { kind: 'paragraph', lines: [] };
    }
    state.leaf.lines.push({ start: line.content, end: line.end });
  }
}

/** Gives the line to the code, HTML or math that is open; true if it belongs there. */
function continueLeaf(state: BlockState, line: LineCursor): boolean {
  const { leaf } = state;
  switch (leaf?.kind) {
    case 'fence':
      if (line.indent < 4 && closesFence(line, leaf)) state.leaf = undefined;
      return true;
    case 'math':
      if (line.rest.includes('$$')) state.leaf = undefined;
      return true;
    case 'html':
      if (leaf.end ? leaf.end.test(line.rest) : line.isBlank) state.leaf = undefined;
      return true;
    case 'code':
      return line.isBlank || line.indent >= 4;
    default:
      return false;
  }
}

/** Reads a line that starts a block other than a paragraph; false if it is text. */
function readLeaf(state: BlockState, line: LineCursor, open: number): boolean {
  const inParagraph = state.leaf?.kind === 'paragraph';
  if (line.indent >= 4) return !inParagraph && start(state, open, { kind: 'code' });
  switch (line.char) {
    case '#': {
      const mark = /^#{1,6}(?=[ \t]|$)/.exec(line.rest);
      if (!mark) return false;
      start(state, open, undefined);
      state.emit([{ start: line.content + mark[0].length, end: line.end }]);
      return true;
    }
    case '`':
    case '~':
      return readFence(state, line, open);
    case '<': {
      const html = htmlBlock(line.rest, inParagraph);
      return (
        html !== undefined &&
        start(state, open, html.end?.test(line.rest) ? undefined : { kind: 'html', ...html })
      );
    }
    case '=':
    case '-':
    case '*':
    case '_':
      return readRule(state, line, open);
    case '$':
      // Only with another `$$` further on: a stray one must not silence the rest of the note.
      if (!/^\$\$(?!.*\$\$)/.test(line.rest) || !state.hasMathEnd(line.end)) return false;
      return start(state, open, { kind: 'math' });
    case ':':
      if (!line.rest.startsWith(':::')) return false;
      start(state, open, undefined);
      state.emit([{ start: line.content, end: line.end }]);
      return true;
    default:
      return false;
  }
}

/** A code fence, or the fence of a directive whose content is prose. */
function readFence(state: BlockState, line: LineCursor, open: number): boolean {
  const fence = /^(`{3,}(?=[^`]*$)|~{3,})[ \t]*(?:\{([\w:-]+)\})?/.exec(line.rest);
  if (!fence) return false;
  const directive = state.directives.findLastIndex((other) => closesFence(line, other));
  if (directive >= 0) {
    state.directives.length = directive;
    return start(state, open, undefined);
  }
  const shape: Fence = { char: line.char, length: fence[1]!.length };
  if (!fence[2] || !PROSE_DIRECTIVES.test(fence[2])) return start(state, open, { kind: 'fence', ...shape });
  if (state.directives.length < 20) state.directives.push(shape);
  return start(state, open, undefined);
}

/** MyST directives that hold prose (https://mystmd.org/guide/directives); any other fence with braces is code. */
const PROSE_DIRECTIVES =
  /^(?:note|tip|hint|important|warning|caution|attention|danger|error|seealso|admonition|topic|sidebar|margin|aside|figure|epigraph|blockquote|dropdown|card|tab-item|tab-set|grid|grid-item|grid-item-card|div|prf:[a-z]+|proof|exercise|solution|abstract|callout-[a-z]+)$/;

function closesFence(line: LineCursor, fence: Fence): boolean {
  const { rest } = line;
  let length = 0;
  while (rest[length] === fence.char) length++;
  return length >= fence.length && rest.slice(length).trim() === '';
}

/** A line of `===` or `---` under a paragraph, which makes it a heading, or a thematic break. */
function readRule(state: BlockState, line: LineCursor, open: number): boolean {
  const isOwnParagraph = state.leaf?.kind === 'paragraph' && open === state.containers.length;
  if (isOwnParagraph && UNDERLINE.test(line.rest)) return start(state, open, undefined);
  return isThematicBreak(line.rest) && start(state, open, undefined);
}

const UNDERLINE = /^(?:=+|-+)[ \t]*$/;

function start(state: BlockState, open: number, leaf: Leaf | undefined): true {
  closeDownTo(state, open);
  closeLeaf(state);
  state.leaf = leaf;
  return true;
}

function closeDownTo(state: BlockState, open: number): void {
  if (state.containers.length <= open) return;
  closeLeaf(state);
  state.containers.length = open;
}

function closeLeaf(state: BlockState): void {
  const { leaf } = state;
  state.leaf = undefined;
  if (leaf?.kind !== 'paragraph' || leaf.lines.length === 0) return;
  const lines = withoutDefinitions(state.text, leaf.lines);
  if (lines.length > 0) state.emit(lines);
}

function withoutDefinitions(text: string, lines: readonly Span[]): readonly Span[] {
  if (text[lines[0]!.start] !== '[') return lines;
  const joined = lines.map(({ start, end }) => text.slice(start, end)).join('\n');
  const end = linkDefinitionsEnd(joined);
  return end === 0 ? lines : lines.slice(joined.slice(0, end).trimEnd().split('\n').length);
}
