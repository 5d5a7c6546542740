/** Papers of a map by words of their labels and titles. Pure. */
import Fuse from 'fuse.js';
import type { MapGraph } from '../../../protocol/map';

/** Above so many papers a search that forgives typing errors takes longer than a keystroke may. */
const forgiving = 20_000;
/** More hits than anybody steps through. */
const most = 500;

/**
 * Finds papers as they are typed. Where papers have all the words as they stand, those are the hits: the ones where
 * words begin labels first, then the most cited. Else words that nearly agree (`vaswanni` finds Vaswani).
 */
export class Finder {
  readonly #nodes: MapGraph['nodes'];
  /** Label and title of each paper, folded; a space before each word. */
  readonly #texts: string[];
  #fuse: Fuse<string> | undefined;

  constructor({ nodes }: MapGraph) {
    this.#nodes = nodes;
    this.#texts = nodes.id.map((_, node) => ` ${fold(`${nodes.label[node]} ${nodes.title[node]}`)}`);
  }

  /** The hits, the best first; undefined when nothing is asked. */
  find(query: string): number[] | undefined {
    const words = fold(query).split(' ').filter(Boolean);
    if (words.length === 0) return undefined;
    const hits = this.#exact(words);
    return (hits.length > 0 ? hits : this.#nearly(words.join(' '))).slice(0, most);
  }

  #exact(words: readonly string[]): number[] {
    const scores = new Map<number, number>();
    this.#texts.forEach((text, node) => {
      // All the words together, as they were typed: Author 1, not the first author of 2021.
      let score = text.includes(` ${words.join(' ')}`) ? 2 : 0;
      for (const word of words) {
        const at = text.indexOf(word);
        if (at < 0) return;
        // The label comes first, so a word that begins the text begins a label.
        score += at === 1 ? 3 : text.includes(` ${word}`) ? 2 : 0;
      }
      scores.set(node, score);
    });
    const { citers } = this.#nodes;
    return [...scores]
      .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || citers[b]! - citers[a]! || a - b)
      .map(([node]) => node);
  }

  #nearly(query: string): number[] {
    if (this.#texts.length > forgiving || query.length < 3) return [];
    this.#fuse ??= new Fuse(this.#texts, { ignoreLocation: true, threshold: 0.3 });
    return this.#fuse.search(query, { limit: most }).map(({ refIndex }) => refIndex);
  }
}

/** Small letters without accents, words with one space between them. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
