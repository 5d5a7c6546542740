/** The citations of a note in Markdown, of whatever kind. */
import type { Span } from '../place';
import type { Cluster } from './cluster';
import { exampleLabels } from './example-labels';
import { frontMatterEnd, nociteClusters, noteLanguage } from './front-matter';
import { latexClusters } from './latex';
import { type LocatorTerms, locatorTerms } from './locator-terms';
import { mystClusters } from './myst';
import { pandocClusters } from './pandoc';
import { type ProseRegion, proseRegions } from './prose-regions';
import { linkedKeys } from './wikilinks';

/** Every citation of a note, in the order of the text; with a window, at least those that touch it. */
export function markdownClusters(text: string, window?: Span): Cluster[] {
  const clusters = nociteClusters(text);
  const regions = proseRegions(text, window);
  if (regions.length === 0) return clusters;
  const labels = exampleLabels(text, frontMatterEnd(text));
  const terms = locatorTerms(noteLanguage(text));
  for (const region of regions) {
    for (const cluster of regionClusters(region, text, terms)) {
      if (!isExampleNumber(cluster, labels)) clusters.push(cluster);
    }
  }
  return clusters;
}

/** What a paragraph or heading cites, in the order of the text, numbers of examples included. */
export function regionClusters(region: ProseRegion, note: string, terms: LocatorTerms): Cluster[] {
  const linked = linkedKeys(region, note);
  return [
    ...linked.clusters,
    ...mystClusters(region, note, terms),
    ...latexClusters(region, note, terms),
    ...pandocClusters(linked.rest, note, terms),
    ...region.captions.flatMap((caption) => regionClusters(caption, note, terms)),
  ].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** `@good`, where an item of an example list is called so. */
export function isExampleNumber({ items }: Cluster, labels: { has(label: string): boolean }): boolean {
  return items.length === 1 && !items[0]!.certain && labels.has(items[0]!.key);
}
