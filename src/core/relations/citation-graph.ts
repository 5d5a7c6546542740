/**
 * Who cites whom, as numbers: what walks over a hundred thousand papers and a million citations ask for. Two long
 * arrays hold the citations of a library, once by the citing and once by the cited paper; papers whose citations have
 * changed since are read anew when someone comes by, until so many are that the arrays are made again.
 *
 * Rejected: to walk over `work.citers` and `work.cites`. Each is made when it is first asked for: the first walk from a
 * paper that everyone cites took 2.7 s among ninety thousand citations, and 40 MB; this takes 0.8 MB.
 */
import type { Library, LibraryDelta } from '../library/library';
import { LibraryWork } from '../library/library-work';
import type { Work } from '../model';
import { grown } from '../search/scanner';

export type End = 'citers' | 'cites';

/** For each paper the numbers of others, from one start to the next. */
interface Rows {
  readonly start: Uint32Array;
  readonly numbers: Uint32Array;
}

/** Works, and citations, read in one step. */
const STEP = 500;
const CITATIONS_A_STEP = 2000;
const NUMBERS_A_STEP = 1000;
/** Citations that are only counted, or put in another order. */
const TURNED_A_STEP = 100_000;
/** What is left when all works are read is little. */
const DONE = 0.95;
/** So many papers may be read anew one by one, or this share of all. */
const MOST_CHANGED = { papers: 2000, share: 0.2 };
const EMPTY: Rows = { start: Uint32Array.of(0), numbers: new Uint32Array(0) };
const NONE = new Uint32Array(0);

export class CitationGraph {
  readonly #library: Pick<Library, 'works'>;
  /** None where the work is no more. */
  #works: (Work | undefined)[] = [];
  #numbers = new Map<Work, number>();
  #rows: Readonly<Record<End, Rows>> = { citers: EMPTY, cites: EMPTY };
  /** Papers whose rows are not of now, with what they are, once that was asked for. */
  #changed = new Map<number, Partial<Record<End, Uint32Array>>>();
  #isMade = false;
  #making: Generator<number, void> | undefined;
  /** What came while the works were given their numbers, some of which have none yet. */
  #missed: LibraryDelta[] | undefined;

  constructor(library: Pick<Library, 'works' | 'onDidChange'>) {
    this.#library = library;
    library.onDidChange((delta) => {
      if (this.#missed) this.#missed.push(delta);
      else this.#take(delta);
    });
  }

  /** Papers have numbers below this. */
  get size(): number {
    return this.#works.length;
  }

  /** Megabytes are what matters; this is bytes, without the table of works. */
  get bytes(): number {
    const { citers, cites } = this.#rows;
    return [citers, cites].reduce((n, { start, numbers }) => n + start.byteLength + numbers.byteLength, 0);
  }

  get isReady(): boolean {
    return (
      this.#isMade &&
      this.#changed.size <= Math.max(MOST_CHANGED.papers, this.#works.length * MOST_CHANGED.share)
    );
  }

  /** Makes it, or makes it again when too much has changed; in steps of a few milliseconds, giving what is done of 1. */
  *prepare(): Generator<number, void> {
    while (!this.isReady) {
      this.#making ??= this.#make();
      const step = this.#making.next();
      if (step.done) this.#making = undefined;
      else yield step.value;
    }
  }

  numberOf(work: Work): number | undefined {
    return this.#numbers.get(work);
  }

  work(number: number): Work | undefined {
    return this.#works[number];
  }

  /** How many cite it, or how many it cites. */
  degree(number: number, end: End): number {
    const changed = this.#changed.get(number);
    if (changed) return this.#readAnew(number, end, changed).length;
    const { start } = this.#rows[end];
    return number + 1 < start.length ? start[number + 1]! - start[number]! : 0;
  }

  /** Those that cite it, or that it cites, in no order. */
  neighbours(number: number, end: End): Uint32Array {
    const changed = this.#changed.get(number);
    if (changed) return this.#readAnew(number, end, changed);
    const { start, numbers } = this.#rows[end];
    return number + 1 < start.length ? numbers.subarray(start[number], start[number + 1]) : NONE;
  }

  #readAnew(number: number, end: End, changed: Partial<Record<End, Uint32Array>>): Uint32Array {
    let found = changed[end];
    if (!found) {
      const work = this.#works[number];
      const others = work ? [...neighboursOf(work, end)] : [];
      found = Uint32Array.from(others, (other) => this.#numbered(other));
      changed[end] = found;
    }
    return found;
  }

  /** What comes and goes meanwhile is noted, and read anew when it is asked for. */
  *#make(): Generator<number, void> {
    const { works } = this.#library;
    yield* this.#number(works);
    const citers = yield* this.#citersOf(works);
    this.#rows = { citers, cites: yield* turned(citers, this.#works.length) };
    this.#isMade = true;
  }

