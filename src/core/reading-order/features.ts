/** Papers as rows of numbers: what the regression sees of them. */
import type { Work } from '../model';
import type { Scanner } from '../search/scanner';
import type { Closeness } from './closeness';
import type { Prior } from './regression';
import { eachWord, namesOf, type Traits } from './traits';

/** What a number says something of; a reason is given for each kind, not for each number. */
export const KINDS = [
  'bias',
  'cites',
  'cited',
  'together',
  'coupled',
  'recent',
  'popular',
  'feed',
  'words',
  'authors',
  'categories',
  'venue',
] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds of which a paper has several, each by its name. */
const NAMED = ['authors', 'categories', 'venue'] as const;
type Named = (typeof NAMED)[number];

/** Kinds that are one number each, in these columns. */
const SINGLE = 8;

/**
 * What is believed before anything is known of the reader, and how soon it is given up: means and standard deviations of
 * the weights. Without signals newest and most cited come first, and a citation to what the reader uses is a good sign.
 * The widths say how much a reader's papers teach of the others by what they share (chosen by bench/reading-order).
 */
export const BELIEFS: Readonly<Record<Kind, { readonly mean: number; readonly width: number }>> = {
  bias: { mean: 0, width: 3 },
  cites: { mean: 1.5, width: 0.5 },
  cited: { mean: 1.5, width: 0.5 },
  together: { mean: 1.5, width: 0.5 },
  coupled: { mean: 1.5, width: 0.5 },
  recent: { mean: 0.8, width: 0.5 },
  popular: { mean: 0.8, width: 0.5 },
  feed: { mean: 0.5, width: 0.5 },
  words: { mean: 0, width: 4 },
  authors: { mean: 0, width: 3 },
  categories: { mean: 0, width: 0.7 },
  venue: { mean: 0, width: 0.5 },
};

/** What is to be known of all papers to say what is new or much cited among them. */
export interface Scale {
  /** Years with a fraction; later dates count as this one. */
  readonly newest: number;
  readonly mostCiters: number;
}

export interface Row {
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/** In so many years a paper is half as new. */
const HALF_LIFE = 2;

/** How many examples have each word and each name. */
interface Shared {
  readonly examples: number;
  readonly words: ReadonlyMap<number, number>;
  readonly names: Readonly<Record<Named, ReadonlyMap<string, number>>>;
}

export class Features {
  readonly #scale: Scale;
  readonly #closeness: ReadonlyMap<Work, Closeness>;
  readonly #words = new Map<number, number>();
  readonly #names = {
    authors: new Map<string, number>(),
    categories: new Map<string, number>(),
    venue: new Map<string, number>(),
  };
  /** How telling a word is: of each column, and of a word that no example has. */
  readonly #rarity: number[] = [];
  readonly #rarest: number;
  /** Of each column of a word, how often it stands in the text at hand; 0 in between. */
  readonly #counts: Float64Array;
  readonly #kinds: Kind[] = KINDS.slice(0, SINGLE);

  private constructor(shared: Shared, closeness: ReadonlyMap<Work, Closeness>, scale: Scale) {
    this.#scale = scale;
    this.#closeness = closeness;
    this.#rarest = Math.log((shared.examples + 1) / 1.5);
    for (const [word, count] of shared.words) {
      const column = this.#add('words');
      this.#words.set(word, column);
      this.#rarity[column] = Math.max(0, Math.log((shared.examples + 1) / (count + 0.5)));
    }
    for (const kind of NAMED)
      for (const name of shared.names[kind].keys()) this.#names[kind].set(name, this.#add(kind));
    this.#counts = new Float64Array(this.#kinds.length);
  }

  /**
   * `examples`: of what papers are made that are learnt from, first those the reader did something with: `own` of them.
   * What only one of the others has is nothing to learn from. Steps of some milliseconds.
   */
  static *from(
    examples: readonly Traits[],
    own: number,
    closeness: ReadonlyMap<Work, Closeness>,
    scale: Scale,
  ): Generator<void, Features> {
    const mine = examples.slice(0, own);
    const words = yield* tally(examples, mine, (traits) => traits.words.keys());
    const names = {
      authors: yield* tally(examples, mine, (traits) => traits.authors),
      categories: yield* tally(examples, mine, (traits) => traits.categories),
      venue: yield* tally(examples, mine, (traits) => listOf(traits, 'venue')),
    };
    return new Features({ examples: examples.length, words, names }, closeness, scale);
  }

