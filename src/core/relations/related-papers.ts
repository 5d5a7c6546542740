/**
 * What is near a paper: by who cites both, by what both cite, by who cites whom, by authors, by their words.
 *
 * Each way gives a number from 0 to 1; together they are as sure as all of them are not mistaken (noisy or), so that a
 * second reason always brings a paper nearer, and what only words speak for is still found. How far each is trusted
 * was found on one half of a body of documents whose citations are known, and looked at on the other (bench/related):
 * there, to be cited together says far more than to cite the same, and both more than words.
 */
import type { Library } from '../library/library';
import type { Work } from '../model';
import { Heap } from '../search/heap';
import type { Likeness } from '../search/like';
import { createSearcher, type Searcher } from '../search/search';
import { CitationGraph } from './citation-graph';
import type { Reason, Related } from './related';
import { Authors } from './shared-authors';
import { SharedNeighbours } from './shared-neighbours';

/** How far each way is trusted, 0 to 1. */
export type Trust = Readonly<Record<Way, number>>;

type Way = 'coCited' | 'coupled' | 'direct' | 'words' | 'authors';
type Ways = Readonly<Record<Way, number>>;

export const TRUST: Trust = { coCited: 0.8, coupled: 0.2, direct: 0.03, words: 0.2, authors: 0.03 };
const WAYS = Object.keys(TRUST) as readonly Way[];

const LIMIT = 20;
/** So many of each kind are looked at closely, and more where more are asked for. */
const BY_CITATIONS = 60;
const BY_WORDS = 50;
/** What is less like it than this is not said to be; nor, by words alone, what shares a single one, or its parts. */
const LEAST_WORDS = 0.08;
const FEWEST_WORDS = 2;
const MOST_WORDS_SHOWN = 6;
/** A paper that was taken back is seldom what is looked for. */
const SELDOM = 0.5;

interface Candidate {
  readonly work: Work;
  readonly number: number;
  readonly score: number;
}

interface Weighed extends Candidate {
  readonly ways: Ways;
  readonly words: readonly string[];
  /** Parts of one word, as of `self-play`, are one. */
  readonly compounds: number;
  readonly authors: readonly string[];
}

export class RelatedPapers {
  readonly graph: CitationGraph;
  readonly #trust: Trust;
  readonly #searcher: Searcher;
  readonly #coCited: SharedNeighbours;
  readonly #coupled: SharedNeighbours;
  // Of the paper at hand.
  #cites: ReadonlySet<number> = new Set();
  #citers: ReadonlySet<number> = new Set();

  constructor(library: Library, trust = TRUST) {
    this.#trust = trust;
    this.graph = new CitationGraph(library);
    this.#searcher = createSearcher(library);
    this.#coCited = new SharedNeighbours(this.graph, 'citers');
    this.#coupled = new SharedNeighbours(this.graph, 'cites');
  }

  /** Makes what `of` needs, or brings it up to date, in steps of a few milliseconds; as `Searcher.prepare`. */
  *prepare(): Generator<number, void> {
    yield* this.#searcher.prepare();
    yield* this.graph.prepare();
  }

