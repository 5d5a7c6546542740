/**
 * The index of a library that changes: segments as in Lucene, the large ones frozen, what is gone from them
 * marked, what is new in small ones.
 *
 * - The newest segment holds a handful of papers and is made again at each change of them.
 * - When it is full it is closed, and a closed segment is merged with all that are smaller once those are more
 *   than a quarter of it: so there are few segments, and a paper is indexed again a few times per level.
 * - A merge reads the papers again. Rejected: merging rows, five times faster in the background and a second way
 *   for an index to come about.
 *
 * All work is a generator that is kept here: whoever drives it may stop at any step, and the next goes on. What
 * has come and gone must be in before a search (`update`); merges wait for idle time (`steps`).
 */
import type { LibraryDelta } from '../library/library';
import type { Work } from '../model';
import { documentOf } from './document';
import { IndexBuilder } from './indexBuilder';
import type { Restored } from './restore';
import { Scanner } from './scanner';
import type { SearchIndex } from './searchIndex';
import { Segment } from './segment';

/** Papers in the newest segment. */
const NEWEST = 8;
/** A segment is merged with the smaller ones when it is not so many times as large as they are together. */
const FACTOR = 4;
/** From so many on, counting all words of a segment again is cheaper than reading each paper that is gone. */
const MANY = 32;
/** Papers indexed in one step. */
const STEP = 50;
/** Of the time that indexing takes, what is over when all papers are read. */
const READ = 0.8;

/** Gives how much of it is done, 0 to 1. */
type Steps = Generator<number, void>;

interface Merge {
  readonly steps: Steps;
  readonly sources: readonly Segment[];
  /** Works of the sources that have gone since it began. */
  readonly gone: Set<Work>;
}

export class LiveIndex {
  #closed: Segment[] = [];
  #newest: Segment | undefined;
  #added = new Set<Work>();
  #removed = new Set<Work>();
  /** What must be done before the next search. */
  #due: Steps | undefined;
  #merge: Merge | undefined;
  readonly #scanner = new Scanner();
  /** Papers indexed so far, for tests that count work. */
  indexed = 0;

  constructor(works: readonly Work[]) {
    if (works.length > 0) this.#due = this.#changing(works, new Set());
  }

  /** Begins with segments that were saved, which `restoring` gives in the end, instead of reading their papers. */
  static restored(restoring: Generator<number, Restored>): LiveIndex {
    const live = new LiveIndex([]);
    live.#due = live.#taking(restoring);
    return live;
  }

  /** The largest first; right after `update`. */
  get segments(): readonly Segment[] {
    return this.#newest ? [...this.#closed, this.#newest] : this.#closed;
  }

  /** Whether `update` would take no longer than a moment. */
  get isReady(): boolean {
    return !this.#due && this.#added.size <= NEWEST && this.#removed.size <= NEWEST;
  }

