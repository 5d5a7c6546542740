/** What was learnt of a reader: how soon to read a paper, and why. */
import type { Work } from '../model';
import type { Scanner } from '../search/scanner';
import { type Evidence, reasonFor, type Used } from './because';
import { type Features, KINDS, type Row } from './features';
import type { Because } from './model';
import { sigmoid } from './regression';
import { type Reader, type Signal, stageOf } from './signals';
import { type Traits, traitsOf } from './traits';

export interface Learnt {
  readonly features: Features;
  readonly weights: Float64Array;
  /** Of each kind, what it adds to the score of a paper of which nothing is known. */
  readonly usual: Float64Array;
  readonly reader: Reader;
  /** All of the library, as they were. */
  readonly works: readonly Work[];
  /** What was learnt from, and the traits of each. */
  readonly signals: readonly Signal[];
  readonly traits: readonly Traits[];
  readonly scanner: Scanner;
}

/** A reason that is less of the whole is none. */
const LEAST_SHARE = 0.02;
/** Log-odds that are a quarter of a point of the score at most: what is as usual is no reason, also where all else is. */
const LEAST_PART = 0.01;

const STAGES: Readonly<Record<1 | 2 | 3, string>> = {
  1: 'you use it already, so it comes after what is new to you',
  2: 'you have read it, so it comes after what you have not',
  3: 'you set it aside, so it comes last',
};

export class ReadingModel {
  readonly #learnt: Learnt;
  readonly #used: Used;

  constructor(learnt: Learnt) {
    this.#learnt = learnt;
    this.#used = usedBy(learnt);
  }

  /** How many papers of the reader's it was learnt from; with none it knows nothing of the reader. */
  get signals(): number {
    return this.#learnt.signals.length;
  }

  /** Whether it was learnt from these, and nothing else was known of the reader. */
  isOf(works: readonly Work[], signals: readonly Signal[]): boolean {
    const mine = this.#learnt.signals;
    return (
      works === this.#learnt.works &&
      signals.length === mine.length &&
      signals.every(({ work, deed }, i) => work === mine[i]!.work && deed === mine[i]!.deed)
    );
  }

  /** How likely the reader is to want the paper, 0 to 100; whether it was read already does not count here. */
  score(work: Work): number {
    const { features, weights, scanner } = this.#learnt;
    const { columns, values } = features.rowOf(work, scanner);
    let sum = 0;
    for (let k = 0; k < columns.length; k++) sum += weights[columns[k]!]! * values[k]!;
    return 100 * sigmoid(sum);
  }

  /** By this papers are ordered, the highest first: the score, and for what is used, read or set aside 100, 200 or 300 less. */
  rank(work: Work): number {
    return this.score(work) - 100 * stageOf(work, this.#learnt.reader);
  }

  /** Why it stands where it stands, the weightiest reason first. */
  why(work: Work): Because[] {
    return [...this.#reasons(work)];
  }

  /** That it was used or read already, else the weightiest reason that speaks for it, in words; no others are looked for. */
  verdict(work: Work): string | undefined {
    const stage = stageOf(work, this.#learnt.reader);
    if (stage !== 0) return STAGES[stage];
    for (const { words, share } of this.#reasons(work)) if (share > 0) return words;
    return undefined;
  }

  *#reasons(work: Work): Generator<Because, void> {
    const { usual, features, weights, scanner, reader } = this.#learnt;
    const stage = stageOf(work, reader);
    if (stage !== 0) yield { words: STAGES[stage], share: -1, works: [] };
    const row = features.rowOf(work, scanner);
    const parts = this.#partsOf(row)
      .map((part, kind) => part - usual[kind]!)
      .map((part) => (Math.abs(part) < LEAST_PART ? 0 : part));
    const speaksFor = parts.reduce(
      (sum, part, kind) => sum + (KINDS[kind] === 'bias' ? 0 : Math.max(0, part)),
      0,
    );
    const speaksAgainst = parts.reduce((sum, part) => sum - Math.min(0, part), 0);
    const all = speaksFor || speaksAgainst;
    if (all === 0) return;
    const evidence: Evidence = {
      work,
      row,
      traits: traitsOf(work, scanner),
      used: this.#used,
      features,
      weights,
      scanner,
    };
    const shares = [...parts].map((part, kind) => ({ kind: KINDS[kind]!, share: Math.max(-1, part / all) }));
    shares.sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
    for (const { kind, share } of shares) {
      if (Math.abs(share) < LEAST_SHARE) return;
      const reason = reasonFor(kind, evidence, share > 0);
      if (reason) yield { ...reason, share };
    }
  }

  /** What each kind adds to the score, in log-odds. */
  #partsOf({ columns, values }: Row): Float64Array {
    const { features, weights } = this.#learnt;
    const parts = new Float64Array(KINDS.length);
    for (const [k, column] of columns.entries())
      parts[features.kindNumberOf(column)]! += weights[column]! * values[k]!;
    return parts;
  }
}

function usedBy({ features, signals, traits }: Learnt): Used {
  const wanted = signals.flatMap(({ strength }, i) => (strength > 0 ? [i] : []));
  const with_ = <K>(keysOf: (traits: Traits) => Iterable<K>) => {
    const works = new Map<K, Work[]>();
    for (const i of wanted)
      for (const key of keysOf(traits[i]!)) {
        const known = works.get(key);
        if (known) known.push(signals[i]!.work);
        else works.set(key, [signals[i]!.work]);
      }
    return works;
  };
  return {
    deeds: new Map(wanted.map((i) => [signals[i]!.work, signals[i]!.deed])),
    traits: new Map(wanted.map((i) => [signals[i]!.work, traits[i]!])),
    byWord: with_(({ words }) => words.hashes()),
    byAuthor: with_((each) => features.namesOf(each, 'authors')),
    byCategory: with_((each) => features.namesOf(each, 'categories')),
    byVenue: with_((each) => features.namesOf(each, 'venue')),
  };
}
