/**
 * Reads the abstracts of the best again for the words of the query side by side and in order. Only papers are
 * read whose score could still reach the first page; the bits for neighbouring words have already brought the
 * likely ones there.
 */
import { bestFirst, type Candidate } from './candidate';
import { textsOf } from './document';
import { phraseFactor } from './phraseFactor';
import type { QueryWord } from './queryWords';
import type { Scanner } from './scanner';

const WORTH_READING = 1.1;

export function rankByPhrase(
  words: readonly QueryWord[],
  scanner: Scanner,
  candidates: Candidate[],
  most: number,
): void {
  if (words.length < 2) return;
  for (const candidate of candidates.slice(0, most)) {
    // The bits never miss a pair that is there: without them there is nothing to read.
    if (candidate.phrase < WORTH_READING * candidate.inTitle) continue;
    let longest = 0;
    for (const text of textsOf(candidate.work)) {
      scanner.scan(text);
      longest = Math.max(longest, longestRun(words, scanner));
    }
    const share = Math.max(0, longest - 1) / (words.length - 1);
    const { phrase, inTitle } = candidate;
    const known = Math.max(inTitle, phraseFactor(words.length, share));
    candidate.score *= known / Math.max(inTitle, phrase);
  }
  candidates.sort(bestFirst);
}

/** How many words of the query, at most, stand in the scanned text one behind the other as they do in the query. */
function longestRun(words: readonly QueryWord[], scanner: Scanner): number {
  const { hash, count } = scanner;
  let longest = 0;
  for (let at = 0; at < count; at++) {
    for (let i = 0; i < words.length - longest; i++) {
      if (hash[at] !== words[i]!.hash) continue;
      let run = 1;
      while (i + run < words.length && at + run < count && sits(words, i + run, scanner, at + run)) run++;
      if (run > longest) longest = run;
    }
  }
  return longest;
}

/** The last word may be only begun. */
function sits(words: readonly QueryWord[], i: number, scanner: Scanner, at: number): boolean {
  const word = words[i]!;
  if (scanner.hash[at] === word.hash) return true;
  if (i !== words.length - 1) return false;
  const from = scanner.at[at]!;
  if (scanner.at[at + 1]! - from < word.bytes.length) return false;
  for (let j = 0; j < word.bytes.length; j++) if (scanner.bytes[from + j] !== word.bytes[j]) return false;
  return true;
}
