/** What is near a paper, and why. */
import type { Work } from '../model';

/** Why two papers are thought to be near. */
export type Reason =
  /** It cites the paper, or is cited by it. */
  | { readonly kind: 'cites' | 'cited-by' }
  /** Co-citation (Small 1973): these cite both. */
  | { readonly kind: 'co-cited'; readonly by: readonly Work[] }
  /** Bibliographic coupling (Kessler 1963): both cite these. */
  | { readonly kind: 'coupled'; readonly through: readonly Work[] }
  /** Words that both use and few others do, the most telling first. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Authors of both, as printed. */
  | { readonly kind: 'authors'; readonly names: readonly string[] };

export interface Related {
  readonly work: Work;
  /** 0 to 1; only the order means something. */
  readonly score: number;
  /** The weightiest first. */
  readonly reasons: readonly Reason[];
}
