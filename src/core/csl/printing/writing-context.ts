/** What runs say beside their text. */
import type { Address } from './links';

/** Code or a formula of a writer, in each of the formats. */
export interface Verbatim {
  readonly html: string;
  readonly markdown: string;
  readonly text: string;
}

/** What a writer needs to know besides the runs. */
export interface WritingContext {
  /** Of the item that a run is of. */
  readonly addresses: (id: string | undefined) => readonly Address[];
  /** What stands for a run that is verbatim, by its number. */
  readonly verbatim: (number: string) => Verbatim;
}
