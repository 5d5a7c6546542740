/** Citations in groups: by what the pages say of each, or by what the paper at the other end is. */
import { categoryName } from '../categories';
import type { Citation, Work } from '../model';

export const CITATION_GROUPINGS = [
  'representative',
  'role',
  'polarity',
  'verdict',
  'year',
  'category',
  'none',
] as const;
export type CitationGrouping = (typeof CITATION_GROUPINGS)[number];

/** The paper at the other end: the citing one in a list of citers, the cited one in a list of what is cited. */
export type OtherEnd = (citation: Citation) => Work;

export interface CitationGroup {
  /** A word of a page, a year; `Role: the page does not say` where nothing is known; empty where nothing is grouped. */
  readonly name: string;
  readonly members: readonly Citation[];
}

const UNKNOWN: Readonly<Record<CitationGrouping, string>> = {
  representative: '',
  role: 'Role: the page does not say',
  polarity: 'Polarity: the page does not say',
  verdict: 'Verdict: the page does not say',
  year: 'Year: the page does not say',
  category: 'Category: the page does not say',
  none: '',
};

const REPRESENTATIVE = 'Representative';
const OTHERS = 'Others';

/**
 * Vocabularies are open: each word the page uses is a group of its own, what has none comes last. Years begin with the
 * newest, words with the most frequent. A paper of several categories stands in each.
 */
export function groupCitations(
  citations: readonly Citation[],
  grouping: CitationGrouping,
  other: OtherEnd,
): CitationGroup[] {
  const groups = new Map<string, Citation[]>();
  const unknown = UNKNOWN[grouping];
  for (const citation of citations) {
    for (const name of groupNames(citation, grouping, other)) {
      const members = groups.get(name);
      if (members) members.push(citation);
      else groups.set(name, [citation]);
    }
  }
  return [...groups]
    .map(([name, members]) => ({ name, members }))
    .sort((a, b) => {
      if (a.name === unknown || b.name === unknown) return a.name === unknown ? 1 : -1;
      if (grouping === 'year') return Number(b.name) - Number(a.name);
      if (grouping === 'representative') return a.name === REPRESENTATIVE ? -1 : 1;
      return b.members.length - a.members.length || (a.name < b.name ? -1 : 1);
    });
}

function groupNames(citation: Citation, grouping: CitationGrouping, other: OtherEnd): Iterable<string> {
  switch (grouping) {
    case 'none':
      return [''];
    case 'representative':
      return [citation.representative ? REPRESENTATIVE : OTHERS];
    case 'year':
      return [other(citation).item.issued?.year?.toString() ?? UNKNOWN.year];
    case 'category': {
      const { categories } = other(citation);
      return categories.length > 0 ? new Set(categories.map(categoryName)) : [UNKNOWN.category];
    }
    default:
      return [citation[grouping] ?? UNKNOWN[grouping]];
  }
}