  /** Notes what came and went; it is seen to at the next step. */
  note({ added, removed }: Pick<LibraryDelta, 'added' | 'removed'>): void {
    for (const work of removed) if (!this.#added.delete(work)) this.#removed.add(work);
    for (const work of added) if (!this.#removed.delete(work)) this.#added.add(work);
  }

  /** Sees to all that came and went. */
  update(): void {
    while (this.#begin()) for (const _ of this.#doing());
  }

  /** The same in steps of a few milliseconds, then the merges that are due. */
  *steps(): Steps {
    for (;;) {
      if (this.#begin()) yield* this.#doing();
      else if (this.#beginMerge()) yield* this.#merging();
      else return;
    }
  }

  /** Sees to a few changes at once; whether there is more to be done before a search. */
  #begin(): boolean {
    if (this.#due) return true;
    const removed = this.#removed;
    const added = this.#added;
    this.#removed = new Set();
    this.#added = new Set();
    const before = livingOf(this.#newest);
    const kept = before.filter((work) => !removed.delete(work));
    const newest = [...kept, ...added];
    if (newest.length > NEWEST || removed.size > MANY) {
      this.#due = this.#changing(newest, removed);
      return true;
    }
    if (added.size > 0 || kept.length < before.length) this.#newest = this.#segmentOf(newest);
    for (const work of removed) this.#remove(work);
    return false;
  }

  *#doing(): Steps {
    for (let due = this.#due; due && due === this.#due; ) {
      const step = due.next();
      if (step.done) this.#due = undefined;
      else yield step.value;
    }
  }

  /** Between two steps neither is all in, but nobody searches before the last. */
  *#changing(newest: readonly Work[], removed: ReadonlySet<Work>): Steps {
    if (newest.length > NEWEST) {
      this.#newest = undefined;
      this.#close(new Segment(yield* this.#indexing(newest), newest));
    } else this.#newest = this.#segmentOf(newest);
    if (removed.size > MANY) yield* this.#removeAll(removed);
    else for (const work of removed) this.#remove(work);
  }

  *#taking(restoring: Generator<number, Restored>): Steps {
    const { segments, others } = yield* restoring;
    for (const segment of segments) this.#close(segment);
    // One that has gone meanwhile is noted to be removed, and will be.
    for (const work of others) if (!this.#removed.delete(work)) this.#added.add(work);
  }

  *#removeAll(works: ReadonlySet<Work>): Steps {
    for (const work of works) this.#merge?.gone.add(work);
    for (const segment of this.#closed) for (const _ of segment.removingAll(works)) yield READ;
  }

  #remove(work: Work): void {
    const words = wordsOf(work, this.#scanner);
    const segment = this.#closed.find((one) => one.remove(work, words));
    if (segment && this.#merge?.sources.includes(segment)) this.#merge.gone.add(work);
    this.indexed++;
  }

  #segmentOf(works: readonly Work[]): Segment | undefined {
    if (works.length === 0) return undefined;
    const steps = this.#indexing(works);
    for (;;) {
      const step = steps.next();
      if (step.done) return new Segment(step.value, works);
    }
  }

  *#indexing(works: readonly Work[]): Generator<number, SearchIndex> {
    const builder = new IndexBuilder(works.length, this.#scanner);
    for (const [i, work] of works.entries()) {
      builder.add(documentOf(work));
      this.indexed++;
      if (i % STEP === STEP - 1) yield (i / works.length) * READ;
    }
    const steps = builder.finishing();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      yield (1 + READ) / 2;
    }
  }

  #close(segment: Segment): void {
    this.#closed = [...this.#closed, segment].sort((a, b) => b.living - a.living);
  }

  /** The largest segments that are to be one, if any are. */
  #beginMerge(): boolean {
    if (this.#merge) return true;
    this.#closed = this.#closed.filter(({ living }) => living > 0).sort((a, b) => b.living - a.living);
    const closed = this.#closed;
    for (const [i, { living, index }] of closed.entries()) {
      const smaller = closed.slice(i + 1).reduce((sum, other) => sum + other.living, 0);
      if (living < FACTOR * smaller) return this.#startMerge(closed.slice(i));
      if (index.papers - living > living / 2) return this.#startMerge([closed[i]!]);
    }
    return false;
  }

  #startMerge(sources: readonly Segment[]): boolean {
    this.#merge = { sources, gone: new Set(), steps: this.#together(sources) };
    return true;
  }

  *#merging(): Steps {
    for (let merge = this.#merge; merge && merge === this.#merge; ) {
      // Something came or went: that is first.
      if (this.#due || this.#added.size > 0 || this.#removed.size > 0) return;
      const step = merge.steps.next();
      if (step.done) this.#merge = undefined;
      else yield step.value;
    }
  }

  *#together(sources: readonly Segment[]): Steps {
    const works = sources.flatMap(livingOf);
    const index = yield* this.#indexing(works);
    const gone = this.#merge?.gone ?? new Set();
    // Begin again: finding them one by one would take long.
    if (gone.size > MANY) return;
    const merged = new Segment(index, works);
    for (const work of gone) merged.remove(work, wordsOf(work, this.#scanner));
    this.#closed = this.#closed.filter((segment) => !sources.includes(segment));
    this.#close(merged);
  }
}

function livingOf(segment: Segment | undefined): Work[] {
  return segment ? segment.works.filter((work) => work !== undefined) : [];
}

/** The words a work is indexed by. */
function wordsOf(work: Work, scanner: Scanner): Uint8Array[] {
  const builder = new IndexBuilder(1, scanner);
  builder.add(documentOf(work));
  const { pool, wordStart } = builder.finish();
  return Array.from({ length: wordStart.length - 1 }, (_, i) =>
    pool.subarray(wordStart[i]!, wordStart[i + 1]!),
  );
}
