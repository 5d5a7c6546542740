/**
 * Keys as names of links: Obsidian's `[[@key]]`, `[[@key|alias]]`, `[[@key#Heading]]`, `[[folder/@key]]`, and
 * footnotes whose label is a key, `[^@key]`.
 */

import { BLANK } from './blank';
import type { Cluster } from './cluster';
import type { ProseRegion } from './prose-regions';

/** The clusters, and the region with them, and every other `[[…]]`, blanked: no Pandoc citation stands in those. */
export function linkedKeys(region: ProseRegion, note: string): { clusters: Cluster[]; rest: ProseRegion } {
  if (!region.text.includes('[[') && !region.text.includes('[^')) {
    return { clusters: [], rest: region };
  }
  const clusters: Cluster[] = [];
  const text = region.text.replace(
    LINK,
    (link: string, target: string | undefined, label: string, at: number) => {
      const match = target === undefined ? label.match(LABEL) : target.match(TARGET);
      if (match) {
        const keyStart = region.span.start + at + 2 + match[1]!.length;
        const span = { start: region.span.start + at, end: region.span.start + at + link.length };
        const form = target === undefined ? 'footnote' : 'wikilink';
        const keySpan = { start: keyStart, end: keyStart + match[2]!.length };
        const isLabel = form === 'footnote' && link.length === region.text.length && note[span.end] === ':';
        clusters.push({
          span,
          form,
          ...(isLabel && { isLabel }),
          items: [
            {
              key: match[2]!,
              keySpan,
              span,
              suppressAuthor: false,
              inText: form === 'wikilink',
              certain: true,
            },
          ],
        });
      }
      return BLANK.repeat(link.length);
    },
  );
  return { clusters, rest: { ...region, text } };
}

// `^[[@a]]` is an inline note with a citation in it.
const LINK = /(?<!\^)\[\[([^[\]\n]*)\]\]|\[\^([^\s[\]^]+)\]/g;
// In the cell of a table the bar is escaped, and so blanked.
const TARGET = /^((?:[^|#^@\uFFFC]*\/)?@)([^\s|#^\\/\uFFFC]+?)(?:\.md)?(?:[#^][^|\uFFFC]*)?(?:[|\uFFFC].*)?$/;
const LABEL = /^(@)([^\s@\uFFFC]+)$/;
