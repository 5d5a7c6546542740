/** The references of a list that the note has in its own words, between our marks: which paragraph is which. */
import type { FormattedReference } from '../csl/processor';
import { entryId, entryLinks, type ListOptions } from './list-html';
import { isMarkOfList, isWrittenList } from './list-place';
import type { Token, TokenMaker } from './markdown-it';

/** The types of the tokens before and behind the words of a reference; `meta` is the number of its paragraph. */
export const WRITTEN_ANCHOR = 'scholium_written_anchor';
export const WRITTEN_LINKS = 'scholium_written_links';

/** What is put into a list that the note has in its own words. HTML. */
export interface WrittenList {
  /** Where links lead to works that none of its paragraphs is of. */
  readonly anchors: string;
  /** Where links lead to the work of a paragraph. */
  readonly anchor: (paragraph: number) => string;
  readonly links: (paragraph: number) => string;
}

/** Puts tokens of ours into each paragraph of the list, tells them, and gives the words of the paragraphs. */
export function markWritten(
  tokens: readonly Token[],
  Maker: TokenMaker,
  tell: (token: Token) => void,
): string[] {
  const words: string[] = [];
  const first = tokens.findIndex(isWrittenList);
  const length = tokens.slice(first + 1).findIndex(isMarkOfList);
  if (first < 0 || length < 0) return words;
  for (let at = first + 1; at < first + 1 + length; at++) {
    const { type, children } = tokens[at]!;
    if (type !== 'inline' || !children || tokens[at - 1]!.type !== 'paragraph_open') continue;
    const [anchor, links] = [WRITTEN_ANCHOR, WRITTEN_LINKS].map((name) =>
      Object.assign(new Maker(name, '', 0), { meta: words.length }),
    );
    words.push(children.map(({ content }) => content || ' ').join(''));
    tokens[at]!.children = [anchor!, ...children, links!];
    tell(anchor!);
    tell(links!);
  }
  return words;
}

/** `written` are the words of its paragraphs. */
export function writtenList(
  written: readonly string[],
  references: readonly FormattedReference[],
  { placesOf, sourceOf }: Pick<ListOptions, 'placesOf' | 'sourceOf'>,
): WrittenList {
  const keys = matchWritten(written, references);
  const known = new Set(keys);
  const anchorOf = (key: string) => `<span class="scholium-written" id="${entryId(key)}"></span>`;
  const of = (paragraph: number, html: (key: string) => string) => {
    const key = keys[paragraph];
    return key === undefined ? '' : html(key);
  };
  return {
    anchors: references.map(({ key }) => (known.has(key) ? '' : anchorOf(key))).join(''),
    anchor: (paragraph) => of(paragraph, anchorOf),
    links: (paragraph) => of(paragraph, (key) => ` ${entryLinks(sourceOf(key), placesOf(key))}`),
  };
}

/**
 * For each paragraph the key of its reference: of those that say the same, else of that with which it shares most words
 * that few others have, such as a DOI. The reader's own are of none.
 */
function matchWritten(
  written: readonly string[],
  references: readonly FormattedReference[],
): readonly (string | undefined)[] {
  if (written.length === 0) return [];
  const ours = references.map(({ text }) => wordsOf(text.replace(/<[^>]*>/g, '').replace(/&#?\w+;/g, ' ')));
  const theirs = written.map((text) => wordsOf(text.replace(LABEL, '')));
  const found = new Map<number, number>();
  const left = new Set(ours.keys());
  const take = (paragraph: number, reference: number | undefined) => {
    if (reference === undefined || !left.delete(reference)) return;
    found.set(paragraph, reference);
  };
  const same = indexed([...ours.keys()], (reference) => [ours[reference]!.join(' ')]);
  for (const [paragraph, words] of theirs.entries()) take(paragraph, same.get(words.join(' '))?.shift());
  const others = [...theirs.keys()].filter((paragraph) => !found.has(paragraph));
  const having = others.length > 0 ? indexed([...left], (reference) => ours[reference]!) : new Map();
  for (const paragraph of others) take(paragraph, likest(theirs[paragraph]!, having, left));
  return written.map((_, paragraph) => references[found.get(paragraph) ?? -1]?.key);
}

/** A number or a label before a reference is another in each list. */
const LABEL = /^\s*(?:\[[^\]]*\]|\(?\d+[.)])\s+/;
/** A word of more references tells none of them. */
const COMMON = 16;
/** A paragraph shares words that no other reference has, so many at least, or more of those that few have. */
const ENOUGH = 2;

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** By each of their words, the references that have it. */
function indexed(
  references: readonly number[],
  wordsIn: (reference: number) => readonly string[],
): Map<string, number[]> {
  const having = new Map<string, number[]>();
  for (const reference of references) {
    for (const word of new Set(wordsIn(reference))) {
      const all = having.get(word);
      if (all) all.push(reference);
      else having.set(word, [reference]);
    }
  }
  return having;
}

function likest(
  words: readonly string[],
  having: ReadonlyMap<string, readonly number[]>,
  left: ReadonlySet<number>,
): number | undefined {
  const weights = new Map<number, number>();
  for (const word of new Set(words)) {
    const all = having.get(word) ?? [];
    if (all.length > COMMON) continue;
    for (const reference of all) {
      if (left.has(reference)) weights.set(reference, (weights.get(reference) ?? 0) + 1 / all.length);
    }
  }
  const [best] = [...weights].sort(([, a], [, b]) => b - a);
  return best && best[1] >= ENOUGH ? best[0] : undefined;
}
