/** The citers of a work in the order of pages, kept up as single ones change: a much cited work has thousands. */
import type { Citation, Work } from '../model';
import { comparePlaces } from './links';
import { compareText } from './record-keys';

export class CiterList {
  readonly #of: Map<Work, Citation>;
  #list: readonly Citation[];

  constructor(of: Map<Work, Citation>) {
    this.#of = of;
    this.#list = [...of.values()].sort(byPlace);
  }

  /** The list stays as it is once given out; after a change another one is given. */
  get list(): readonly Citation[] {
    return this.#list;
  }

  /** The citation in which this work cites. */
  of(citing: Work): Citation | undefined {
    return this.#of.get(citing);
  }

  delete(citing: Work): void {
    const citation = this.#of.get(citing);
    if (!citation) return;
    this.#of.delete(citing);
    this.#list = this.#list.toSpliced(this.#firstFrom(citation), 1);
  }

  set(citation: Citation): void {
    this.delete(citation.citing);
    this.#of.set(citation.citing, citation);
    this.#list = this.#list.toSpliced(this.#firstFrom(citation), 0, citation);
  }

  /** Where the first stands that is not before this one. */
  #firstFrom(citation: Citation): number {
    let low = 0;
    let high = this.#list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (byPlace(this.#list[middle]!, citation) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Two papers may be said to cite in one line. */
function byPlace(a: Citation, b: Citation): number {
  return comparePlaces(a.places[0], b.places[0]) || compareText(a.citing.id, b.citing.id);
}
