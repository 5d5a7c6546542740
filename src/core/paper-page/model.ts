/** The page of a paper or an author, as plain data. What can be clicked carries the number of a link. */

/** A stretch of text; with `link` it can be clicked. */
export interface Run {
  readonly text: string;
  readonly link?: number | undefined;
  /** Shown while the pointer rests on it. */
  readonly title?: string | undefined;
  /** `place`: the line that says so; `dim`: said besides; `strong`: stands out; `chip`: a word of a closed or open list. */
  readonly tone?: Tone | undefined;
}

export type Tone = 'dim' | 'place' | 'strong' | 'chip';

/** Words that stand together; `machine`: a machine wrote them, which is shown. */
export interface Line {
  readonly runs: readonly Run[];
  readonly machine?: boolean | undefined;
}

/** An item of a list. */
export interface Row {
  readonly runs: readonly Run[];
  /** What is said below, a line each. */
  readonly below?: readonly Line[] | undefined;
  /** What bars filter it by: `role:method`, `year:2025`. */
  readonly facets: readonly string[];
}

export interface Bar {
  readonly label: string;
  readonly count: number;
  /** The rows of the section that it stands for; a bar without it filters nothing. */
  readonly facet?: string | undefined;
}

/** One petal of an influence chart. */
export interface Petal {
  readonly label: string;
  /** What went into the middle: the works of the middle cite it so often. */
  readonly into: number;
  /** What came out of it: it cites the works of the middle so often. */
  readonly outOf: number;
  readonly link?: number | undefined;
}

/** A name and what is known under it, each in its own words. */
export interface Fact {
  readonly label: string;
  readonly values: readonly Line[];
}

export interface Action {
  readonly label: string;
  readonly link: number;
  readonly title?: string | undefined;
}

export type Block =
  | { readonly kind: 'text'; readonly runs: readonly Run[]; readonly machine: boolean }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** `one` is what a row is, for counts: `citer`. */
  | { readonly kind: 'rows'; readonly one: string; readonly rows: readonly Row[] }
  | {
      readonly kind: 'bars';
      readonly label: string;
      readonly machine: boolean;
      readonly bars: readonly Bar[];
    }
  /** Along an axis without gaps, as years. */
  | { readonly kind: 'columns'; readonly label: string; readonly bars: readonly Bar[] }
  | {
      readonly kind: 'influence';
      readonly label: string;
      readonly middle: string;
      /** The petals have an order, as years have: they are drawn along an axis. */
      readonly ordered: boolean;
      readonly petals: readonly Petal[];
    }
  | { readonly kind: 'actions'; readonly actions: readonly Action[] };

export interface Section {
  readonly id: string;
  readonly heading: string;
  /** How many there are of what it lists. */
  readonly count?: number | undefined;
  /** What is to be known of the section as a whole, dimmed. */
  readonly note?: string | undefined;
  readonly blocks: readonly Block[];
}

export interface PaperPage {
  readonly title: string;
  /** What it is a page of: `Paper`, `Author`. */
  readonly kind: string;
  /** What stands below the title, before the first section. */
  readonly head: readonly Block[];
  readonly sections: readonly Section[];
}

/** What a page is of; kept with its panel. A paper also by what names it, as pins do: ids change when pages do. */
export type PageSubject =
  | { readonly of: 'paper'; readonly id: string; readonly names: readonly string[] }
  | { readonly of: 'author'; readonly name: string };
