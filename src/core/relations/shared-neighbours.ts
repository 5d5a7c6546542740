/** Papers cited by the same (co-citation), or citing the same (bibliographic coupling): one walk, either way. */
import type { CitationGraph, End } from './citation-graph';

/**
 * Weights are whole multiples of this: so their sums are exact, whatever the order in which they are added up, and
 * two papers that are equally near come out equal.
 */
const GRAIN = 2 ** -20;
/**
 * Two papers that are each cited once, by the same, are not as near as can be: each is taken as cited so often more,
 * by others. That brings forward what many cite.
 */
const DOUBT = 10;
/** What more papers than this share leads to none of them; it still counts where something else does. */
const MOST = 1000;

/** From a paper's neighbours on to others like itself. */
const BACK: Readonly<Record<End, End>> = { citers: 'cites', cites: 'citers' };

export class SharedNeighbours {
  readonly #graph: CitationGraph;
  readonly #end: End;
  readonly #back: End;
  #own: ReadonlySet<number> = new Set();
  /** By paper, what was met on the walk; kept from one to the next, for to make it anew costs more than the walk. */
  #met = new Float64Array(0);
  #found: number[] = [];
  /** Nothing was passed over on the walk. */
  #isWhole = true;

  constructor(graph: CitationGraph, end: End) {
    this.#graph = graph;
    this.#end = end;
    this.#back = BACK[end];
  }

  /** Looks for what shares neighbours with this paper; answers with the numbers of those it is led to, each once. */
  look(paper: number): readonly number[] {
    const graph = this.#graph;
    const met = this.#cleared();
    this.#isWhole = true;
    const found = this.#found;
    const own = graph.neighbours(paper, this.#end);
    for (const neighbour of own) {
      const degree = graph.degree(neighbour, this.#back);
      if (degree > MOST) {
        this.#isWhole = false;
        continue;
      }
      const weight = weightOf(degree);
      for (const other of graph.neighbours(neighbour, this.#back)) {
        if (met[other] === 0) found.push(other);
        met[other]! += weight;
      }
    }
    this.#own = new Set(own);
    return found;
  }

  /** `nearness`, by what was met on the walk. */
  roughly(other: number): number {
    return this.#nearness(other, this.#met[other] ?? 0);
  }

  /**
   * How near the other is to the paper looked at last, 0 to 1: Salton's cosine, shared neighbours weighed, and its root,
   * for the first that is shared says more than the tenth.
   */
  nearness(other: number): number {
    if (this.#isWhole) return this.roughly(other);
    const graph = this.#graph;
    let weight = 0;
    for (const neighbour of graph.neighbours(other, this.#end))
      if (this.#own.has(neighbour)) weight += weightOf(graph.degree(neighbour, this.#back));
    return this.#nearness(other, weight);
  }

  /** The neighbours that both have, the most telling first, ties by citekey. */
  shared(other: number): number[] {
    const graph = this.#graph;
    const both = [...graph.neighbours(other, this.#end)].filter((neighbour) => this.#own.has(neighbour));
    const keyed = both.map((number) => {
      return { number, degree: graph.degree(number, this.#back), key: graph.work(number)?.citekey ?? '' };
    });
    keyed.sort((a, b) => a.degree - b.degree || (a.key < b.key ? -1 : 1));
    return keyed.map(({ number }) => number);
  }

  #nearness(other: number, weight: number): number {
    if (weight === 0) return 0;
    const own = this.#own.size + DOUBT;
    return Math.sqrt(weight / Math.sqrt(own * (this.#graph.degree(other, this.#end) + DOUBT)));
  }

  #cleared(): Float64Array {
    if (this.#met.length < this.#graph.size) this.#met = new Float64Array(Math.ceil(this.#graph.size * 1.2));
    else for (const other of this.#found) this.#met[other] = 0;
    this.#found = [];
    return this.#met;
  }
}

/** A survey that cites hundreds says little of any two of them; a reference that everyone has says little of who has it. */
function weightOf(degree: number): number {
  return Math.round(1 / Math.sqrt(1 + degree) / GRAIN) * GRAIN;
}
