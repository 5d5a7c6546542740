/**
 * Running text as pages print it: LaTeX leftovers to Unicode, folding for comparison, sentences.
 */
import { fromLatex, hasLatex } from './latex';
import { hasTags, withoutTags } from './latex/rich-text';
import type { Span } from './place';

/**
 * The text as a person reads it in a list: LaTeX leftovers and rich text as Unicode, white space collapsed
 * (`$S^3$-R1` → `S³-R1`).
 */
export function readable(text: string): string {
  return asRead(text, false);
}

/** A field of BibTeX as a person reads it: braces group its letters, and none is meant to be seen. */
export function readableBibtex(text: string): string {
  return asRead(text, true);
}

function asRead(text: string, groups: boolean): string {
  const plain = hasLatex(text) ? fromLatex(text, groups) : text;
  // Exports write tags as `\textless i\textgreater`, too.
  const untagged = hasTags(plain) ? withoutTags(plain) : plain;
  return oneLine(untagged);
}

/** On one line, white space collapsed. */
export function oneLine(text: string): string {
  return WIDE_SPACE.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}

/** Most texts have none, and finding that out is many times faster than to replace each space by itself. */
const WIDE_SPACE = /[^\S ]| {2}/;

/** Letters that Unicode does not take apart. */
export const UNDECOMPOSED: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** For comparison: readable, no marks, lower case, every other character a single space. */
export function fold(text: string): string {
  const lower = readable(text).toLowerCase();
  if (/^[ -~]*$/.test(lower)) return lower.replace(/[^a-z0-9]+/g, ' ').trim();
  // A voiced kana is another letter: `ガ` is not `カ`.
  return lower
    .normalize('NFKD')
    .replace(/[\u3040-\u30ff][\u3099\u309a]/g, (kana) => kana.normalize('NFC'))
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[æœøłßđðþı]/g, (letter) => UNDECOMPOSED[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The key two spellings of one title share: folded, without spaces (`AIRA₂` = `AIRA_2`, `co-training` = `cotraining`). */
export function titleKey(title: string): string {
  return fold(title).replaceAll(' ', '');
}

/** Behind these a full stop never ends a sentence. */
const OPEN_ABBREVIATIONS = new Set(
  'e.g i.e eg ie cf viz vs resp fig figs eq eqs sec secs sect ref refs tab tabs no nos vol vols pp ed eds dr prof mr mrs ms st mt ca approx app appx alg thm lem prop def ch chap w.r.t s.t a.k.a n.b'.split(
    ' ',
  ),
);

/** Of those, the ones that are words as well: there only a number shows the abbreviation. */
const WORDS_TOO = new Set('no nos tab tabs def prop ch ed st'.split(' '));

/** Behind these it may: then the next word decides. */
const CLOSING_ABBREVIATIONS = new Set(
  'al etc i.i.d inc ltd co corp jr sr u.s u.k u.s.a ph.d m.sc dept univ'.split(' '),
);

/** Words a sentence often opens with, and a name never. */
const OPENERS = new Set(
  'We The This These Those That There They It Its In Our To A An By For From On At With When While Where However Moreover Furthermore Finally Here Hence Thus Then Using As If Also And But Yet Such Each Both Unlike Despite Although Because Since Through Across Under Experiments Results Extensive Code Inspired Motivated Specifically Additionally Existing Recent Many Most Several Based Building'.split(
    ' ',
  ),
);

/** Ends of sentences, closing marks behind them included, and empty lines. */
const BREAK = /([.!?…]{1,8})(["'”’)\]]{0,4})(?=\s|$)|[。！？]|\n[^\S\n]*\n/g;

/** The sentences of running prose, as spans of it; abbreviations, decimals and initials do not end one. */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = skipSpace(text, 0);
  for (const match of text.matchAll(BREAK)) {
    const end = match.index + match[0].length;
    if (end <= start) continue;
    const marks = match[1];
    if (marks !== undefined && !endsHere(text, start, match.index, marks, end)) continue;
    start = push(spans, text, start, marks === undefined && match[0].startsWith('\n') ? match.index : end);
  }
  push(spans, text, start, text.length);
  return spans;
}

/** Adds the span without white space at its end; the start of the next. */
function push(spans: Span[], text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1]!)) last--;
  if (last > start) spans.push({ start, end: last });
  return skipSpace(text, end);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
}

function endsHere(text: string, start: number, at: number, marks: string, end: number): boolean {
  const next = skipSpace(text, end);
  if (next >= text.length) return true;
  const following = text.slice(next, next + 40);
  // Extraction turned the first words of a sentence into a link and lost them.
  if (/^this https? URL/.test(following)) return true;
  if (/^[\p{Ll}]/u.test(following)) return false;
  if (marks !== '.') return true;
  // What stands before the full stop, back to a space: a word, a number, an initial.
  const word = /\S*$/.exec(text.slice(Math.max(start, at - 40), at))![0];
  const bare = word.replace(/^[("“‘[]+/, '');
  // `x1, . . . , xn`
  if (word === '') return false;
  const opener = OPENERS.has(/^[A-Za-z]+/.exec(following)?.[0] ?? '');
  if (isEnumerator(text, start, at - word.length, word)) return false;
  if (WORDS_TOO.has(bare)) return !/^\d/.test(following);
  if (OPEN_ABBREVIATIONS.has(bare.toLowerCase())) return false;
  if (CLOSING_ABBREVIATIONS.has(bare.toLowerCase()))
    return opener || (/^etc$/i.test(bare) && /^[\p{Lu}]/u.test(following));
  // `J. K. Rowling`, `R.E.M.`; but "vitamin C. We …".
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(bare)) return opener;
  return true;
}

/** `1.` or `(2).` at the start of a sentence or behind a colon counts; it is not a sentence of its own. */
function isEnumerator(text: string, start: number, wordStart: number, word: string): boolean {
  if (!/^\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])\)?$/i.test(word)) return false;
  const before = text.slice(Math.max(start, wordStart - 40), wordStart).trimEnd();
  return before === '' || /[:;,]$/.test(before) || /(?:^|[\s,;])(?:and|or)$/.test(before);
}

/** Whether the text ends where a sentence may: one that does not was cut. */
export function endsSentence(text: string): boolean {
  return /[.!?…。:)\]}"'”’»$%*>]\s*$/.test(text);
}

/** With a sign in place of half a character, which a cut text may end in: addresses and JSON cannot hold it. */
export function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD');
}

/** The beginning of a text, cut at a word, with an ellipsis where something was cut. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > length / 2 ? space : length).replace(/[\s,;:.–-]+$/, '')}…`;
}

/** `1 citer`, `2 citers`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
