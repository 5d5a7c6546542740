/** The citations of a note, asked for by where they stand. */
import type { Cluster } from '../notes/cluster';
import type { Span } from '../place';

export class ClusterList {
  /** In the order of the text. */
  readonly all: readonly Cluster[];

  constructor(all: readonly Cluster[]) {
    this.all = all;
  }

  /** Those that begin in the span, none of which stands in another. */
  within({ start, end }: Span): Cluster[] {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle]!.span.start < start) low = middle + 1;
      else high = middle;
    }
    const found: Cluster[] = [];
    for (let n = low; n < this.all.length && this.all[n]!.span.start < end; n++) {
      if ((found.at(-1)?.span.end ?? 0) <= this.all[n]!.span.start) found.push(this.all[n]!);
    }
    return found;
  }
}
