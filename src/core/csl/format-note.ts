/** All citations of a note as they are printed, with its list of references. */
import type { Cluster } from '../notes/cluster';
import type { FormatRequest, Formatted, OutputFormat, Processor } from './processor';

/** What is printed of a note: its clusters in the order of the text, without labels and `nocite`. */
export interface FormattedNote extends Formatted {
  readonly clusters: readonly Cluster[];
}

export function formatNote(
  clusters: readonly Cluster[],
  itemOf: FormatRequest['itemOf'],
  processor: Processor,
  format: OutputFormat,
): FormattedNote {
  const cited = clusters.filter(({ nocite, isLabel }) => !nocite && !isLabel);
  const uncited = clusters.filter(({ nocite }) => nocite).flatMap(({ items }) => items.map(({ key }) => key));
  // TODO(csl): `@*`, the numbers of footnotes, bare `@name` that nobody knows.
  return { clusters: cited, ...processor.format({ citations: cited, uncited, itemOf, format }) };
}
