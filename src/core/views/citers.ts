/** The Citers view: who cites the chosen paper, grouped, each with its one-line summary. */
import { recordTitleKey } from '../library/record-keys';
import type { Citation, Facet, Work } from '../model';
import { changeDay, newCiters } from './changes';
import { type CitationGroup, type CitationGrouping, groupCitations } from './citation-groups';
import { citationNode, summaryNode } from './citation-node';
import { bestCitersFirst, countsLabel } from './describe';
import { plural } from './markdown';
import type { Node } from './node';
import { byNumber, pageNodes } from './pages';

export const CITER_GROUPINGS = [
  'representative',
  'role',
  'polarity',
  'verdict',
  'year',
] as const satisfies readonly CitationGrouping[];
export type CiterGrouping = (typeof CITER_GROUPINGS)[number];

/** The rows for the citers of `work`; `inNotes` are the citekeys that stand in a note. */
export function citersOutline(work: Work, grouping: CiterGrouping, inNotes: ReadonlySet<string>): Node[] {
  const fresh = newCiters(work);
  return groupCiters(work.citers, grouping).map(({ name, members }) => ({
    id: `citers:${work.id}:${grouping}:${name}`,
    label: name,
    description: members.length.toLocaleString('en'),
    spoken: `${name}, ${plural(members.length, 'citer')}`,
    kind: 'group',
    open: true,
    children: () =>
      pageNodes({
        id: `citers:${work.id}:${grouping}:${name}`,
        items: newFirst(members, fresh),
        row: (citation) => citerNode(citation, inNotes, fresh),
        // Page by page as they were read: names would promise an order that there is not.
        nameOf: byNumber,
        one: 'citer',
      }),
  }));
}

export function newFirst(citations: readonly Citation[], fresh: ReadonlySet<string>): readonly Citation[] {
  if (fresh.size === 0) return citations;
  const isFresh = ({ citing }: Citation) => isNew(citing, fresh);
  return [...citations.filter(isFresh), ...citations.filter((citation) => !isFresh(citation))];
}

/** Whether one of its accounts bears one of these folded titles. */
export function isNew({ records }: Work, fresh: ReadonlySet<string>): boolean {
  return fresh.size > 0 && records.some((record) => fresh.has(recordTitleKey(record)));
}

/** The line above the rows: what the view is about, and what its pages say of the citers. */
export function citersHeadline(work: Work): string {
  const says = work.citedBy.flatMap(({ hubLabel, backgroundShare, polarityStatus }) => [
    hubLabel ?? '',
    backgroundShare === undefined ? '' : `${Math.round(backgroundShare * 100)}% background`,
    polarityStatus ? `polarity ${polarityStatus}` : '',
  ]);
  const latest = work.changes.find(({ came = [] }) => came.length > 0);
  const fresh = latest ? `${latest.came!.length} new on ${changeDay(latest)}` : '';
  return [
    `${plural(work.citers.length, 'citer')} of “${work.title}”`,
    fresh,
    countsLabel(work),
    ...new Set([...says, ...totals(work)]),
  ]
    .filter(Boolean)
    .join(' · ');
}

const TOTALLED: readonly (readonly ['role' | 'polarity' | 'verdict', ReadonlySet<string>])[] = [
  ['role', new Set(['roles', 'citation-role summary'])],
  ['polarity', new Set(['polarities', 'citation-polarity summary'])],
  ['verdict', new Set(['verdicts'])],
];

function totals(work: Work): string[] {
  return TOTALLED.flatMap(([what]) => {
    const facet = pageTotals(work, what);
    return facet ? [`${what} ${facet.values.map(({ value, count }) => `${value} ${count}`).join(', ')}`] : [];
  });
}

/** What a page counts without saying which citer it means: shown where the rows themselves do not tell. */
export function pageTotals(work: Work, what: 'role' | 'polarity' | 'verdict'): Facet | undefined {
  if (work.citers.every((citation) => citation[what] !== undefined)) return undefined;
  const labels = TOTALLED.find(([each]) => each === what)![1];
  const facets = work.citedBy.filter(({ filtered }) => !filtered).flatMap(({ facets }) => facets);
  return facets.find(({ label }) => labels.has(label));
}

/** The best citers first in each group. */
export function groupCiters(citers: readonly Citation[], grouping: CiterGrouping): CitationGroup[] {
  return groupCitations(bestCitersFirst(citers), grouping, ({ citing }) => citing);
}

function citerNode(citation: Citation, inNotes: ReadonlySet<string>, fresh: ReadonlySet<string>): Node {
  const id = `citer:${citation.cited.id}:${citation.citing.id}`;
  return citationNode(citation, {
    id,
    end: 'citing',
    inNotes,
    isNew: isNew(citation.citing, fresh),
    ...(citation.summary && { children: () => [summaryNode(citation, id)] }),
  });
}