  /**
   * The nearest first, ties by citekey; of a work that is not in the library, none. Works of which nobody knows the title
   * yet are never among them: nobody could tell whether to read them. `prepare` first, or it takes long.
   */
  of(work: Work, limit = LIMIT): readonly Related[] {
    for (const _ of this.graph.prepare());
    const number = this.graph.numberOf(work);
    if (number === undefined) return [];
    const more = this.#searcher.moreLike(work);
    const authors = new Authors(work);
    const near = new Map<Work, number>();
    for (const other of this.#byCitations(number, Math.max(BY_CITATIONS, limit)))
      near.set(other.work, other.number);
    for (const other of more.candidates(Math.max(BY_WORDS, limit))) {
      const at = this.graph.numberOf(other);
      if (at !== undefined && !other.titlePending) near.set(other, at);
    }
    return [...near]
      .map(([other, at]) => this.#weigh(other, at, more.likeness(other), authors.sharedWith(other)))
      .filter(isNear)
      .sort((a, b) => b.score - a.score || (a.work.citekey < b.work.citekey ? -1 : 1))
      .slice(0, limit)
      .map((one) => ({ work: one.work, score: one.score, reasons: this.#reasons(one) }));
  }

  /** The nearest of those that citations lead to, roughly: there may be thousands. */
  #byCitations(number: number, most: number): readonly Candidate[] {
    const { graph } = this;
    this.#cites = new Set(graph.neighbours(number, 'cites'));
    this.#citers = new Set(graph.neighbours(number, 'citers'));
    const heap = new Heap<Candidate>(most, isWorse);
    const trust = this.#trust;
    const put = (other: number) => {
      const coCited = 1 - trust.coCited * this.#coCited.roughly(other);
      const direct = this.#citers.has(other) || this.#cites.has(other) ? 1 - trust.direct : 1;
      const score = 1 - coCited * direct * (1 - trust.coupled * this.#coupled.roughly(other));
      if (score < (heap.least?.score ?? 0) || other === number) return;
      const work = graph.work(other);
      if (work && !work.titlePending) heap.put({ work, number: other, score });
    };
    const coCited = this.#coCited.look(number);
    const coupled = this.#coupled.look(number);
    for (const other of coCited) put(other);
    for (const other of coupled) if (this.#coCited.roughly(other) === 0) put(other);
    for (const other of [...this.#citers, ...this.#cites])
      if (this.#coCited.roughly(other) + this.#coupled.roughly(other) === 0) put(other);
    return heap.sorted();
  }

  #weigh(
    work: Work,
    number: number,
    { score: words, words: shared, compounds }: Likeness,
    authors: readonly string[],
  ): Weighed {
    const ways = { ...this.#byGraph(number), words, authors: authors.length > 0 ? 1 : 0 };
    return { work, number, ways, words: shared, compounds, authors, score: this.#score(ways, work) };
  }

  #byGraph(other: number): Pick<Ways, 'coCited' | 'coupled' | 'direct'> {
    return {
      coCited: this.#coCited.nearness(other),
      coupled: this.#coupled.nearness(other),
      direct: this.#citers.has(other) || this.#cites.has(other) ? 1 : 0,
    };
  }

  /** Which way they cite each other; preprints of one time do it both ways. */
  #direct(other: number): readonly ('cites' | 'cited-by')[] {
    return [
      ...(this.#citers.has(other) ? (['cites'] as const) : []),
      ...(this.#cites.has(other) ? (['cited-by'] as const) : []),
    ];
  }

  #score(ways: Ways, { withdrawn }: Work): number {
    const doubt = WAYS.reduce((left, way) => left * (1 - this.#trust[way] * Math.min(1, ways[way])), 1);
    return (1 - doubt) * (withdrawn ? SELDOM : 1);
  }

  /** The weightiest first. */
  #reasons({ number, ways, words, authors }: Weighed): Reason[] {
    const works = (numbers: readonly number[]) =>
      numbers.map((one) => this.graph.work(one)).filter((one) => one !== undefined);
    const said: [Way, Reason][] = [];
    if (ways.coCited > 0)
      said.push(['coCited', { kind: 'co-cited', by: works(this.#coCited.shared(number)) }]);
    if (ways.coupled > 0)
      said.push(['coupled', { kind: 'coupled', through: works(this.#coupled.shared(number)) }]);
    if (ways.words >= LEAST_WORDS)
      said.push(['words', { kind: 'words', words: words.slice(0, MOST_WORDS_SHOWN) }]);
    for (const kind of this.#direct(number)) said.push(['direct', { kind }]);
    if (authors.length > 0) said.push(['authors', { kind: 'authors', names: authors }]);
    const weight = (way: Way) => this.#trust[way] * ways[way];
    return said.sort(([a], [b]) => weight(b) - weight(a)).map(([, reason]) => reason);
  }
}

function isNear({ ways, compounds, authors }: Weighed): boolean {
  return (
    ways.coCited + ways.coupled + ways.direct > 0 ||
    (ways.words >= LEAST_WORDS && compounds + authors.length >= FEWEST_WORDS)
  );
}

function isWorse(a: Candidate, b: Candidate): boolean {
  return a.score === b.score ? a.work.citekey > b.work.citekey : a.score < b.score;
}
