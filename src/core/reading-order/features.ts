/** Papers as rows of numbers: what the regression sees of them. */
import type { Work } from '../model';
import type { Scanner } from '../search/scanner';
import { AuthorKeys } from './author-keys';
import type { Closeness } from './closeness';
import type { Prior } from './regression';
import { tally } from './tally';
import { namesOf, type Traits } from './traits';
import { wordsOf } from './words';

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
  /** Half of the papers have no more citers. */
  readonly medianCiters: number;
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
  readonly authorKeys: AuthorKeys;
}

export class Features {
  readonly scale: Scale;
  readonly closeness: ReadonlyMap<Work, Closeness>;
  readonly #authorKeys: AuthorKeys;
  readonly #words = new Map<number, number>();
  readonly #names = {
    authors: new Map<string, number>(),
    categories: new Map<string, number>(),
    venue: new Map<string, number>(),
  };
  /** How telling a word is: of each column, and of a word that no example has. */
  readonly #rarity: number[] = [];
  readonly #rarest: number;
  readonly #kinds: Kind[] = KINDS.slice(0, SINGLE);

  private constructor(shared: Shared, closeness: ReadonlyMap<Work, Closeness>, scale: Scale) {
    this.scale = scale;
    this.closeness = closeness;
    this.#authorKeys = shared.authorKeys;
    this.#rarest = Math.log((shared.examples + 1) / 1.5);
    for (const [word, count] of shared.words) {
      const column = this.#add('words');
      this.#words.set(word, column);
      this.#rarity[column] = Math.max(0, Math.log((shared.examples + 1) / (count + 0.5)));
    }
    for (const kind of NAMED)
      for (const name of shared.names[kind].keys()) this.#names[kind].set(name, this.#add(kind));
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
    const words = yield* tally(examples, mine, (traits) => traits.words.hashes());
    const authorKeys = new AuthorKeys(examples.flatMap(({ authors }) => authors));
    const names = {
      authors: yield* tally(
        examples,
        mine,
        ({ authors }) => new Set(authors.map((key) => authorKeys.of(key))),
      ),
      categories: yield* tally(examples, mine, (traits) => traits.categories),
      venue: yield* tally(examples, mine, ({ venue }) => (venue === undefined ? [] : [venue])),
    };
    return new Features({ examples: examples.length, words, names, authorKeys }, closeness, scale);
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

  /** The column of a kind that is one number. */
  columnOfKind(kind: Kind): number | undefined {
    const column = KINDS.indexOf(kind);
    return column < SINGLE ? column : undefined;
  }

  columnOfWord(word: number): number | undefined {
    return this.#words.get(word);
  }

  /** `name` as `namesOf` has it. */
  columnOf(kind: Named, name: string): number | undefined {
    return this.#names[kind].get(name);
  }

  /** The names of a paper as the columns are called. */
  namesOf(traits: Omit<Traits, 'words'>, kind: Named): readonly string[] {
    if (kind === 'categories') return traits.categories;
    if (kind === 'venue') return traits.venue === undefined ? [] : [traits.venue];
    return [...new Set(traits.authors.map((key) => this.nameOf(key)))];
  }

  /** Of an author. */
  nameOf(key: string): string {
    return this.#authorKeys.of(key);
  }

  rowOf(work: Work, scanner: Scanner): Row {
    const close = this.closeness.get(work);
    const { newest, mostCiters } = this.scale;
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
    let squared = 0;
    wordsOf(work, scanner).each((word, count) => {
      const column = this.#words.get(word);
      const rarity = column === undefined ? this.#rarest : this.#rarity[column]!;
      const value = count === 1 ? rarity : (1 + Math.log(count)) * rarity;
      squared += value * value;
      if (column === undefined) return;
      columns.push(column);
      values.push(value);
    });
    const length = Math.sqrt(squared) || 1;
    for (let k = from; k < values.length; k++) values[k]! /= length;
  }

  #addNames(work: Work, columns: number[], values: number[]): void {
    const traits = namesOf(work);
    for (const kind of NAMED) {
      const names = this.namesOf(traits, kind);
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

/** When it appeared, in years with a fraction; undefined where the year is not known. */
export function dateOf({ item: { issued = {} } }: Work): number | undefined {
  const { year, month, day = 15 } = issued;
  if (year === undefined) return undefined;
  return year + (month === undefined ? 0.5 : (month - 1 + Math.min(day, 31) / 31) / 12);
}
