/** The rival of the related suite: the cosine of tf·idf vectors over titles and abstracts, all words, no more. */
import type { Paper } from './papers';

export class Cosine {
  readonly #rows = new Map<string, { readonly papers: number[]; readonly weights: number[] }>();
  readonly #vectors: Map<string, number>[] = [];

  constructor(papers: readonly Paper[]) {
    const counts = papers.map(({ title, abstract }) => counted(`${title} ${abstract}`));
    const having = new Map<string, number>();
    for (const words of counts)
      for (const word of words.keys()) having.set(word, (having.get(word) ?? 0) + 1);
    for (const [i, words] of counts.entries()) {
      const vector = new Map<string, number>();
      let squares = 0;
      for (const [word, count] of words) {
        const weight = (1 + Math.log(count)) * Math.log(papers.length / having.get(word)!);
        vector.set(word, weight);
        squares += weight * weight;
      }
      for (const [word, weight] of vector) {
        const unit = weight / (Math.sqrt(squares) || 1);
        vector.set(word, unit);
        const row = this.#rows.get(word) ?? { papers: [], weights: [] };
        row.papers.push(i);
        row.weights.push(unit);
        this.#rows.set(word, row);
      }
      this.#vectors.push(vector);
    }
  }

  /** The most alike, best first, by their places among the papers. */
  like(paper: number, most: number): number[] {
    const totals = this.likenesses(paper);
    const found = [...totals.keys()].filter((other) => totals[other]! > 0);
    return found.sort((a, b) => totals[b]! - totals[a]!).slice(0, most);
  }

  /** Of every paper, how like it is; of the paper itself 0. */
  likenesses(paper: number): Float64Array {
    const totals = new Float64Array(this.#vectors.length);
    for (const [word, weight] of this.#vectors[paper]!) {
      const { papers, weights } = this.#rows.get(word)!;
      for (let i = 0; i < papers.length; i++) totals[papers[i]!]! += weight * weights[i]!;
    }
    totals[paper] = 0;
    return totals;
  }
}

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
