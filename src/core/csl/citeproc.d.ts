/** The parts of citeproc-js (https://citeproc-js.readthedocs.io/en/latest/running.html) that we use. */
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
  export interface CitationItem {
    readonly id: string;
    readonly prefix?: string;
    readonly suffix?: string;
    readonly locator?: string;
    readonly label?: string;
    readonly 'suppress-author'?: boolean;
    readonly 'author-only'?: boolean;
  }
  export interface Citation {
    readonly citationID: string;
    readonly citationItems: readonly CitationItem[];
    readonly properties: {
      readonly noteIndex: number;
      readonly mode?: 'composite' | 'author-only' | 'suppress-author';
    };
  }
  export interface BibliographyParameters {
    readonly entry_ids: readonly (readonly string[])[];
    readonly hangingindent?: boolean | number;
    readonly 'second-field-align'?: false | 'flush' | 'margin';
    readonly maxoffset: number;
    readonly bibliography_errors: readonly unknown[];
  }
  export class Engine {
    constructor(system: System, style: Tree | string, language?: string, forceLanguage?: boolean);
    readonly opt: { readonly xclass: 'in-text' | 'note'; readonly lang: string };
    setOutputFormat(format: string): void;
    updateItems(ids: readonly string[]): void;
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
  };
  export default CSL;
}
