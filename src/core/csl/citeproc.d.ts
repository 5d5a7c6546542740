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
    readonly bibliography_errors: readonly unknown[];
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
    readonly ref: Readonly<Record<string, unknown>>;
  }
  export class Engine {
    constructor(system: System, style: Tree | string, language?: string, forceLanguage?: boolean);
    readonly opt: {
      readonly xclass: 'in-text' | 'note';
      readonly lang: string;
      /** On what a citation depends besides its items. */
      readonly update_mode: number;
    };
    readonly disambiguate: { run(key: string, citation?: Citation): void };
    readonly tmp: { readonly just_looking: boolean };
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
      readonly registry: Record<string, Registered>;
      readonly reflist: readonly { readonly id: string }[];
      readonly citationreg: { readonly citationById: Record<string, Citation> };
    };
    setOutputFormat(format: string): void;
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
  const CSL: {
    readonly Engine: typeof Engine;
    readonly Output: { readonly Formats: Record<string, Record<string, unknown>> };
    readonly PROCESSOR_VERSION: string;
    readonly NUMERIC: number;
    readonly ASSUME_ALL_ITEMS_REGISTERED: number;
    readonly getCitationCluster: {
      call(engine: Engine, items: readonly SortedItem[], citation?: Citation): string;
    };
  };
  export default CSL;
}