  get prior(): Prior {
    return {
      mean: Float64Array.from(this.#kinds, (kind) => BELIEFS[kind].mean),
      width: Float64Array.from(this.#kinds, (kind) => BELIEFS[kind].width),
    };
  }

  /** Its index in `KINDS`. */
  kindNumberOf(column: number): number {
    return column < SINGLE ? column : KINDS.indexOf(this.#kinds[column]!);
  }

  columnOfWord(word: number): number | undefined {
    return this.#words.get(word);
  }

  columnOf(kind: Named, name: string): number | undefined {
    return this.#names[kind].get(name);
  }

  rowOf(work: Work, scanner: Scanner): Row {
    const close = this.#closeness.get(work);
    const { newest, mostCiters } = this.#scale;
    const date = dateOf(work);
    const feed = work.records.find(({ feedScore }) => feedScore !== undefined)?.feedScore;
    const values = [
      1,
      Math.log1p(close?.cites ?? 0),
      Math.log1p(close?.cited ?? 0),
      Math.log1p(close?.together ?? 0),
      Math.log1p(close?.coupled ?? 0),
      // One whose date is not known is taken for one of some years ago: most are.
      2 ** (-(date === undefined ? 2 * HALF_LIFE : Math.max(0, newest - date)) / HALF_LIFE),
      Math.log1p(work.citers.length) / Math.log1p(Math.max(1, mostCiters)),
      Math.min(100, Math.max(0, feed ?? 0)) / 100,
    ];
    const columns = values.map((_, column) => column);
    this.#addWords(work, scanner, columns, values);
    this.#addNames(work, columns, values);
    return { columns, values };
  }

  /** Of length 1, as if every word had its column: a text of many unknown words is about something else. */
  #addWords(work: Work, scanner: Scanner, columns: number[], values: number[]): void {
    const from = values.length;
    const counts = this.#counts;
    let unknown = 0;
    eachWord(work, scanner, (word, count) => {
      const column = this.#words.get(word);
      if (column === undefined) {
        unknown++;
        return;
      }
      if (counts[column] === 0) columns.push(column);
      counts[column]! += count;
    });
    let squared = unknown * this.#rarest ** 2;
    for (let k = from; k < columns.length; k++) {
      const column = columns[k]!;
      const value = (1 + Math.log(counts[column]!)) * this.#rarity[column]!;
      counts[column] = 0;
      values.push(value);
      squared += value * value;
    }
    const length = Math.sqrt(squared) || 1;
    for (let k = from; k < values.length; k++) values[k]! /= length;
  }

  #addNames(work: Work, columns: number[], values: number[]): void {
    const traits = namesOf(work);
    for (const kind of NAMED) {
      const names = listOf(traits, kind);
      for (const name of names) {
        const column = this.#names[kind].get(name);
        if (column === undefined) continue;
        columns.push(column);
        values.push(1 / Math.sqrt(names.length));
      }
    }
  }

  #add(kind: Kind): number {
    return this.#kinds.push(kind) - 1;
  }
}

function listOf({ authors, categories, venue }: Omit<Traits, 'words'>, kind: Named): readonly string[] {
  if (kind === 'authors') return authors;
  if (kind === 'categories') return categories;
  return venue === undefined ? [] : [venue];
}

/** Examples that are counted in one step. */
const COUNTED = 200;

/** How many examples have each; what only one has that is none of the reader's own is left out. */
function* tally<K>(
  examples: readonly Traits[],
  own: readonly Traits[],
  keysOf: (traits: Traits) => Iterable<K>,
): Generator<void, Map<K, number>> {
  const counts = new Map<K, number>();
  for (const [n, traits] of examples.entries()) {
    for (const key of keysOf(traits)) counts.set(key, (counts.get(key) ?? 0) + 1);
    if (n % COUNTED === COUNTED - 1) yield;
  }
  const mine = new Set(own.flatMap((traits) => [...keysOf(traits)]));
  for (const [key, count] of counts) if (count === 1 && !mine.has(key)) counts.delete(key);
  return counts;
}

/** When it appeared, in years with a fraction; undefined where the year is not known. */
export function dateOf({ item: { issued = {} } }: Work): number | undefined {
  const { year, month, day = 15 } = issued;
  if (year === undefined) return undefined;
  return year + (month === undefined ? 0.5 : (month - 1 + Math.min(day, 31) / 31) / 12);
}
