/**
 * Where a note wants its list of references: Pandoc's `::: {#refs}` and `<div id="refs"></div>`
 * (https://pandoc.org/MANUAL.html#placement-of-the-bibliography), MyST's `{bibliography}` directive
 * (https://mystmd.org/guide/citations), the region that we write ourselves, else its end.
 */
import type { BlockRule, BlockState, Token, TokenMaker } from './markdown-it';

/** The type of the token that stands for the list. */
export const LIST = 'scholium_references';
/** Of the one that stands for a list which the note has in its own words, as our region. */
export const WRITTEN_LIST = 'scholium_written_references';

/** Of the list's token in a note that names no place for it. */
const AT_END = 'at the end';

export function isAtEnd(token: Token | undefined): boolean {
  return token?.type === LIST && token.meta === AT_END;
}

/** `::: {#refs}` … `:::`, with what stands in it before the list; only in the tokens that are `ours`. */
export function divRule(ours: (tokens: readonly Token[]) => boolean): BlockRule {
  return (state, start, end, silent) => {
    if (!ours(state.tokens) || !REFS_DIV.test(lineAt(state, start) ?? '')) return false;
    const close = closingLine(state, start, end);
    if (close === undefined) return false;
    if (silent) return true;
    const { lineMax } = state;
    state.lineMax = close;
    state.md.block.tokenize(state, start + 1, close);
    state.lineMax = lineMax;
    const token = state.push(LIST, '', 0);
    token.block = true;
    token.map = [start, close + 1];
    state.line = close + 1;
    return true;
  };
}

const REFS_DIV = /^:{3,}[ \t]*(?:\{(?:[^}]*[ \t])?#refs(?:[ \t][^}]*)?\}|\{bibliography\}.*)[ \t:]*$/;

/** The words of a line that is no code; undefined for one that is, or that belongs to what stands around. */
function lineAt(state: BlockState, line: number): string | undefined {
  const indent = state.sCount[line]! - state.blkIndent;
  if (indent < 0 || indent >= 4) return undefined;
  return state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]);
}

function closingLine(state: BlockState, start: number, end: number): number | undefined {
  for (let line = start + 1, depth = 1; line < end; line++) {
    const words = lineAt(state, line) ?? '';
    if (/^:{3,}[ \t]*$/.test(words)) depth--;
    else if (/^:{3,}[ \t]*\S/.test(words)) depth++;
    if (depth === 0) return line;
  }
  return undefined;
}

/** The tokens with one for the list, and never with two. */
export function withList(tokens: readonly Token[], Maker: TokenMaker): Token[] {
  if (tokens.some(isWrittenList)) return withWrittenList(tokens, Maker);
  let isPlaced = false;
  const placed = tokens.flatMap((token): Token[] => {
    const here = isPlaced ? [token] : listIn(token, Maker);
    if (token.type === LIST && isPlaced) return [];
    isPlaced ||= here.some(({ type }) => type === LIST);
    return here;
  });
  return isPlaced ? placed : [...placed, Object.assign(block(LIST, Maker), { meta: AT_END })];
}

export function isWrittenList({ type, content }: Token): boolean {
  // In a block of HTML or of text, not in code.
  if (type === 'html_block') return /<!--[ \t]*scholium:references(?![\w-])/.test(content);
  return type === 'inline' && /^\{\/\*[ \t]*scholium:references(?![\w-])/.test(content);
}

/** Whether it is, or holds, a mark that begins or ends a list of the note's own words. */
export function isMarkOfList({ type, content }: Token): boolean {
  if (type === 'html_block') return /<!--[ \t]*\/?scholium:references(?![\w-])/.test(content);
  return type === 'inline' && MDX_MARKS.test(content);
}

/** A paragraph of nothing but the marks of our region as MDX has them, which knows no comments of HTML. */
const MDX_MARKS = /^(?:\{\/\*[ \t]*\/?scholium:references(?:[ \t][^*{}]*)?\*\/\}\s*)+$/;

/** With a token where the region begins. Markdown takes marks of MDX for words: they are not shown. */
function withWrittenList(tokens: readonly Token[], Maker: TokenMaker): Token[] {
  const first = tokens.findIndex(isWrittenList);
  const hidden = new Set(
    tokens.flatMap(({ type, content }, at) =>
      type === 'inline' && MDX_MARKS.test(content) ? [at - 1, at, at + 1] : [],
    ),
  );
  return tokens.flatMap((token, at): Token[] => [
    ...(at === first ? [block(WRITTEN_LIST, Maker)] : []),
    ...(token.type === LIST || hidden.has(at) ? [] : [token]),
  ]);
}

/** The token, cut where it holds the list. */
function listIn(token: Token, Maker: TokenMaker): Token[] {
  if (token.type === 'fence' && /^\{bibliography\}/.test(token.info.trim())) {
    return [Object.assign(block(LIST, Maker), { map: token.map })];
  }
  if (token.type !== 'html_block') return [token];
  const match = REFS_ELEMENT.exec(token.content);
  if (!match) return [token];
  const at = match.index + match[0].length;
  const rest = token.content.slice(at);
  const before = Object.assign(copy(token, Maker), { content: token.content.slice(0, at) });
  const behind = Object.assign(block('html_block', Maker), { content: rest });
  return [before, block(LIST, Maker), ...(rest.trim() === '' ? [] : [behind])];
}

const REFS_ELEMENT =
  /<div(?=\s)(?:[^>"']|"[^"]*"|'[^']*')*?\sid\s*=\s*(?:"refs"|'refs'|refs(?=[\s>]))[^>]*>/i;

function copy(token: Token, Maker: TokenMaker): Token {
  return Object.assign(new Maker(token.type, '', 0), token, { attrs: token.attrs && [...token.attrs] });
}

export function block(type: string, Maker: TokenMaker): Token {
  return Object.assign(new Maker(type, '', 0), { block: true });
}
