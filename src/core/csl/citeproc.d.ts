/**
 * The parts of citeproc-js (https://citeproc-js.readthedocs.io/en/latest/running.html) that we use, with those of its
 * inside that engine.ts goes by.
 */
declare module 'citeproc' {
  export interface Tree {
    readonly name: string;
    readonly attrs: Record<string, string>;
    readonly children: (Tree | string)[];
  }
  export interface System {
    retrieveLocale(language: string): Tree | string | false;
    retrieveItem(id: string): object;
  }
  /** A cited work as citeproc keeps it; what it finds out of its place in the text is written into it. */
  export interface CitationItem {
    readonly id: string;
    readonly prefix?: string;
    readonly suffix?: string;
    readonly locator?: string;
    readonly label?: string;
    'suppress-author'?: boolean;
    'author-only'?: boolean;
    position?: number;
    'near-note'?: boolean;
    'first-reference-note-number'?: number;
    /** Ours: its author stands in the sentence. */
    readonly inText?: boolean;
    /** Ours: which of the citation's works it is, as typed. */
    readonly at?: number;
    /** Ours: within a row, works may be sorted. */
    readonly row?: number;
  }
  export type SortedItem = readonly [item: { readonly id: string }, cited: CitationItem];
  export interface Citation {
    readonly citationID: string;
    citationItems: readonly CitationItem[];
    /** Made by `processCitationCluster`. */
    sortedItems?: readonly SortedItem[];
    readonly properties: {
      noteIndex: number;
      unsorted?: boolean;
      mode?: 'composite' | 'author-only' | 'suppress-author';
      'suppress-trailing-punctuation'?: boolean;
    };
  }
  export interface BibliographyParameters {
    readonly entry_ids: readonly (readonly string[])[];
    readonly hangingindent?: boolean | number;
    readonly 'second-field-align'?: false | 'flush' | 'margin';
    readonly entryspacing?: number;
    readonly linespacing?: number;
    readonly maxoffset: number;
  }
  /** A number that may be joined with its neighbours to a range. */
  export interface NumericBlob {
    readonly num: number;
    decorations: readonly (readonly [string, string, string?])[];
  }
  export interface Registered {
    readonly disambig: object;
    /** Its number in the list. */
    readonly seq: number;
    'citation-count'?: number;
    /** Of its label in the list, in characters. */
    readonly offset?: number;
    readonly ref: Readonly<Record<string, unknown>>;
  }
  export class Engine {
    constructor(system: System, style: Tree | string, language?: string, forceLanguage?: boolean);
    readonly opt: {
      readonly xclass: 'in-text' | 'note';
      readonly lang: string;
      /** On what a citation depends besides its items. */
      readonly update_mode: number;
      readonly 'disambiguate-add-names': boolean;
      readonly 'disambiguate-add-givenname': boolean;
      readonly 'disambiguate-add-year-suffix': boolean;
    };
    readonly disambiguate: { run(key: string, citation?: Citation): void };
    readonly tmp: {
      readonly just_looking: boolean;
      /** Of the entry before, for styles that print a dash in their place. */
      last_rendered_name: unknown;
      readonly area: string;
      readonly root: string;
      readonly extension: string;
      /** What is printed has no look. */
      suppress_decorations: boolean;
    };
    readonly output: {
      string(
        engine: Engine,
        blobs: readonly unknown[],
        parent?: unknown,
      ): string | readonly (string | NumericBlob)[];
    };
    /** Where dates are made, before they are put into the output. */
    readonly dateput: {
      readonly queue: readonly unknown[];
      string(engine: Engine, blobs: readonly unknown[]): unknown;
      openLevel(token: string): void;
    };
    readonly citation: { readonly opt: { readonly layout_prefix: string; readonly layout_suffix: string } };
    readonly registry: {
      /** What `updateItems` does, in its order. */
      init(ids: readonly string[]): void;
      doinserts(ids: readonly string[]): void;
      dorefreshes(): void;
      rebuildlist(isUnsorted: boolean): void;
      setsortkeys(): void;
      setdisambigs(): void;
      sorttokens(isUnsorted: boolean): void;
      renumber(): void;
      /** All ids. */
      mylist: readonly string[];
      /** By what cites print that may be alike. */
      ambigsTouched: Readonly<Record<string, true>>;
      getSortedIds(): readonly string[];
      readonly registry: Record<string, Registered>;
      readonly reflist: readonly { readonly id: string }[];
      readonly citationreg: { readonly citationById: Record<string, Citation> };
    };
    setOutputFormat(format: string): void;
    readonly bibliography_sort: { readonly tokens: readonly unknown[] };
    updateItems(ids: readonly string[]): readonly string[];
    /** Without citations: as it was when it was made. */
    restoreProcessorState(citations: readonly Citation[]): void;
    updateUncitedItems(ids: readonly string[]): void;
    processCitationCluster(
      citation: Citation,
      before: readonly (readonly [id: string, noteIndex: number])[],
      after: readonly (readonly [id: string, noteIndex: number])[],
      flag?: number,
    ): unknown;
    process_CitationCluster(items: readonly SortedItem[], citation: Citation): string;
    makeCitationCluster(items: readonly CitationItem[]): string;
    rebuildProcessorState(
      citations: readonly Citation[],
      format: string,
      uncited: readonly string[],
    ): readonly (readonly [string, number, string])[];
    makeBibliography(): readonly [BibliographyParameters, readonly string[]] | false;
  }
  export interface PrintedName {
    readonly family?: string;
    readonly given?: string;
    readonly literal?: string;
  }
  /** Names of one item on their way into the output. */
  export interface NameOutput {
    readonly Item: Readonly<Record<string, readonly PrintedName[] | undefined>>;
    /** By role: persons and bodies, as far as they are to be shown. */
    readonly freeters: Record<string, readonly PrintedName[]>;
    /** 1 where the list ends in “et al.”, 2 where it has an ellipsis and its last name. */
    readonly etal_spec: Readonly<Record<string, { freeters: 0 | 1 | 2 } | undefined>>;
    truncatePersonalNameLists(): void;
    _setEtAlParameter(kind: string, role: string, at?: number): void;
  }
  const CSL: {
    readonly Engine: typeof Engine;
    readonly NameOutput: { readonly prototype: NameOutput };
    readonly Output: { readonly Formats: Record<string, Record<string, unknown>> };
    readonly PROCESSOR_VERSION: string;
    readonly NUMERIC: number;
    readonly ASSUME_ALL_ITEMS_REGISTERED: number;
    readonly getBibliographyEntries: object;
    readonly getCitationCluster: {
      call(engine: Engine, items: readonly SortedItem[], citation?: Citation): string;
    };
  };
  /** The module, which is loaded when the first style is. */
  export type Csl = typeof CSL;
  export default CSL;
}
