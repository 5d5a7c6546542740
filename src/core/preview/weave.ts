/** The placeholders among markdown-it's tokens become tokens of our own; where no text is, the words as typed. */
import type { Token, TokenMaker } from './markdown-it';
import { behindEnd, cut, hasPlaceholder, isWithin, restored } from './placeholders';

/** The types of our tokens: a citation, the white space or line end before it, and the full stop or comma behind it. */
export const CITATION = 'scholium_citation';
export const SPACE = 'scholium_space';
export const LINE_END = 'scholium_line_end';
export const STOP = 'scholium_stop';

/** Of a citation among the tokens. */
export interface WovenCitation {
  /** Of the placeholder. */
  readonly number: number;
  /** It stands within the text of a link, where no other can. */
  readonly inLink: boolean;
  /** The punctuation behind it; empty when there is none. */
  readonly stop: string;
}

/** Changes the tokens; tells each citation that it made. */
export function weave(
  tokens: readonly Token[],
  typed: readonly string[],
  Maker: TokenMaker,
  tell: (token: Token, citation: WovenCitation) => void,
): void {
  for (const token of tokens) {
    if (token.type === 'inline' && token.children) {
      token.children = wovenLine(token.children, typed, Maker, tell);
    }
    restoreAll(token, typed);
  }
}

function wovenLine(
  children: readonly Token[],
  typed: readonly string[],
  Maker: TokenMaker,
  tell: (token: Token, citation: WovenCitation) => void,
): Token[] {
  if (!children.some(({ type, content }) => type === 'text' && hasPlaceholder(content))) return [...children];
  const woven: Token[] = [];
  let links = 0;
  const say = (type: string, content: string, like: Token, citation?: WovenCitation, number?: number) => {
    if (content === '') return;
    const token = Object.assign(new Maker(type, '', 0), { content, level: levelOf(like) });
    woven.push(token);
    if (!citation) return;
    // The words as typed are what anchors of headings are made of.
    token.children = [Object.assign(new Maker('text', '', 0), { content })];
    if (number !== undefined) token.meta = { number };
    tell(token, citation);
  };
  for (let at = 0; at < children.length; at++) {
    const child = children[at]!;
    if (child.type === 'link_open') links++;
    if (child.type === 'link_close') links--;
    if (child.type !== 'text' || !hasPlaceholder(child.content)) {
      woven.push(child);
      continue;
    }
    let from = '';
    for (let pieces = cut(child.content); pieces.length > 0; ) {
      const { before, number, isOpen } = pieces.shift()!;
      const words = before.slice(from.length);
      from = '';
      if (number === undefined) {
        say('text', words, child);
        continue;
      }
      const end = isOpen ? endIn(children, at + 1) : undefined;
      if (end) {
        at = end.at;
        pieces = cut(end.rest);
      }
      const stop = FULL_STOP.exec(pieces[0]?.before ?? '')?.[0] ?? '';
      const citation = { number, inLink: links > 0, stop };
      const text = words.trimEnd();
      if (words === '' && woven.at(-1)?.type === 'softbreak') {
        tell(Object.assign(woven.at(-1)!, { type: LINE_END }), citation);
      }
      say('text', text, child);
      say(SPACE, words.slice(text.length), child, citation);
      say(CITATION, typed[number] ?? '', child, citation, number);
      say(STOP, stop, child, citation);
      from = stop;
    }
  }
  return woven;
}

// Three of them are a mark of their own.
const FULL_STOP = /^[.,;:!?](?![.,;:!?])/;

/** Where a placeholder over several lines ends: line ends come between. */
function endIn(children: readonly Token[], from: number): { at: number; rest: string } | undefined {
  let at = from;
  while (children[at] && isBetween(children[at]!)) at++;
  const token = children[at];
  const rest = at > from && token?.type === 'text' ? behindEnd(token.content) : undefined;
  return rest === undefined ? undefined : { at, rest };
}

/** Of a placeholder's lines: their ends, and what stands for the words of those between. */
function isBetween({ type, content }: Token): boolean {
  return type === 'softbreak' || type === 'hardbreak' || (type === 'text' && isWithin(content));
}

function levelOf(token: Token): number {
  return (token as Token & { level?: number }).level ?? 0;
}

function restoreAll(token: Token, typed: readonly string[]): void {
  if (hasPlaceholder(token.content)) token.content = restored(token.content, typed);
  if (hasPlaceholder(token.info)) token.info = restored(token.info, typed);
  for (const attribute of token.attrs ?? []) attribute[1] = restored(String(attribute[1]), typed);
  for (const child of token.children ?? []) restoreAll(child, typed);
}