  /** As they stand in the list: what comes meanwhile gets a number behind them. */
  *#number(works: readonly Work[]): Generator<number, void> {
    this.#works = [...works];
    this.#numbers = new Map();
    this.#changed = new Map();
    this.#isMade = false;
    const missed: LibraryDelta[] = [];
    this.#missed = missed;
    for (const [i, work] of works.entries()) {
      this.#numbers.set(work, i);
      if (i % NUMBERS_A_STEP === 0) yield 0;
    }
    this.#missed = undefined;
    for (const delta of missed) this.#take(delta);
  }

  *#citersOf(works: readonly Work[]): Generator<number, Rows> {
    const start = new Uint32Array(works.length + 1);
    let numbers = new Uint32Array(works.length * 4 + 16);
    let size = 0;
    let sizeBefore = 0;
    for (const [i, work] of works.entries()) {
      // One that has gone meanwhile may still name others that have.
      if (this.#works[i] === work)
        for (const citing of neighboursOf(work, 'citers')) {
          if (size === numbers.length) numbers = grown(numbers, size * 2);
          numbers[size++] = this.#numbered(citing);
        }
      start[i + 1] = size;
      if (i % STEP < STEP - 1 && size - sizeBefore < CITATIONS_A_STEP) continue;
      sizeBefore = size;
      yield (i / works.length) * DONE;
    }
    return { start, numbers: numbers.slice(0, size) };
  }

  #numbered(work: Work): number {
    let number = this.#numbers.get(work);
    if (number === undefined) {
      number = this.#works.push(work) - 1;
      this.#numbers.set(work, number);
    }
    return number;
  }

  #take({ removed, added, relinked }: LibraryDelta): void {
    for (const work of removed) this.#forget(work);
    for (const work of [...added, ...relinked]) this.#note(work);
  }

  #note(work: Work): void {
    if (this.#isMade || this.#making) this.#changed.set(this.#numbered(work), {});
  }

  #forget(work: Work): void {
    const number = this.#numbers.get(work);
    if (number === undefined) return;
    this.#numbers.delete(work);
    this.#works[number] = undefined;
    this.#changed.set(number, {});
  }
}

function neighboursOf(work: Work, end: End): Iterable<Work> {
  if (work instanceof LibraryWork) return work.othersAt(end === 'citers' ? 'cited' : 'citing');
  return end === 'citers' ? work.citers.map(({ citing }) => citing) : work.cites.map(({ cited }) => cited);
}

/** The same citations by their other end. */
function* turned({ start, numbers }: Rows, size: number): Generator<number, Rows> {
  const starts = new Uint32Array(size + 1);
  for (let at = 0; at < numbers.length; at++) {
    starts[numbers[at]! + 1]!++;
    if (at % TURNED_A_STEP === 0) yield DONE;
  }
  for (let i = 0; i < size; i++) starts[i + 1]! += starts[i]!;
  yield DONE;
  const next = starts.slice();
  const others = new Uint32Array(numbers.length);
  for (let from = 0; from + 1 < start.length; from++) {
    for (let at = start[from]!; at < start[from + 1]!; at++) others[next[numbers[at]!]!++] = from;
    if (from % STEP === STEP - 1) yield DONE;
  }
  return { start: starts, numbers: others };
}
