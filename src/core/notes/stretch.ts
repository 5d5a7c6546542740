/**
 * Files whose citations never reach over a blank line, LaTeX and Typst: some paragraphs of one can be read by
 * themselves, given what they begin in.
 */
import type { Cluster } from './cluster';

export interface Stretch {
  /** In the order of the text, offsets counted from where the stretch begins. */
  readonly clusters: readonly Cluster[];
  /** Labels that the stretch sets: what refers to one of them is no citation, wherever it stands. */
  readonly labels: readonly string[];
  /** What is open at its end, such as a verbatim environment or a comment; empty for nothing. */
  readonly open: string;
}

/** Reads a stretch that begins in something open. */
export type ReadStretch = (text: string, open: string) => Stretch;

/** Whether what is cited is a label of the file itself. */
export function citesLabel({ items }: Cluster, labels: { has(label: string): boolean }): boolean {
  return items.length === 1 && labels.has(items[0]!.key);
}

/** The clusters of a whole file. */
export function clustersOf(text: string, read: ReadStretch): Cluster[] {
  const { clusters, labels } = read(text, '');
  const own = new Set(labels);
  return clusters.filter((cluster) => !citesLabel(cluster, own));
}
