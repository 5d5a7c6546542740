/**
 * Orders the best few hundred by what adding up cannot see: whether the words stand in the title in the order
 * typed, side by side, how much of the title they are, and who is named first. Titles and authors are rows of
 * word numbers in the index, so this compares numbers.
 */

import { beginningQuality } from './beginningQuality';
import { bestFirst, type Candidate } from './candidate';
import { phraseFactor } from './phraseFactor';
import type { QueryWord } from './queryWords';
import type { Segment } from './segment';
import type { Vocabulary } from './vocabulary';

const ORDER = 0.1;
const SIDE_BY_SIDE = 0.2;
const FILL = 0.35;
const WHOLE = 0.25;
const AT_START = 0.05;
const FIRST_AUTHOR = 0.06;
/** A common word, left out while gathering, that stands in the title after all: of what it tells. */
const DEFERRED = 1;

/** A word of the query as one segment has it. */
interface LocalWord {
  readonly length: number;
  readonly telling: number;
  /** The words of the segment that it begins. */
  readonly from: number;
  readonly to: number;
  /** How well others fit it. */
  readonly quality: ReadonlyMap<number, number>;
}

/** Adds to the candidates' scores and sorts them again. */
export function rankByTitle(
  segments: readonly Segment[],
  words: readonly QueryWord[],
  counted: number,
  candidates: Candidate[],
): void {
  const local: (readonly LocalWord[])[] = [];
  const total = words.reduce((sum, word) => sum + word.telling, 0) || 1;
  for (const candidate of candidates) {
    const { segment } = candidate;
    local[segment] ??= words.map((word) => localWord(word, segment));
    const { vocabulary } = segments[segment]!;
    candidate.score *= 1 + titleBonus(vocabulary, local[segment], total, candidate, counted);
    candidate.score *= Math.max(1, candidate.inTitle / candidate.phrase);
  }
  candidates.sort(bestFirst);
}

function localWord({ bytes, telling, begins, variants }: QueryWord, segment: number): LocalWord {
  const { from, to } = begins[segment]!;
  const quality = new Map(variants.map((variant) => [variant.words[segment]!, variant.quality]));
  return { length: bytes.length, telling, from, to, quality };
}

function titleBonus(
  vocabulary: Vocabulary,
  words: readonly LocalWord[],
  total: number,
  candidate: Candidate,
  counted: number,
): number {
  const { front, frontStart } = vocabulary.index;
  const row = frontStart[candidate.paper]!;
  const end = frontStart[candidate.paper + 1]!;
  const titleStart = row + 1;
  const titleEnd = titleStart + front[row]!;
  let told = 0;
  let inOrder = 0;
  let sideBySide = 0;
  let matched = 0;
  let bonus = 0;
  let before = -1;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    let best = 0;
    let place = -1;
    // The place right behind the last word's wins among equals, then the first one after it.
    for (let at = titleStart; at < titleEnd; at++) {
      const fits = fitOf(vocabulary, word, front[at]!);
      if (fits > best + 0.001 || (fits > 0 && fits > best - 0.001 && at === before + 1)) {
        best = fits;
        place = at;
      }
    }
    if (place < 0) {
      if (isFirstAuthor(vocabulary, word, titleEnd, end)) bonus += FIRST_AUTHOR;
      before = -1;
      continue;
    }
    const share = (word.telling * best) / total;
    told += share;
    matched++;
    if ((counted & (1 << i)) === 0) bonus += DEFERRED * share;
    if (before >= 0) {
      if (place === before + 1) sideBySide++;
      else if (place > before) inOrder++;
    }
    if (i === 0 && place === titleStart) bonus += AT_START;
    before = place;
  }
  if (matched === 0) return bonus;
  const steps = Math.max(1, words.length - 1);
  const fill = matched / Math.max(1, titleEnd - titleStart);
  candidate.inTitle = phraseFactor(words.length, sideBySide / steps);
  if (matched === words.length) bonus += WHOLE;
  return bonus + told * (FILL * fill + (SIDE_BY_SIDE * sideBySide + ORDER * inOrder) / steps);
}

/** The first author's names are the first few of the row; a name has rarely more than three parts. */
function isFirstAuthor(vocabulary: Vocabulary, word: LocalWord, from: number, end: number): boolean {
  const { front } = vocabulary.index;
  if (from < end && fitOf(vocabulary, word, front[from]!) > 0) return true;
  for (let at = from; at < Math.min(end, from + 3); at++) {
    if (fitOf(vocabulary, word, front[at]!) > 0.7) return true;
  }
  return false;
}

/** How well a word of the index fits one of the query; 0 for not at all. */
function fitOf(vocabulary: Vocabulary, word: LocalWord, candidate: number): number {
  if (candidate >= word.from && candidate < word.to) {
    return beginningQuality(word.length, vocabulary.length(candidate));
  }
  return word.quality.get(candidate) ?? 0;
}
