/** What a citation map shows, as plain columns: 10,000 papers are one message to the webview that draws them. */

/** What a map is of; kept with its panel, so that it comes back after a reload. */
export type MapScope =
  /** Papers at most `steps` citations away from those with these ids. */
  (
    | { readonly of: 'papers'; readonly ids: readonly string[]; readonly steps: number }
    /** Papers that are near these by whom they share and by their words, whether they cite each other or not. */
    | { readonly of: 'similar'; readonly ids: readonly string[] }
    /** What connects these papers, along an axis of time. */
    | { readonly of: 'time'; readonly ids: readonly string[] }
    /** Papers that match a query of the Papers view. */
    | { readonly of: 'query'; readonly query: string }
    /** Papers that a note cites; the note by its file. */
    | { readonly of: 'note'; readonly note: string }
    | { readonly of: 'library' }
  ) & {
    /** Ids of papers that the reader expanded: what they cite and who cites them is on the map as well. */
    readonly also?: readonly string[] | undefined;
  };

/** One way to colour papers. */
export interface Colouring {
  readonly id: 'role' | 'year' | 'category' | 'status';
  readonly label: string;
  /** As they are to be read in the legend: the largest first, or in their order where they have one. */
  readonly groups: readonly string[];
  /** Of each paper, an index into `groups`, or -1. */
  readonly of: readonly number[];
  /** What is to be read in the legend of papers in no group: `No status`. */
  readonly none: string;
  /** The groups have an order, as years have: they are coloured along a scale. */
  readonly ordered: boolean;
}

export interface MapGraph {
  /** What the map is of, in words. */
  readonly title: string;
  readonly scope: MapScope;
  readonly nodes: {
    /** Ids of the works. */
    readonly id: readonly string[];
    /** `Lightman 2023`. */
    readonly label: readonly string[];
    readonly title: readonly string[];
    /** How many papers of the library cite it. */
    readonly citers: readonly number[];
    /** When it appeared, in years with a fraction (`2023.41`), or null. */
    readonly date: readonly (number | null)[];
    /** It stands in a note. */
    readonly inNote: readonly boolean[];
    /** How many papers cite it or are cited by it and are not on the map: what *expand* would bring. */
    readonly hidden: readonly number[];
    /**
     * How strongly it connects the seeds, 0 to 1: 1 for the paper of this map that does so most. 0 for the seeds, and
     * where there are fewer than two of them.
     */
    readonly connects: readonly number[];
  };
  readonly edges: {
    /** The citing paper, an index into the nodes; where papers are near each other, the one that is earlier on the map. */
    readonly from: readonly number[];
    /** The cited paper. */
    readonly to: readonly number[];
    /** How near the two are, above 0 to 1; null where one cites the other. */
    readonly nearness: readonly (number | null)[];
    /** An index into `roles`, or -1. */
    readonly role: readonly number[];
  };
  /** The roles that pages give the citations, each as printed. */
  readonly roles: readonly string[];
  readonly colourings: readonly Colouring[];
  /** What the reader asked about, as indexes into the nodes. */
  readonly seeds: readonly number[];
}

/** What is shown of one paper beside the map. Plain text throughout. */
export interface PaperCard {
  readonly id: string;
  readonly title: string;
  /** Authors, year, where it was published: a line each. */
  readonly lines: readonly string[];
  /** The abstract, else the summary. */
  readonly abstract?: string | undefined;
  /** A machine wrote `abstract`. */
  readonly machine: boolean;
  /** `cited by 51`, `in 2 notes`, `reading`. */
  readonly marks: readonly string[];
  readonly citekey: string;
}
