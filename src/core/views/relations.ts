/** The Relations view: what a paper cites, who cites it and since when, what is near it, and where else it is. */
import type { PaperLink } from '../links/model';
import type { Citation, Work } from '../model';
import type { Related } from '../relations/related';
import type { Named } from '../search/filter';
import { columns } from './bars';
import { newCiters } from './changes';
import type { CitationGrouping } from './citation-groups';
import { yearCounts } from './citation-years';
import { isNew, newFirst } from './citers';
import { authorsYear, bestCitersFirst, countsLabel } from './describe';
import { linkNodes, linkWords } from './link-nodes';
import type { Node } from './node';
import { relatedNode } from './related-nodes';
import { facetNodes } from './relation-facets';
import { type RelationTest, relationTest, withoutLike } from './relation-filter';
import { groupNodes, type Side } from './relation-lists';

export const RELATION_GROUPINGS = [
  'year',
  'role',
  'polarity',
  'verdict',
  'category',
  'none',
] as const satisfies readonly CitationGrouping[];
export type RelationGrouping = (typeof RELATION_GROUPINGS)[number];

export interface RelationsOptions {
  readonly grouping: RelationGrouping;
  /** See `relation-filter.ts`; empty shows all. */
  readonly filter: string;
  readonly library: Named;
  /** The citekeys that stand in a note. */
  readonly inNotes: ReadonlySet<string>;
  /** Undefined as long as they are being found. */
  readonly related: readonly Related[] | undefined;
  /** Undefined as long as the pages are being read. */
  readonly links: readonly PaperLink[] | undefined;
  /** Nothing is cited since a later year than the next. */
  readonly thisYear?: number;
}

/** More columns are too narrow a picture to be worth its room. */
const MOST_COLUMNS = 24;

export function relationsOutline(work: Work, options: RelationsOptions): Node[] {
  return [
    citesSection(work, options),
    citedBySection(work, options),
    relatedSection(work, options),
    linksSection(work, options),
  ].filter((section) => section !== undefined);
}

/** What is above the rows: `Let’s Verify Step by Step · Lightman et al., 2023`, and the filter. */
export function relationsHeadline(work: Work, filter: string): string {
  return [work.title, authorsYear(work), filter && `Filter: ${filter}`].filter(Boolean).join(' · ');
}

function citedBySection(work: Work, options: RelationsOptions): Node | undefined {
  const counts = countsLabel(work);
  if (work.citers.length === 0 && counts === '') return undefined;
  const fresh = newCiters(work);
  const side: Side = {
    part: 'citers',
    label: 'Cited by',
    icon: 'references',
    end: 'citing',
    citations: newFirst(bestCitersFirst(work.citers), fresh),
  };
  // Most fields ask for the same: then the citers are gone through once.
  const known = new Map<string, readonly Citation[]>();
  const passing = (filter: string) => {
    const shown = known.get(filter) ?? passed(side, filter, options, fresh);
    known.set(filter, shown);
    return shown;
  };
  return section(work, side, options, {
    shown: passing(options.filter),
    fresh,
    says: [sinceLabel(work, options), counts],
    before: (id) =>
      facetNodes(work, {
        id: `${id}/facet`,
        grouping: options.grouping,
        filter: options.filter,
        passing: (field) => passing(withoutLike(options.filter, `${field}:`)),
      }),
  });
}

function citesSection(work: Work, options: RelationsOptions): Node | undefined {
  if (work.cites.length === 0) return undefined;
  const side: Side = {
    part: 'cites',
    label: 'Cites',
    icon: 'arrow-right',
    end: 'cited',
    citations: work.cites,
  };
  const fresh: ReadonlySet<string> = new Set();
  return section(work, side, options, { shown: passed(side, options.filter, options, fresh), fresh });
}

/** `since 2023 ▂▄█`: how many citers each year brought. */
function sinceLabel({ citers }: Work, { thisYear }: RelationsOptions): string {
  const { first, counts } = yearCounts(citers, ({ citing }) => citing, thisYear);
  if (counts.length === 0) return '';
  if (counts.length === 1) return `in ${first}`;
  return `since ${first} ${counts.length <= MOST_COLUMNS ? columns(counts) : ''}`.trimEnd();
}

function passed(
  { citations, end }: Side,
  filter: string,
  { library, inNotes }: RelationsOptions,
  fresh: ReadonlySet<string>,
): readonly Citation[] {
  const test = relationTest(filter, library, inNotes);
  if (!test) return citations;
  return citations.filter((citation) => {
    const work = citation[end];
    return test({ work, citation, isNew: isNew(work, fresh) });
  });
}

interface Contents {
  readonly shown: readonly Citation[];
  readonly fresh: ReadonlySet<string>;
  /** What else is said behind the label. */
  readonly says?: readonly string[];
  /** The rows above those of the papers. */
  readonly before?: (id: string) => Node[];
}

function section(
  work: Work,
  side: Side,
  options: RelationsOptions,
  { shown, fresh, says = [], before }: Contents,
): Node {
  const id = `relations:${work.id}/${side.part}`;
  const all = side.citations.length;
  const count =
    shown.length === all
      ? all.toLocaleString('en')
      : `${shown.length.toLocaleString('en')} of ${all.toLocaleString('en')}`;
  const words = [count, ...says].filter(Boolean).join(' · ');
  return {
    id,
    label: side.label,
    description: words,
    tooltip: `${side.label}: ${words}`,
    spoken: [side.label, count, ...says.map((text) => text.replace(/\s*[▁-█]+/g, ''))]
      .filter(Boolean)
      .join(', '),
    icon: side.icon,
    kind: 'section',
    workId: work.id,
    open: true,
    children: () => [
      ...(before?.(id) ?? []),
      ...groupNodes(side, { id, shown, fresh, inNotes: options.inNotes, grouping: options.grouping }),
    ],
  };
}

function relatedSection(work: Work, options: RelationsOptions): Node | undefined {
  const { related, filter, library, inNotes } = options;
  const id = `relations:${work.id}/related`;
  const base = {
    id,
    label: 'Related',
    icon: 'graph-scatter',
    kind: 'section',
    workId: work.id,
    open: true,
  } as const;
  if (!related) {
    const words = 'Finding related papers …';
    const row: Node = {
      id: `${id}/finding`,
      label: words,
      spoken: words,
      icon: 'loading~spin',
      kind: 'fact',
    };
    return { ...base, spoken: 'Related, being found', children: () => [row] };
  }
  if (related.length === 0) return undefined;
  const test: RelationTest = relationTest(filter, library, inNotes) ?? (() => true);
  const shown = related.filter((each) => test({ work: each.work }));
  const count = shown.length === related.length ? `${shown.length}` : `${shown.length} of ${related.length}`;
  return {
    ...base,
    description: count,
    tooltip: 'The nearest papers of this library, by who cites them, what they cite and what they say',
    spoken: `Related, ${count}`,
    children: () => shown.map((each) => relatedNode(work, each, id, inNotes)),
  };
}

function linksSection(work: Work, { links }: RelationsOptions): Node | undefined {
  if (!links || links.length === 0) return undefined;
  const id = `relations:${work.id}/links`;
  const found = linkWords(links) || 'none on its pages';
  return {
    id,
    label: 'Code, data, media',
    description: found,
    tooltip:
      'Links that its pages give, and addresses built from its identifiers. Nothing is opened without a click.',
    spoken: `Code, data, media, ${found}`,
    icon: 'link',
    kind: 'section',
    workId: work.id,
    open: links.some(({ place }) => place !== undefined),
    children: () => linkNodes(links, work.id, id),
  };
}
