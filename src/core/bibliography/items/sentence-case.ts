/** Titles in capitals as sentences: what BibTeX's styles do (`change.case$`), and Pandoc before a style has its word. */

/** A stretch of a title; the capitals of one that is protected stay. */
export interface CasedText {
  readonly text: string;
  readonly isProtected: boolean;
}

/**
 * The same stretches with each word small that has a capital by its place alone. `LLM`, `iPhone` and `GPT-4` stay, and
 * so does the first word of all, behind a colon and behind the end of a sentence; a first word in small letters, of the
 * title or of a subtitle, gets its capital.
 */
export function inSentenceCase(stretches: readonly CasedText[]): string[] {
  // Words may go through several stretches: `{B}ert`, `H<sub>2</sub>O`.
  const whole = stretches.map(({ text }) => text).join('');
  const isProtected = new Uint8Array(whole.length);
  let end = 0;
  for (const stretch of stretches) {
    if (stretch.isProtected) isProtected.fill(1, end, end + stretch.text.length);
    end += stretch.text.length;
  }
  const letters = [...whole.matchAll(WORD)].flatMap(({ 0: word, index }, at): [number, string][] => {
    if (isProtected[index]) return [];
    const isFirst = at === 0;
    const look = whole.slice(Math.max(0, index - LONGEST_LOOK), index);
    // `k-means` has a symbol before its hyphen, `zero-shot` a word.
    const isSymbol = word.length === 1 && /[-–]/u.test(whole[index + 1] ?? '');
    if ((isFirst || SUBTITLE.test(look)) && SMALL.test(word) && !isSymbol)
      return [[index, word[0]!.toUpperCase()]];
    const opens = isFirst || OPENS.test(look);
    return opens || !CAPITALISED.test(word) ? [] : [[index, word[0]!.toLowerCase()]];
  });
  const changed = whole.split('');
  // A letter that is two in the other case would move all that follows.
  for (const [index, letter] of letters) if (letter.length === 1) changed[index] = letter;
  let from = 0;
  return stretches.map(({ text }) => {
    from += text.length;
    return changed.slice(from - text.length, from).join('');
  });
}

const LONGEST_LOOK = 12;
const WORD = /[\p{L}\p{N}\p{M}₀-₉⁰¹²³⁴-⁹]+/gu;
/** One capital, the first letter: `Scaling`, `A`. */
const CAPITALISED = /^\p{Lu}[\p{Ll}\p{M}]*$/u;
const SMALL = /^\p{Ll}+$/u;
/** A subtitle begins. */
const SUBTITLE = /:\s+["“‘([¿¡]*$/u;
/** A sentence or a subtitle begins; the full stop of an initial ends none. */
const OPENS = /(?:[:?!]|(?<!(?<![\p{L}\p{N}])\p{Lu})\.)["”’)]?\s+["“‘([¿¡]*$/u;
