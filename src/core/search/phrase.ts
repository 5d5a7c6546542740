/** Whether a paper holds a quoted phrase: its words whole, side by side. */
import type { Scanner } from './scanner';
import { mayHavePair, pairOf } from './searchIndex';
import type { Vocabulary } from './vocabulary';

export interface Texts {
  /** Title and authors. */
  readonly front: readonly string[];
  /** Summaries and abstracts, of whose pairs of words the index knows. */
  readonly running: readonly string[];
}

export function phraseTest(
  phrase: string,
  { index }: Vocabulary,
  scanner: Scanner,
  textsOf: (paper: number) => Texts,
): (paper: number) => boolean {
  scanner.scan(phrase);
  const { count } = scanner;
  const hashes = scanner.hash.slice(0, count);
  const pairs = Array.from({ length: Math.max(0, count - 1) }, (_, i) => pairOf(hashes[i]!, hashes[i + 1]!));
  return (paper) => {
    const { front, running } = textsOf(paper);
    return (
      front.some(holds) || (pairs.every((pair) => mayHavePair(index, paper, pair)) && running.some(holds))
    );
  };

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
