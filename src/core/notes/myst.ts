/**
 * MyST's citation roles: ``{cite:p}`a;b` ``, ``{cite:t}`{see}a{p. 3}` `` (https://mystmd.org/guide/citations).
 * They stand in what the region has blanked as code.
 */
import type { Span } from '../place';
import type { CitationItem, Cluster } from './cluster';
import type { LocatorTerms } from './locator-terms';
import { readTail } from './locators';
import type { ProseRegion } from './prose-regions';

/** Every citation role of the region. */
export function mystClusters(region: ProseRegion, note: string, terms: LocatorTerms): Cluster[] {
  if (!/\{(?:foot)?cite/.test(region.text)) return [];
  const clusters: Cluster[] = [];
  for (const role of region.text.matchAll(ROLE)) {
    const start = region.span.start + role.index;
    const content = /^(`+)([^`]+)\1$/.exec(
      note.slice(start + role[0].length - role[2]!.length, start + role[0].length),
    );
    if (!content) continue;
    const from = start + role[0].length - role[2]!.length + content[1]!.length;
    const items = itemsIn(content[2]!, from, role[1]!, terms);
    if (items.length > 0)
      clusters.push({ span: { start, end: start + role[0].length }, form: 'myst', items });
  }
  return clusters;
}

// A role's text is code to the region; two code spans never touch, so the blank is this role's alone.
const ROLE = /\{((?:foot)?cite[a-z:]*)\}(\uFFFC+)/g;
const ITEM = /(?:\{([^{}]*)\}\s*)?([^\s{},;]+)(?:\s*\{([^{}]*)\})?/g;

function itemsIn(text: string, offset: number, role: string, terms: LocatorTerms): CitationItem[] {
  const kind = role.split(':').at(-1)!;
  return [...text.matchAll(ITEM)].map((match): CitationItem => {
    const [whole, prefix, key, tail] = match;
    const keyAt = offset + match.index + whole.indexOf(key!, prefix === undefined ? 0 : prefix.length + 2);
    const start = offset + match.index;
    return {
      key: key!,
      keySpan: { start: keyAt, end: keyAt + key!.length },
      span: { start, end: start + whole.length },
      ...(prefix?.trim() && { prefix: prefix.trim(), prefixSpan: prefixSpan(prefix, start + 1) }),
      ...(tail !== undefined && readTail(tail, start + whole.length - 1 - tail.length, terms)),
      suppressAuthor: /^(?:cite)?year(?:par)?$/.test(kind),
      inText: /^(?:cite)?c?t$/.test(kind),
      certain: true,
    };
  });
}

function prefixSpan(prefix: string, at: number): Span {
  const start = at + prefix.length - prefix.trimStart().length;
  return { start, end: start + prefix.trim().length };
}
