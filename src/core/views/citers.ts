/** The Citers view: who cites the chosen paper, grouped, each with its one-line summary. */
import { recordTitleKey } from '../library/record-keys';
import type { Citation, Work } from '../model';
import { readable } from '../prose';
import { changeDay, newCiters } from './changes';
import { authorsYear, bestCitersFirst, countsLabel, placeLabel } from './describe';
import { plural } from './markdown';
import type { Node } from './node';
import { byNumber, pageNodes } from './pages';

export const CITER_GROUPINGS = ['representative', 'role', 'polarity', 'verdict', 'year'] as const;
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

function newFirst(citations: readonly Citation[], fresh: ReadonlySet<string>): readonly Citation[] {
  if (fresh.size === 0) return citations;
  const isFresh = ({ citing }: Citation) => isNew(citing, fresh);
  return [...citations.filter(isFresh), ...citations.filter((citation) => !isFresh(citation))];
}

function isNew({ records }: Work, fresh: ReadonlySet<string>): boolean {
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

/** What a page counts without saying which citer it means: shown where the rows themselves do not tell. */
function totals(work: Work): string[] {
  return TOTALLED.flatMap(([what, labels]) => {
    if (work.citers.every((citation) => citation[what] !== undefined)) return [];
    const facets = work.citedBy.filter(({ filtered }) => !filtered).flatMap(({ facets }) => facets);
    const facet = facets.find(({ label }) => labels.has(label));
    return facet ? [`${what} ${facet.values.map(({ value, count }) => `${value} ${count}`).join(', ')}`] : [];
  });
}

const UNKNOWN: Readonly<Record<CiterGrouping, string>> = {
  representative: '',
  role: 'Role: the page does not say',
  polarity: 'Polarity: the page does not say',
  verdict: 'Verdict: the page does not say',
  year: 'Year: the page does not say',
};

const REPRESENTATIVE = 'Representative';
const OTHERS = 'Others';

/** Vocabularies are open: each word the page uses is a group of its own, what has none comes last. */
export function groupCiters(
  citers: readonly Citation[],
  grouping: CiterGrouping,
): { name: string; members: Citation[] }[] {
  const groups = new Map<string, Citation[]>();
  const unknown = UNKNOWN[grouping];
  for (const citation of bestCitersFirst(citers)) {
    const name = groupName(citation, grouping) ?? unknown;
    const members = groups.get(name);
    if (members) members.push(citation);
    else groups.set(name, [citation]);
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

function groupName(citation: Citation, grouping: CiterGrouping): string | undefined {
  if (grouping === 'representative') return citation.representative ? REPRESENTATIVE : OTHERS;
  if (grouping === 'year') return citation.citing.item.issued?.year?.toString();
  return citation[grouping];
}

function citerNode(citation: Citation, inNotes: ReadonlySet<string>, fresh: ReadonlySet<string>): Node {
  const { citing, summary } = citation;
  const known = [authorsYear(citing), citation.role, citation.polarity, citation.verdict]
    .filter(Boolean)
    .join(' · ');
  const noted = inNotes.has(citing.citekey);
  const news = isNew(citing, fresh) ? 'new' : '';
  const said = summary ? readable(summary.text) : '';
  return {
    id: `citer:${citation.cited.id}:${citing.id}`,
    label: citing.title,
    description: [news, known, noted ? 'in a note' : ''].filter(Boolean).join(' · '),
    tooltip: [citing.title, known, said && `Machine-written: ${said}`, placeLabel(citation.places[0])]
      .filter(Boolean)
      .join('\n'),
    spoken: [
      citing.title,
      news,
      known,
      noted ? 'cited in a note' : '',
      said && `machine-written summary: ${said}`,
    ]
      .filter(Boolean)
      .join(', '),
    icon: noted ? 'mention' : citation.representative ? 'star-full' : 'book',
    kind: 'citer',
    workId: citing.id,
    target: citation.places[0],
    children: summary ? () => [summaryNode(citation, said)] : undefined,
  };
}

function summaryNode(citation: Citation, said: string): Node {
  return {
    id: `citer:${citation.cited.id}:${citation.citing.id}/summary`,
    label: said,
    description: 'machine-written',
    tooltip: `${said}\n\nOne-line summary written by a machine, ${placeLabel(citation.summary!.place)}`,
    spoken: `Machine-written summary: ${said}`,
    icon: 'sparkle',
    kind: 'finding',
    workId: citation.citing.id,
    target: citation.summary!.place,
  };
}
