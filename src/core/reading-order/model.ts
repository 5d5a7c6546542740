/** What the reading order says of a paper, as plain data. */
import type { Work } from '../model';

/** One thing that speaks for reading a paper soon, or against it. */
export interface Because {
  /** `cites 3 papers you cite`, `by Lightman, whom you cite`; plain text that goes on a sentence. */
  readonly words: string;
  /** Of all that speaks for it, how much this is: 0 to 1. Below 0 it speaks against it, measured by the same. */
  readonly share: number;
  /** The papers that it stands on, the reader's own first; empty where it stands on none. */
  readonly works: readonly Work[];
}
