/** Whether a paper holds a quoted phrase: its words whole, side by side. */
import type { Scanner } from './scanner';
import { mayHavePair, pairOf, type SearchIndex } from './searchIndex';
import type { Vocabulary } from './vocabulary';

/** What is read where the index says that the phrase may stand there. */
export interface Texts {
  /** Title and authors. */
  readonly front: (paper: number) => readonly string[];
  /** Summaries and abstracts, of whose pairs of words the index knows. */
  readonly running: (paper: number) => readonly string[];
}

export function phraseTest(
  phrase: string,
  vocabulary: Vocabulary,
  scanner: Scanner,
  { front, running }: Texts,
): (paper: number) => boolean {
  const { index } = vocabulary;
  scanner.scan(phrase);
  const { count } = scanner;
  const hashes = scanner.hash.slice(0, count);
  const words = Array.from({ length: count }, (_, i) =>
    vocabulary.find(scanner.bytes.subarray(scanner.at[i]!, scanner.at[i + 1]!)),
  );
  const pairs = Array.from({ length: Math.max(0, count - 1) }, (_, i) => pairOf(hashes[i]!, hashes[i + 1]!));
  // A word that the index does not have stands nowhere.
  if (words.includes(-1)) return () => false;
  return (paper) =>
    (standsIn(index, paper, words) && front(paper).some(holds)) ||
    (pairs.every((pair) => mayHavePair(index, paper, pair)) && running(paper).some(holds));

  function holds(text: string): boolean {
    scanner.scan(text);
    for (let at = 0; at + count <= scanner.count; at++) {
      let i = 0;
      while (i < count && scanner.hash[at + i] === hashes[i]) i++;
      if (i === count) return true;
    }
    return count === 0;
  }
}

/** Whether the words stand side by side in title and authors, taken as one row. */
function standsIn({ front, frontStart }: SearchIndex, paper: number, words: readonly number[]): boolean {
  const end = frontStart[paper + 1]! - words.length;
  for (let at = frontStart[paper]! + 1; at <= end; at++) {
    let i = 0;
    while (i < words.length && front[at + i] === words[i]) i++;
    if (i === words.length) return true;
  }
  return false;
}
